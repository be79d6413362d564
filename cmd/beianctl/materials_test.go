package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestMaterialsOfACase(t *testing.T) {
	delegated := sample.Enterprise()
	delegated.Province, delegated.City, delegated.County = "51", "5101", "510107"
	delegated.Entity.LegalRepresentative = "王样例"
	delegated.Principal.IsLegalRepresentative = filing.No
	minor := sample.Individual()
	minor.Province, minor.City, minor.County = "34", "3401", "340104"
	transfer := sample.Enterprise()
	transfer.Order = filing.Transfer
	for name, tc := range map[string]struct {
		f    *filing.Filing
		want map[paper.Slot]material.Demand
	}{
		"the province's pledge":     {sample.Enterprise(), map[paper.Slot]material.Demand{"letters.filing_pledge_unit": material.Must, "entity.certificate": material.Must}},
		"a delegation":              {delegated, map[paper.Slot]material.Demand{"letters.entity_principal_letter": material.Must, "letters.no_training_pledge": material.Perhaps}},
		"an individual from afar":   {minor, map[paper.Slot]material.Demand{"residence_proof": material.Must}},
		"a transfer takes no paper": {transfer, nil},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, onDay, "materials", caseFolder(t, tc.f), "--json")
			require.Empty(t, stderr)
			require.Contains(t, []int{exitDone, exitBlocked}, status)
			var out struct {
				Filing    string            `json:"filing"`
				Province  string            `json:"province"`
				Materials []wizard.Material `json:"materials"`
			}
			require.NoError(t, json.Unmarshal([]byte(stdout), &out))
			assert.Equal(t, tc.f.ID, out.Filing)
			assert.Equal(t, tc.f.Province, out.Province)
			require.NotNil(t, out.Materials)
			got := map[paper.Slot]material.Demand{}
			for _, m := range out.Materials {
				assert.NotEmpty(t, m.Title)
				assert.NotEmpty(t, m.Why)
				if _, asked := tc.want[m.Slot]; asked {
					got[m.Slot] = m.Demand
				}
			}
			if tc.want == nil {
				assert.Empty(t, out.Materials)
				return
			}
			assert.Equal(t, tc.want, got)
		})
	}
}

// TestMaterialsForPeople: the list names each paper, why it is asked for and who signs, in both languages.
func TestMaterialsForPeople(t *testing.T) {
	folder := caseFolder(t, sample.Enterprise())
	stdout, stderr, _ := call(t, onDay, "materials", folder)
	assert.Empty(t, stderr)
	for _, want := range []string{"广东省互联网信息服务备案承诺书（单位）", "广东省要求都交", "letters.filing_pledge_unit", "法定代表人", "盖章", "60 个工作日", "主办单位证件"} {
		assert.Contains(t, stdout, want)
	}
	stdout, _, _ = call(t, onDay, "--lang=en", "materials", folder)
	assert.Contains(t, stdout, "Filing pledge (unit)")
	assert.Contains(t, stdout, "60 working days")
}
