package divisions_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/wizard/region"
)

func load(t *testing.T) *region.Divisions {
	t.Helper()
	d, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	return d
}

func TestProvincesAreThoseOfTheAtlas(t *testing.T) {
	t.Parallel()
	a, err := region.Load(regions.FS())
	require.NoError(t, err)
	var want []region.Division
	for _, p := range a.Provinces() {
		want = append(want, region.Division{Code: p.ID, Name: p.Name})
	}
	assert.Equal(t, want, load(t).Provinces())
}

func TestPlacesPeopleLookFor(t *testing.T) {
	t.Parallel()
	d := load(t)
	for name, tc := range map[string]struct{ code, name, full string }{
		"county of a city":               {"440305", "南山区", "广东省深圳市南山区"},
		"district of a municipality":     {"110108", "海淀区", "北京市海淀区"},
		"county of a municipality":       {"500229", "城口县", "重庆市城口县"},
		"the municipality as city":       {"1101", "北京市", "北京市"},
		"governed by the province, 42":   {"429004", "仙桃市", "湖北省仙桃市"},
		"governed by the province, 46":   {"469021", "定安县", "海南省定安县"},
		"governed by the region, 65":     {"659001", "石河子市", "新疆维吾尔自治区石河子市"},
		"city without counties, 4419":    {"4419", "东莞市", "广东省东莞市"},
		"city without counties, 4420":    {"4420", "中山市", "广东省中山市"},
		"city without counties, 4604":    {"4604", "儋州市", "海南省儋州市"},
		"city without counties, 6202":    {"6202", "嘉峪关市", "甘肃省嘉峪关市"},
		"city named like its province":   {"220202", "昌邑区", "吉林省吉林市昌邑区"},
		"counties of a municipality, 50": {"5002", "重庆市（县）", "重庆市重庆市（县）"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.True(t, d.Contains(tc.code))
			assert.Equal(t, tc.name, d.Name(tc.code))
			assert.Equal(t, tc.full, d.FullName(tc.code))
		})
	}
}

func TestEveryCityCanBeReached(t *testing.T) {
	t.Parallel()
	d := load(t)
	var cities, counties int
	var bare []string
	for _, p := range d.Provinces() {
		require.NotEmpty(t, d.Cities(p.Code), p.Name)
		for _, c := range d.Cities(p.Code) {
			cities++
			n := len(d.Counties(c.Code))
			counties += n
			if n == 0 {
				bare = append(bare, c.Code)
			}
		}
	}
	assert.Equal(t, []string{"4419", "4420", "4604", "6202"}, bare)
	assert.Greater(t, cities, 333, "prefectures, municipalities and groups")
	assert.Greater(t, counties, 2800)
}
