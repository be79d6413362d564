package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// principalElsewhere is a company in a province whose legal representative has somebody else answer for it.
func principalElsewhere(t *testing.T, province string) *filing.Filing {
	t.Helper()
	f := sample.Enterprise()
	f.Province, f.City, f.County = province, province+"01", ""
	f.Entity.LegalRepresentative = "王样例"
	f.Principal.IsLegalRepresentative = filing.No
	return f
}

// fromElsewhere is an individual whose certificate names another province than the one of the filing.
func fromElsewhere(t *testing.T, province string) *filing.Filing {
	t.Helper()
	f := sample.Individual()
	f.Province, f.City, f.County = province, province+"01", ""
	if province == "44" {
		f.Entity.Certificate.Address = "浙江省杭州市样例路2号"
	}
	f.Settle()
	return f
}

// bareCase is a folder with a filing and no papers.
func bareCase(t *testing.T, f *filing.Filing) string {
	t.Helper()
	dir := t.TempDir()
	f.Attachments = []filing.Attachment{}
	writeFiling(t, f, filepath.Join(dir, "filing.json"))
	return dir
}

type lettersOutput struct {
	Filing   string            `json:"filing"`
	Province string            `json:"province"`
	Letters  []wizard.Letter   `json:"letters"`
	Written  map[string]string `json:"written"`
}

func lettersOf(t *testing.T, args ...string) lettersOutput {
	t.Helper()
	stdout, stderr, status := call(t, append([]string{onDay, "letters", "--json"}, args...)...)
	require.Empty(t, stderr)
	require.Contains(t, []int{exitDone, exitBlocked}, status)
	var out lettersOutput
	require.NoError(t, json.Unmarshal([]byte(stdout), &out))
	require.NotNil(t, out.Letters)
	return out
}

// TestLettersOfEveryProvince holds the letters of two cases in every province against the list that people have read.
func TestLettersOfEveryProvince(t *testing.T) {
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	provinces := atlas.Provinces()
	require.Len(t, provinces, 31)
	var table strings.Builder
	table.WriteString("# Written by: go test ./cmd/beianctl -run LettersOfEveryProvince -update. Read the difference.\n" +
		"# demand key title | who signs, seals | greatest age | form: must be used, is offered\n")
	for _, p := range provinces {
		for _, c := range []struct {
			name string
			make func(*testing.T, string) *filing.Filing
		}{{"company, another principal", principalElsewhere}, {"individual from elsewhere", fromElsewhere}} {
			fmt.Fprintf(&table, "\n%s %s: %s\n", p.ID, p.Name, c.name)
			for _, l := range lettersOf(t, bareCase(t, c.make(t, p.ID))).Letters {
				var signs []string
				for _, role := range l.SignedBy {
					signs = append(signs, string(role))
				}
				if l.Seal {
					signs = append(signs, "seal")
				}
				if l.Fingerprint {
					signs = append(signs, "fingerprint")
				}
				form := ""
				if l.Form != nil {
					form = map[bool]string{true: "must", false: "offered"}[l.Form.Must]
				}
				fmt.Fprintf(&table, "  %s %s %s | %s | %d %s | %s\n", l.Demand, l.Key, l.Heading, strings.Join(signs, " "), l.MaxAge, l.MaxAgeUnit, form)
			}
		}
	}
	golden := filepath.Join("testdata", "letters.txt")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(table.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), table.String(), "out of date: run the test with -update and read the difference")
}

func TestLettersAreWritten(t *testing.T) {
	folder := bareCase(t, principalElsewhere(t, "51"))
	dir := t.TempDir()
	file := filepath.Join(dir, "a.pdf")
	out := lettersOf(t, folder, "--write", "entity_principal_letter", "-o", file)
	assert.Equal(t, map[string]string{"entity_principal_letter": file}, out.Written)
	raw, err := os.ReadFile(file)
	require.NoError(t, err)
	r, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	says, err := r.Page(1).GetPlainText(nil)
	require.NoError(t, err)
	for _, want := range []string{"主体负责人授权书", "四川省通信管理局", "王样例", sample.PersonNumber, "授权人签字", "单位（盖章）", "日期"} {
		assert.Contains(t, says, want)
	}
	word := filepath.Join(dir, "a.DOCX")
	_, stderr, _ := call(t, onDay, "letters", folder, "--write", "letters.entity_principal_letter", "-o", word)
	assert.Empty(t, stderr)
	z, err := zip.OpenReader(word)
	require.NoError(t, err)
	require.NoError(t, z.Close())

	all := filepath.Join(dir, "all", "of them")
	out = lettersOf(t, folder, "--all", all)
	require.Len(t, out.Written, len(out.Letters))
	for _, path := range out.Written {
		assert.FileExists(t, path)
	}
	again := filepath.Join(dir, "b.pdf")
	lettersOf(t, folder, "--write", "entity_principal_letter", "-o", again)
	second, err := os.ReadFile(again)
	require.NoError(t, err)
	assert.Equal(t, raw, second, "the same case on the same day gives the same bytes")
}

func TestLettersRefuse(t *testing.T) {
	folder := bareCase(t, sample.Enterprise())
	out := filepath.Join(t.TempDir(), "a.pdf")
	for name, tc := range map[string]struct {
		args   []string
		status int
		says   string
	}{
		"a letter that is not needed":   {[]string{"--write", "guarantee", "-o", out}, exitUsage, "filing_pledge_unit"},
		"no file":                       {[]string{"--write", "filing_pledge_unit"}, exitUsage, "-o"},
		"a file and no letter":          {[]string{"-o", out}, exitUsage, "--write"},
		"one and all":                   {[]string{"--write", "filing_pledge_unit", "-o", out, "--all", t.TempDir()}, exitUsage, "--all"},
		"another format":                {[]string{"--write", "filing_pledge_unit", "-o", out + ".odt"}, exitUsage, ".docx"},
		"a file of the case":            {[]string{"--write", "filing_pledge_unit", "-o", filepath.Join(folder, "filing.json")}, exitUsage, ".docx"},
		"a folder that cannot be there": {[]string{"--write", "filing_pledge_unit", "-o", filepath.Join(out, "x", "a.pdf")}, exitFile, "a.pdf"},
		"a folder that is a file":       {[]string{"--all", filepath.Join(folder, "filing.json")}, exitFile, "filing.json"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, append([]string{onDay, "letters", folder}, tc.args...)...)
			assert.Equal(t, tc.status, status)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, tc.says)
		})
	}
}

// TestLettersForPeople names each letter, who signs it, how old it may be and what stays blank, in both languages.
func TestLettersForPeople(t *testing.T) {
	folder := bareCase(t, principalElsewhere(t, "51"))
	stdout, stderr, _ := call(t, onDay, "letters", folder)
	assert.Empty(t, stderr)
	for _, want := range []string{"主体负责人授权书", "entity_principal_letter", "法定代表人签字", "盖章", "90 天", "打印后手写：法定代表人证件号码"} {
		assert.Contains(t, stdout, want)
	}
	stdout, _, _ = call(t, onDay, "--lang=en", "letters", folder)
	for _, want := range []string{"signature of the legal representative", "seal", "Written by hand after printing"} {
		assert.Contains(t, stdout, want)
	}
	transfer := sample.Enterprise()
	transfer.Order = filing.Transfer
	stdout, _, _ = call(t, onDay, "letters", bareCase(t, transfer))
	assert.Contains(t, stdout, "没有要签署的文书")
}
