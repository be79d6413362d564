package text

import "github.com/beiandesk/beiandesk/wizard/filing"

// A trait of a filing has words of its own under KEY@trait; where a key has none, the general words serve.
const (
	individualTrait = "@individual"
	websiteTrait    = "@website"
	appTrait        = "@app"
)

// Suited returns the catalogue with the words that fit a filing: a person is not asked for an organisation's name, and who
// files a website reads of websites only.
func (c *Catalog) Suited(f *filing.Filing) *Catalog {
	suited := *c
	suited.traits = nil
	if f.Entity.Nature == filing.Individual {
		suited.traits = append(suited.traits, individualTrait)
	}
	sites, apps := 0, 0
	for _, s := range f.Services {
		if s.Kind == filing.AppKind {
			apps++
		} else {
			sites++
		}
	}
	switch {
	case sites > 0 && apps == 0:
		suited.traits = append(suited.traits, websiteTrait)
	case apps > 0 && sites == 0:
		suited.traits = append(suited.traits, appTrait)
	}
	return &suited
}

// word returns the words of a key that suit best.
func (c *Catalog) word(key string) (string, bool) {
	for _, trait := range c.traits {
		if word, ok := c.words[key+trait]; ok {
			return word, true
		}
	}
	word, ok := c.words[key]
	return word, ok
}
