package rules_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// A use says where a key of a province file is read: by which question of the atlas, and by whom. Rules may ask through a
// helper of this folder.
type use struct {
	question string    // the method of the atlas
	rules    []rule.ID // whose files ask it
	through  string    // the helper by which they do, when they do not ask themselves
	rooms    []string  // folders outside that ask it
}

// keyUses is the table: every key of a province file, and what comes of it.
var keyUses = map[string]use{
	"licence_prefixes":                           {question: "LicencePrefixes", rules: []rule.ID{"FIL006"}},
	"id_card_prefixes":                           {question: "IDCardPrefixes", rules: []rule.ID{"ENT016"}},
	"legal_rep_required":                         {question: "LegalRepMustBePrincipal", rules: []rule.ID{"PRI005"}},
	"foreign_legal_rep":                          {question: "ForeignLegalRep", rules: []rule.ID{"PRI012"}},
	"service_principal.letter":                   {question: "Letters", rooms: []string{"../material"}}, // says what letters says: TestLetterOfServicePrincipal
	"service_principal.same_person":              {question: "SamePerson", rules: []rule.ID{"PRI009"}},
	"service_principal.citizen_only":             {question: "CitizenOnly", rules: []rule.ID{"PRI012"}},
	"service_principal.shared_with_other_entity": {question: "SharedPrincipal", rules: []rule.ID{"PRI013", "OTH003"}},
	"personal_filing.cross_province":             {question: "CrossProvincePersonal", rules: []rule.ID{"ENT011", "ENT016", "MAT003"}},
	"personal_filing.proofs":                     {question: "ResidenceProofs", rules: []rule.ID{"MAT003"}},
	"personal_filing.min_age":                    {question: "MinAgePersonal", rules: []rule.ID{"PRI008"}},
	"personal_filing.minor":                      {question: "Minor", rules: []rule.ID{"PRI008"}},
	"personal_filing.min_age_unit":               {question: "MinAgeUnit", rules: []rule.ID{"PRI008"}},
	"personal_filing.blog_category":              {question: "BlogCategory", rules: []rule.ID{"SVC015"}},
	"personal_filing.remark":                     {question: "PersonalRemark", rules: []rule.ID{"SVC014"}},
	"personal_filing.foreigner":                  {question: "ForeignerPersonal", rules: []rule.ID{"ENT020"}},
	"personal_filing.hk_mo_tw":                   {question: "HKMoTwPersonal", rules: []rule.ID{"ENT020"}},
	"individual_business":                        {question: "IndividualBusiness", rules: []rule.ID{"ENT006", "ENT018"}},
	"address_same_city":                          {question: "AddressSameCity", rules: []rule.ID{"ENT014"}},
	"address_format":                             {question: "AddressFormat", rules: []rule.ID{"ENT021"}},
	"phone_local":                                {question: "PhoneLocal", rules: []rule.ID{"CON011"}},
	"contacts_distinct":                          {question: "ContactRules", rules: []rule.ID{"CON005", "CON006", "CON008", "CON010", "CON012"}, through: "contactRule("},
	"domain_min_validity_days":                   {question: "DomainMinValidityDays", rules: []rule.ID{"DOM008"}, rooms: []string{"../timeline"}},
	"domain_holder":                              {question: "DomainHolder", rules: []rule.ID{"DOM004"}},
	"domain_certificate":                         {question: "DomainCertificate", rooms: []string{"../material"}},
	"domain_suffix":                              {question: "DomainSuffix", rules: []rule.ID{"DOM016", "DOM020"}},
	"sites_per_order":                            {question: "SitesPerOrder", rules: []rule.ID{"SVC017"}},
	"domains_per_site":                           {question: "DomainsPerSite", rules: []rule.ID{"DOM011"}},
	"services_max":                               {question: "ServicesMax", rules: []rule.ID{"SVC017"}},
	"site_plan_document":                         {question: "SitePlan", rooms: []string{"../material"}},
	"letters":                                    {question: "Letters", rules: []rule.ID{"PRI005"}, rooms: []string{"../material", "../timeline"}},
	"extra_materials":                            {question: "Materials", rooms: []string{"../material"}},
	"change_rules":                               {question: "Change", rules: []rule.ID{"REC022", "REC026", "REC028", "REC029"}},
	"shell_entity_direct_add":                    {question: "ShellEntityDirectAdd", rules: []rule.ID{"REC003"}, rooms: []string{".."}},
	"migration_supported":                        {question: "MigrationSupported", rules: []rule.ID{"REC018"}},
	"footer_number":                              {question: "FooterNumber", rules: []rule.ID{"REC007"}, rooms: []string{"../timeline"}},
	"name_rules":                                 {question: "NameRules", rules: []rule.ID{"SVC001", "SVC008", "SVC010", "SVC011", "SVC018", "SVC021", "SVC022", "DOM019"}},
	"preapproval":                                {question: "Preapprovals", rules: []rule.ID{"PRE003"}, through: "suspects("},
	"notes":                                      {question: "Notes", rules: []rule.ID{"REC005"}},
	"conflicts":                                  {question: "ConflictText", rules: []rule.ID{"PRI008"}, through: "regional("}, // in regional.go
}

// describing are the keys of a province file that say what the file is about, and nothing to anybody.
var describing = []string{"schema", "code", "id", "name", "short", "pinyin", "authority", "updated"}

