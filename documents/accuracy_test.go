package documents_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/models"
	"github.com/beiandesk/beiandesk/assets/onnxruntime"
	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// What TestAccuracy reads: a handful of papers, or all of them.
var (
	update     = flag.Bool("update", false, "read every paper in every condition and write the table of what was read")
	few        = flag.Bool("few", false, "with -update: one person for each paper instead of all")
	conditions = flag.String("conditions", "", "with -update: only these conditions, with commas between them")
)

// tally counts what was read out of how many.
type tally struct{ papers, kinds, fields, exact, wrong int }

func (t *tally) add(o tally) {
	t.papers += o.papers
	t.kinds += o.kinds
	t.fields += o.fields
	t.exact += o.exact
	t.wrong += o.wrong
}

func share(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(part)/float64(whole))
}

// read takes one picture and compares what inspect says with what stands on the paper. A field that is empty was not
// read; one that says something else was read wrongly, which is worse.
func read(t *testing.T, inspector *documents.Inspector, p specimen.Print, c specimen.Condition) (tally, map[string]tally) {
	t.Helper()
	r, err := inspector.Inspect(context.Background(), "a.jpg", specimen.Take(p.Picture, c), "")
	require.NoError(t, err)
	require.Empty(t, r.Unread)
	sum, fields := tally{papers: 1}, map[string]tally{}
	if r.Kind == p.Kind {
		sum.kinds = 1
	} else {
		t.Logf("%s %s %s: taken for %s %.2f", p.Kind, p.Edition, c, r.Kind, r.KindScore)
	}
	for field, want := range p.Truth {
		one := tally{fields: 1}
		got := r.Fields[field].Text
		switch {
		case r.Kind == p.Kind && filing.Fold(got) == filing.Fold(want):
			one.exact = 1
		case got != "":
			one.wrong = 1
			fallthrough
		default:
			t.Logf("%s %s %s: %s is %q, read %q %.2f %s", p.Kind, p.Edition, c, field, want, got, r.Fields[field].Score, r.Fields[field].Doubt)
		}
		fields[field] = one
		sum.fields += one.fields
		sum.exact += one.exact
		sum.wrong += one.wrong
	}
	return sum, fields
}

// reading is an inspector that reads text, for all tests.
func reading(t *testing.T) *documents.Inspector {
	t.Helper()
	engine := ocr.New(ocr.Options{
		LibraryPaths: onnxruntime.Places("", ""),
		Models:       ocr.Models{Detector: models.Detector(), Direction: models.Direction(), Recogniser: models.Recogniser()},
	})
	i := documents.New(documents.Options{Reader: engine})
	t.Cleanup(func() { assert.NoError(t, i.Close()) })
	return i
}

// handful is how many forms lie between two that a run without -update reads.
const handful = 3

// TestAccuracy reads some papers well enough. With -update it reads all of them in all conditions and writes the table,
// which takes an hour; -v tells what was not read.
func TestAccuracy(t *testing.T) {
	inspector, people := reading(t), specimen.People()
	if *update {
		writeAccuracy(t, inspector, people)
		return
	}
	var sum tally
	for n := 0; n < len(specimen.Forms()); n += handful {
		c := []specimen.Condition{specimen.Phone, specimen.LeftTurned, specimen.UnevenLight}[n/handful%3]
		one, _ := read(t, inspector, specimen.Set(specimen.Forms()[n], people[n%len(people)]), c)
		sum.add(one)
	}
	assert.Equal(t, sum.papers, sum.kinds, "kinds")
	assert.GreaterOrEqual(t, 100*sum.exact, 92*sum.fields, "fields")
}

// table is what was read, by one way of sorting it.
type table map[string]tally

func (m table) add(key string, one tally) {
	sum := m[key]
	sum.add(one)
	m[key] = sum
}

func (m table) write(out *strings.Builder, title string, keys []string) {
	fmt.Fprintf(out, "%-40s %6s %7s %7s %7s %7s\n", title, "papers", "kind", "fields", "exact", "wrong")
	for _, k := range keys {
		if s, ok := m[k]; ok {
			fmt.Fprintf(out, "%-40s %6d %7s %7d %7s %7s\n", k, s.papers, share(s.kinds, s.papers), s.fields, share(s.exact, s.fields), share(s.wrong, s.fields))
		}
	}
	out.WriteByte('\n')
}

// groups are the conditions that are promised together: every field of what is clean, of photographs as phones take them,
// and the same in all four ways a paper can lie.
var groups = []struct {
	name       string
	conditions []specimen.Condition
}{
	{"clean", []specimen.Condition{specimen.Clean}},
	{"phone-like photo, three ways up", []specimen.Condition{specimen.Phone, specimen.PhoneSideways, specimen.PhoneUpended}},
	{"four rotations", []specimen.Condition{specimen.Clean, specimen.RightTurned, specimen.UpsideDown, specimen.LeftTurned}},
	{"all conditions", specimen.Conditions()},
}

// together sums what was read up by groups, of those whose conditions were all read.
func together(byCondition table) (table, []string) {
	sums, names := table{}, []string{}
	for _, g := range groups {
		if slices.ContainsFunc(g.conditions, func(c specimen.Condition) bool { return byCondition[string(c)].papers == 0 }) {
			continue
		}
		names = append(names, g.name)
		for _, c := range g.conditions {
			sums.add(g.name, byCondition[string(c)])
		}
	}
	return sums, names
}

func writeAccuracy(t *testing.T, inspector *documents.Inspector, people []specimen.Facts) {
	list := specimen.Conditions()
	if *conditions != "" {
		list = nil
		for _, c := range strings.Split(*conditions, ",") {
			list = append(list, specimen.Condition(c))
		}
	}
	byForm, byCondition, byField := table{}, table{}, table{}
	persons := "four people of specimen.People for each paper"
	if *few {
		persons = "one person of specimen.People for each paper"
	}
	var names []string
	for _, c := range list {
		names = append(names, string(c))
		for n, form := range specimen.Forms() {
			for i, person := range people {
				if *few && i != n%len(people) {
					continue
				}
				one, fields := read(t, inspector, specimen.Set(form, person), c)
				byForm.add(strings.TrimSpace(string(form.Kind)+" "+form.Edition), one)
				byCondition.add(string(c), one)
				for field, f := range fields {
					byField.add(field, f)
				}
			}
		}
		var out strings.Builder
		out.WriteString("What inspect reads from our own drawn papers (documents/specimen), by condition, paper and field.\n" +
			"Kind: the paper was taken for what it is. Exact: the field says what is printed, but for width, spaces and brackets.\n" +
			"Wrong: it says something else; what is neither exact nor wrong was left empty.\n" +
			"Made anew by: go test ./documents -run Accuracy -update -timeout 3h (all people of specimen.People; with -few one each)\n" +
			"Read for this table: " + persons + ".\n\n")
		sums, grouped := together(byCondition)
		sums.write(&out, "together", grouped)
		byCondition.write(&out, "condition", names)
		byForm.write(&out, "paper", slices.Sorted(maps.Keys(byForm)))
		byField.write(&out, "field", slices.Sorted(maps.Keys(byField)))
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(filepath.Join("testdata", "accuracy.txt"), []byte(out.String()), 0o644))
	}
}
