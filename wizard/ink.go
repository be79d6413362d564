package wizard

import (
	"math"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Sight is one thing that was seen on a letter, in words.
type Sight struct {
	Text string
	Good bool   // as it should be, as far as one can say without the letter
	Ink  string // its name in the report's ink, like "seals.0"
}

// Sights tells what was seen on a letter: codes, seals, fingerprints, and what stands where something is asked for.
func Sights(k *paper.Ink, t *text.Catalog) []Sight {
	var out []Sight
	if k == nil {
		return nil
	}
	name := func(sort string, n int) string { return sort + "." + strconv.Itoa(n) }
	for n, c := range k.Codes {
		if code, err := letter.ParseCode(c.Text); err == nil {
			out = append(out, Sight{t.T("ink.code", "code", code.Print(), "page", strconv.Itoa(code.Page), "pages", strconv.Itoa(code.Pages)), true, name("codes", n)})
		}
	}
	for n, s := range k.Seals {
		colour := "ink.seal.grey"
		if s.Red {
			colour = "ink.seal.red"
		}
		words := []string{t.T("ink.seal", "colour", t.T(colour), "shape", t.T("ink.seal."+string(s.Shape)), "share", strconv.Itoa(int(math.Round(100*s.Share)))+"%")}
		for _, more := range []struct {
			is  bool
			key string
		}{{s.Cut, "ink.seal.cut"}, {s.Faint, "ink.seal.faint"}, {s.Overlaps, "ink.seal.overlaps"}} {
			if more.is {
				words = append(words, t.T(more.key))
			}
		}
		if s.Name != "" {
			words = append(words, t.T("ink.seal.name", "name", s.Name))
		}
		const whole = 0.8 // of the rim, as the rules have it
		out = append(out, Sight{strings.Join(words, t.T("list.separator")), s.Red && !s.Cut && !s.Faint && s.Share >= whole, name("seals", n)})
	}
	if len(k.Fingerprints) > 0 {
		out = append(out, Sight{t.T("ink.fingerprint", "count", strconv.Itoa(len(k.Fingerprints))), true, "fingerprints"})
	}
	for n, p := range k.Places {
		label := strings.TrimRight(p.Label, ":：")
		if label == "" {
			label = t.T("ink.place." + string(p.Kind))
		}
		key := "ink.place.empty"
		if p.Filled {
			key = "ink.place.filled"
		}
		out = append(out, Sight{t.T(key, "label", label), p.Filled, name("places", n)})
	}
	return out
}
