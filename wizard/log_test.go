package wizard_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// canary stands in every text of a value that is logged.
const canary = "金丝雀Canary"

// roots are the values that hold what somebody typed, or what was read from their papers.
func roots() []any {
	return []any{
		filing.Filing{},
		wizard.Draft{},
		wizard.Summary{},
		wizard.Check{},
		wizard.AppFile{},
		wizard.AppQuery{},
		wizard.AppFact{},
		wizard.Package{},
		wizard.Reading{},
		paper.Report{},
		paper.Suggestion{},
		rule.Finding{},
		rule.Fault{},
		timeline.Case{},
		timeline.Moment{},
		approval.Page{},
		approval.Verdict{},
		approval.Expectation{},
		remedy.Match{},
		wizard.SheetPlan{},
		sheet.Grid{},
		sheet.Note{},
		sheet.Result{},
	}
}

// silent are types below the roots that hold no text of an applicant's.
func silent() map[reflect.Type]string {
	return map[reflect.Type]string{
		reflect.TypeFor[flow.Interview]():      "codes only",
		reflect.TypeFor[rule.Lack]():           "a rule and paths",
		reflect.TypeFor[wizard.Counts]():       "numbers",
		reflect.TypeFor[wizard.Material]():     "demands of the rulebook",
		reflect.TypeFor[paper.Measure]():       "a number and its unit",
		reflect.TypeFor[paper.Mark]():          "embeds a Line, which keeps silent",
		reflect.TypeFor[paper.Spot]():          "a place in a picture",
		reflect.TypeFor[paper.Finish]():        "how a picture is made",
		reflect.TypeFor[paper.Ink]():           "holds what keeps silent itself",
		reflect.TypeFor[filing.Date]():         "a day",
		reflect.TypeFor[filing.FilingNumber](): "public, and of no exported member",
		reflect.TypeFor[timeline.Due]():        "days",
		reflect.TypeFor[timeline.Task]():       "a key of the texts",
		reflect.TypeFor[remedy.Reason]():       "part of the rulebook",
		reflect.TypeFor[rule.Source]():         "part of the rulebook",
		reflect.TypeFor[rule.Description]():    "part of the rulebook",
		reflect.TypeFor[timeline.Told]():       "a sentence of the rulebook",
		reflect.TypeFor[timeline.Refusal]():    "a key of the texts",
		reflect.TypeFor[timeline.Reminder]():   "a key of the texts",
	}
}

// public reports whether a type belongs to a package whose values come with the program.
func public(t reflect.Type) bool {
	for _, name := range []string{"text", "region", "provider", "material"} {
		if strings.HasSuffix(t.PkgPath(), "/wizard/"+name) {
			return true
		}
	}
	return false
}

// types lists the structs of ours that can be reached from the exported fields of a type.
func types(t reflect.Type, seen map[reflect.Type]bool) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		types(t.Elem(), seen)
	case reflect.Map:
		types(t.Key(), seen)
		types(t.Elem(), seen)
	case reflect.Struct:
		if seen[t] || !strings.HasPrefix(t.PkgPath(), "github.com/beiandesk/") || silent()[t] != "" || public(t) {
			return
		}
		seen[t] = true
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				types(t.Field(i).Type, seen)
			}
		}
	}
}

// fill puts the canary into every text that a value can hold.
func fill(v reflect.Value, depth int) {
	if depth > 12 || !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(canary)
	case reflect.Pointer:
		if public(v.Type().Elem()) {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth+1)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte(canary))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), depth+1)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, depth+1)
		fill(value, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	}
}

func TestLogsTellNothingThatWasTyped(t *testing.T) {
	seen := map[reflect.Type]bool{}
	for _, root := range roots() {
		types(reflect.TypeOf(root), seen)
	}
	require.Greater(t, len(seen), 30)
	for kind := range seen {
		t.Run(kind.String(), func(t *testing.T) {
			full := reflect.New(kind)
			fill(full.Elem(), 0)
			require.Contains(t, fmt.Sprintf("%#v", full.Elem().Interface()), canary, "a failing test shows the whole value")
			value, pointer := full.Elem().Interface(), full.Interface()
			_, ok := value.(slog.LogValuer)
			require.True(t, ok, "%s is no slog.LogValuer: write it in log.go, or give the reason in silent", kind)
			list := reflect.Append(reflect.MakeSlice(reflect.SliceOf(kind), 0, 1), full.Elem()).Interface()
			for _, verb := range []string{"%v", "%+v", "%s", "%q"} {
				for _, x := range []any{value, pointer, list, struct{ Inside any }{value}} {
					assert.NotContains(t, fmt.Sprintf(verb, x), canary, verb)
				}
			}
			var out bytes.Buffer
			for _, handler := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
				slog.New(handler).Info("opened", "value", value, "pointer", pointer)
			}
			assert.NotContains(t, out.String(), canary)
			assert.NotEmpty(t, out.String())
		})
	}
}

func TestLogsNameADraftByItsID(t *testing.T) {
	const id = "01KAXF8E6Q0000000000000000"
	for name, tt := range map[string]struct {
		id, want string
	}{
		"ours":       {id, "filing " + id},
		"foreign":    {"张伟的备案", "filing"},
		"in letters": {"zhang wei's very own filing", "filing"},
	} {
		t.Run(name, func(t *testing.T) {
			f := &filing.Filing{ID: tt.id, Title: canary}
			assert.Equal(t, tt.want, fmt.Sprint(f))
			assert.Equal(t, tt.want, wizard.Draft{Filing: f}.LogValue().String())
			assert.Equal(t, tt.want, wizard.Summary{ID: tt.id, Title: canary}.LogValue().String())
		})
	}
	assert.Equal(t, "no filing", fmt.Sprint(wizard.Draft{}))
}

func TestLogsTellNoNumbers(t *testing.T) {
	phone, err := filing.ParseMobile("13800000000")
	require.NoError(t, err)
	require.Contains(t, phone.String(), "13800000000")
	for _, value := range []any{
		phone, filing.Email{}, filing.ResidentID{}, filing.USCC{}, filing.OrganizationCode{}, filing.DomainName{}, filing.FilingNumber{}, filing.AddressRange{},
	} {
		t.Run(fmt.Sprintf("%T", value), func(t *testing.T) {
			var out bytes.Buffer
			slog.New(slog.NewTextHandler(&out, nil)).Info("read", "number", value)
			assert.Contains(t, out.String(), fmt.Sprintf("number=%T", value))
			assert.NotContains(t, out.String(), "13800000000")
		})
	}
}
