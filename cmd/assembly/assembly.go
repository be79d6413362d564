// Package assembly puts the rooms together: the one place where both programs learn which store, inspector and packer
// they work with.
package assembly

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/beiandesk/beiandesk/assets/letters"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/documents"
	lettersheets "github.com/beiandesk/beiandesk/documents/letters"
	"github.com/beiandesk/beiandesk/documents/pack"
	paperrules "github.com/beiandesk/beiandesk/documents/rules"
	"github.com/beiandesk/beiandesk/documents/spreadsheet"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// Version is the version of both programs; FyneApp.toml says the same.
const Version = "0.1.0"

// An Assembly is a desk and what stands around it.
type Assembly struct {
	Desk      *wizard.Desk
	Texts     map[text.Language]*text.Catalog
	Atlas     *region.Atlas
	Divisions *region.Divisions
	Knowledge *Knowledge
	Guide     *timeline.Guide
	Inspector *documents.Inspector
	Keys      *Identities
}

// Options say what differs between programs and runs.
type Options struct {
	Store wizard.Store // nil where no drafts are kept
	Clock wizard.Clock // nil for the system's
	Cache string       // folder for what is quicker found than made; empty for the user's own

	Knowledge *Knowledge // nil for what comes with the program

	Keys *Identities // lock and unlock packages; nil for those in the store

	// Sees stands between the desk and the inspector; nil for nothing between them.
	Sees func(wizard.Inspector) wizard.Inspector
}

// New puts everything together. Close gives back what it holds.
func New(o Options) (*Assembly, error) {
	a := &Assembly{Texts: map[text.Language]*text.Catalog{}}
	var err error
	if a.Knowledge = o.Knowledge; a.Knowledge == nil {
		if a.Knowledge, err = Builtin(); err != nil {
			return nil, err
		}
	}
	a.Atlas, a.Divisions = a.Knowledge.Atlas, a.Knowledge.Divisions
	for _, lang := range text.Names() {
		if a.Texts[lang], err = Words(lang, a.Divisions); err != nil {
			return nil, err
		}
	}
	if a.Guide, err = timeline.New(a.Atlas, a.Knowledge.Providers[filing.HuaweiCloud], a.Knowledge.Calendar); err != nil {
		return nil, fmt.Errorf("timeline: %w", err)
	}
	wordings, err := letter.Load(letters.FS(), a.Texts[text.Chinese])
	if err != nil {
		return nil, fmt.Errorf("wordings of letters: %w", err)
	}
	writer := lettersheets.Writer{Words: a.Texts[text.Chinese], Program: Version}
	if o.Cache == "" {
		o.Cache = CacheFolder()
	}
	if o.Clock == nil {
		o.Clock = SystemClock{}
	}
	a.Inspector = documents.New(documents.Options{CacheDir: o.Cache, FontDirs: FontFolders(), Reader: Reader(o.Cache)})
	papers, err := paperrules.New(paperrules.Knowledge{Atlas: a.Atlas, Divisions: a.Divisions, Letters: wordings})
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	apps, err := newAppRules()
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	var inspector wizard.Inspector = a.Inspector
	if o.Sees != nil {
		inspector = o.Sees(inspector)
	}
	a.Keys = o.Keys
	if a.Keys == nil {
		safe, _ := o.Store.(Safe)
		a.Keys = &Identities{Safe: safe, Clock: o.Clock}
	}
	a.Desk, err = wizard.NewDesk(wizard.Parts{
		Bundler:   pack.Packer{Portal: a.Knowledge.Portal},
		Locksmith: a.Keys, Sheets: spreadsheet.Clerk{}, Languages: a.languages(),
		Store: o.Store, Inspector: inspector, Packer: pack.Packer{Letters: a.lettersFor, Portal: a.Knowledge.Portal}, Papers: papers, Apps: apps,
		Atlas: a.Atlas, Divisions: a.Divisions, Providers: a.Knowledge.Providers, Guide: a.Guide, Reasons: a.Knowledge.Reasons, Letters: wordings, LetterWriter: writer, Clock: o.Clock, Entropy: rand.Reader, Program: Version,
		Rulebook: a.Knowledge.Version,
	})
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

// languages are the words of every language, in the order in which the program names them.
func (a *Assembly) languages() []*text.Catalog {
	var all []*text.Catalog
	for _, lang := range text.Names() {
		all = append(all, a.Texts[lang])
	}
	return all
}

// Words loads the sentences of one language; divisions may be nil where no place is named.
func Words(lang text.Language, divisions *region.Divisions) (*text.Catalog, error) {
	if divisions == nil {
		return text.Load(texts.Files, lang, nil)
	}
	return text.Load(texts.Files, lang, divisions.Name)
}

// Close gives back what the assembly holds.
func (a *Assembly) Close() error { return a.Inspector.Close() }

// SystemClock tells the time of the machine.
type SystemClock struct{}

// Now returns the present moment.
func (SystemClock) Now() time.Time { return time.Now() }

// CacheFolder returns the folder for what is quicker found than made; the system's temporary one where the user has none.
func CacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "BeianDesk")
}

// StoreFolder returns the folder in which the desktop program keeps drafts.
func StoreFolder() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("folder for drafts: %w", err)
	}
	return filepath.Join(dir, "BeianDesk"), nil
}