// TestEveryProvinceKeyIsUsed holds the table against the files: no key is left out, and whoever is said to read one does.
func TestEveryProvinceKeyIsUsed(t *testing.T) {
	t.Parallel()
	p, ok := open(t).atlas.Province("44")
	require.True(t, ok)
	raw, err := json.Marshal(p) // the keys of a file are those of the type: Load refuses any other
	require.NoError(t, err)
	var file map[string]any
	require.NoError(t, json.Unmarshal(raw, &file))
	var keys []string
	for key, value := range file {
		nested, ok := value.(map[string]any)
		_, fact := nested["confidence"]
		switch {
		case slices.Contains(describing, key):
		case ok && !fact:
			for inner := range nested {
				keys = append(keys, key+"."+inner)
			}
		default:
			keys = append(keys, key)
		}
	}
	var listed []string
	for key := range keyUses {
		listed = append(listed, key)
	}
	assert.ElementsMatch(t, keys, listed)

	known := map[rule.ID]bool{}
	for _, r := range all(t).Rules() {
		known[r.ID] = true
	}
	for key, u := range keyUses {
		assert.NotEmpty(t, append(u.rooms, u.through, string(slices.Concat(u.rules, []rule.ID{""})[0])), "%s is read by nobody", key)
		asks := "." + u.question
		if u.through != "" {
			assert.True(t, folderHolds(t, ".", asks), "%s: nobody here asks %s", key, u.question)
			asks = u.through
		}
		for _, id := range u.rules {
			assert.True(t, known[id], "%s: there is no rule %s", key, id)
			assert.Contains(t, ruleSource(t, id), asks, "%s: %s does not ask it", key, id)
		}
		for _, room := range u.rooms {
			assert.True(t, folderHolds(t, room, "."+u.question+"("), "%s: nobody in %s asks %s", key, room, u.question)
		}
	}
}

// TestLetterOfServicePrincipal: the key says nothing that the list of letters does not say, and the materials read that.
func TestLetterOfServicePrincipal(t *testing.T) {
	t.Parallel()
	w := open(t)
	for _, p := range w.atlas.Provinces() {
		listed := slices.ContainsFunc(p.Letters, func(l region.Letter) bool { return l.When == region.WhenServicePrincipalDelegated })
		assert.Equal(t, w.atlas.PrincipalLetter(p.ID).Value == region.LetterIfNotLegalRep, listed, p.Name)
	}
}

// valueUses says for values of lists that a province file may hold what looks at them.
var valueUses = map[string]rule.ID{
	"address_format.door_number": "ENT012", "address_format.room_number": "ENT021", "address_format.no_shixiaqu": "ENT019",
	"address_format.district_matches": "ENT013", "address_format.rural_to_village": "ENT021", "address_format.student_department": "ENT021",
	"address_format.same_as_residence_permit": "ENT021", "address_format.shop_licence_format": "ENT021",
	"address_format.bj_current_districts": "ENT021", "address_format.tj_special_zones": "ENT021",
	"address_format.liangjiang_to_yubei": "ENT021", "address_format.no_symbols": "ENT021",

	"contacts.main_ne_emergency": "CON005", "contacts.leaders_differ": "CON006", "contacts.unique_per_entity": "OTH001",
	"contacts.total_ge_2": "CON005", "contacts.diff_total_ge_3": "CON008", "contacts.emergency_ne_both_mains": "CON008",
	"contacts.no_reuse_between_leaders": "CON008", "contacts.no_cross_emergency": "CON008", "contacts.emergency_third_person": "CON008",
	"contacts.emergency_remark": "CON010", "contacts.personal_emergency_remark": "CON010", "contacts.personal_emergency_may_equal": "CON005",
	"contacts.real_person_answers": "CON012", "contacts.not_site_builder": "CON012",

	"name.cn_naming": "SVC022", "name.entity_name_advised": "SVC011", "name.match_entity": "SVC022", "name.no_domain": "SVC004",
	"name.no_person_name": "SVC022", "name.no_digits_only": "SVC002", "name.no_local_portal": "SVC022", "name.no_admin_area": "SVC010",
	"name.personal_no_admin_area": "SVC010", "name.unit_admin_area_needs_proof": "SVC010", "name.personal_no_place_pinyin_rural": "SVC022",
	"name.internal_college_suffix": "SVC022", "name.national_prefix_needs_approval": "SVC006", "name.domain_prefix_no_guo": "DOM019",
	"name.same_name_needs_different_content": "SVC022", "name.same_name_needs_explanation": "SVC022", "name.unit_content_not_other": "SVC018",
}

// TestEveryValueIsLookedAt: a value that a province may put into one of its lists has a rule that looks at it.
func TestEveryValueIsLookedAt(t *testing.T) {
	t.Parallel()
	w := open(t)
	var values, listed []string
	for _, c := range region.AddressFormat("").Choices() {
		values = append(values, "address_format."+c.Value)
	}
	for id := range w.atlas.National().Contacts.Value.Rules {
		values = append(values, "contacts."+id)
	}
	for id := range w.atlas.National().NameRules.Value.Special {
		values = append(values, "name."+id)
	}
	known := map[rule.ID]bool{}
	for _, r := range all(t).Rules() {
		known[r.ID] = true
	}
	for value, id := range valueUses {
		listed = append(listed, value)
		assert.True(t, known[id], "%s: there is no rule %s", value, id)
	}
	assert.ElementsMatch(t, values, listed)
}

// ruleSource returns the text of a rule's file.
func ruleSource(t *testing.T, id rule.ID) string {
	t.Helper()
	names, err := filepath.Glob(strings.ToLower(string(id)) + "_*.go")
	require.NoError(t, err)
	var all strings.Builder
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			raw, err := os.ReadFile(name)
			require.NoError(t, err)
			all.Write(raw)
		}
	}
	return all.String()
}

// folderHolds reports whether a file of a folder that is no test holds a text.
func folderHolds(t *testing.T, folder, text string) bool {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		raw, err := os.ReadFile(name)
		require.NoError(t, err)
		if strings.Contains(string(raw), text) {
			return true
		}
	}
	return false
}
