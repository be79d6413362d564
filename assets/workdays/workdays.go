// Package workdays embeds the public holidays of mainland China and the weekend days that are worked in their place (调休).
//
// The days are those of the yearly notices of the State Council's office, which workdays.json names year by year. They were taken
// from the npm package chinese-days 1.5.7 (MIT licence, copyright 2024 Yawei sun) and rearranged by convert.go:
//
//	npm pack chinese-days@1.5.7 && tar xzf chinese-days-1.5.7.tgz
//	go run convert.go package/dist/chinese-days.json > workdays.json
//
// The notice for a year appears in the autumn before it: then a newer version of the package is taken, and the notice is added
// to the table in convert.go.
package workdays

import _ "embed"

//go:embed workdays.json
var data []byte

// JSON returns the days; the caller must not change the bytes. Package timeline reads it.
func JSON() []byte { return data }
