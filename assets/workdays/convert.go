//go:build ignore

// Convert rearranges the days of the npm package chinese-days into workdays.json. How to run it is told in workdays.go.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"
)

// first is the first year that is kept: no filing in the making began earlier.
const first = 2020

type days struct {
	Holidays map[string]string `json:"holidays"` // date to "English name,Chinese name,days"
	Workdays map[string]string `json:"workdays"`
}

type year struct {
	Notices  []string          `json:"notices"`
	Holidays map[string]string `json:"holidays"`
	Workdays []string          `json:"workdays"`
}

type list struct {
	Source  string           `json:"source"`
	Licence string           `json:"licence"`
	Years   map[string]*year `json:"years"`
}

// notices are the documents that the package names for its days. A year that is not here stops the conversion.
var notices = map[string][]string{
	"2020": {
		"国务院办公厅关于2020年部分节假日安排的通知 https://www.gov.cn/zhengce/content/2019-11/21/content_5454164.htm",
		"国务院办公厅关于延长2020年春节假期的通知 https://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm",
	},
	"2021": {"国务院办公厅关于2021年部分节假日安排的通知 https://www.gov.cn/zhengce/content/2020-11/25/content_5564127.htm"},
	"2022": {"国务院办公厅关于2022年部分节假日安排的通知 https://www.gov.cn/zhengce/content/2021-10/25/content_5644835.htm"},
	"2023": {"国务院办公厅关于2023年部分节假日安排的通知 https://www.gov.cn/zhengce/content/2022-12/08/content_5730844.htm"},
	"2024": {"国务院办公厅关于2024年部分节假日安排的通知 https://www.gov.cn/zhengce/content/202310/content_6911527.htm"},
	"2025": {"国务院办公厅关于2025年部分节假日安排的通知 https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm"},
	"2026": {"国务院办公厅关于2026年部分节假日安排的通知 https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm"},
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run convert.go chinese-days.json > workdays.json")
	}
	raw, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var all days
	if err := json.Unmarshal(raw, &all); err != nil {
		log.Fatal(err)
	}
	out, err := arrange(all)
	if err != nil {
		log.Fatal(err)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		log.Fatal(err)
	}
}

// arrange sorts the days by the year they lie in.
func arrange(all days) (*list, error) {
	out := &list{Source: "npm chinese-days 1.5.7", Licence: "MIT, Copyright (c) 2024 Yawei sun", Years: map[string]*year{}}
	of := func(date string) (*year, error) {
		y := date[:4]
		if n, err := strconv.Atoi(y); err != nil || n < first {
			return nil, err
		}
		if len(notices[y]) == 0 {
			return nil, fmt.Errorf("%s: no notice is named for its year", date)
		}
		if out.Years[y] == nil {
			out.Years[y] = &year{Notices: notices[y], Holidays: map[string]string{}, Workdays: []string{}}
		}
		return out.Years[y], nil
	}
	for date, about := range all.Holidays {
		y, err := of(date)
		if err != nil {
			return nil, err
		}
		if parts := strings.Split(about, ","); y != nil && len(parts) == 3 {
			y.Holidays[date] = parts[1]
		} else if y != nil {
			return nil, fmt.Errorf("%s: %q is not two names and a number", date, about)
		}
	}
	for date := range all.Workdays {
		y, err := of(date)
		if err != nil {
			return nil, err
		}
		if y != nil {
			y.Workdays = append(y.Workdays, date)
		}
	}
	for _, y := range out.Years {
		slices.Sort(y.Workdays)
	}
	return out, nil
}
