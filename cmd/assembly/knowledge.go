package assembly

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/beiandesk/beiandesk/assets/providers"
	assets "github.com/beiandesk/beiandesk/assets/rulebook"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// RulebookName is the name under which an update lies in the program's folder.
const RulebookName = "rulebook.beianrules"

// Knowledge is what both programs know beside a filing: provinces, divisions, reasons, portals. It comes with the program,
// or from a signed update laid over that.
type Knowledge struct {
	Version   string         // of the rulebook
	Update    *rulebook.Book // nil for what comes with the program
	File      string         // that the update was read from
	Trouble   error          // why an installed update is not used; told once, and otherwise nothing stops
	Data      rulebook.Files
	Atlas     *region.Atlas
	Divisions *region.Divisions
	Reasons   *remedy.Book
	Calendar  *timeline.Calendar
	Providers map[filing.Provider]*provider.Terms
}

// Builtin returns the knowledge that comes with the program.
func Builtin() (*Knowledge, error) {
	data, err := assets.Data()
	if err != nil {
		return nil, err
	}
	k, err := understand(data)
	if err != nil {
		return nil, fmt.Errorf("built-in rulebook: %w", err)
	}
	k.Version = wizard.RulebookVersion
	return k, nil
}

// OpenRulebook reads, verifies and tries the update in a file. It refuses what is older than what comes with the program.
// Errors wrap one of package rulebook or come from the system, with the file's name.
func OpenRulebook(file string, keys []rulebook.Key) (*Knowledge, error) {
	raw, err := readUpdate(file)
	if err != nil {
		return nil, err
	}
	k, err := ReadRulebook(raw, keys)
	if err != nil {
		return nil, fmt.Errorf("open rulebook %s: %w", file, err)
	}
	k.File = file
	return k, nil
}

// ReadRulebook is OpenRulebook for bytes.
func ReadRulebook(raw []byte, keys []rulebook.Key) (*Knowledge, error) {
	own, err := rulebook.ParseVersion(wizard.RulebookVersion)
	if err != nil {
		return nil, err
	}
	book, err := rulebook.Verifier{Keys: keys, Program: Version, AtLeast: own}.Open(raw)
	if err != nil {
		return nil, err
	}
	k, err := TryRulebook(book.Data)
	if err != nil {
		return nil, err
	}
	k.Version, k.Update = book.Version, book
	return k, nil
}

// TryRulebook lays data over what comes with the program and reads the whole as the program will. What does not fit wraps
// rulebook.ErrData.
func TryRulebook(data rulebook.Files) (*Knowledge, error) {
	below, err := assets.Data()
	if err != nil {
		return nil, err
	}
	k, err := understand(data.Over(below))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", rulebook.ErrData, err)
	}
	return k, nil
}

// Installed reports whether an update lies in a folder, whatever it is worth.
func Installed(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, RulebookName))
	return !errors.Is(err, fs.ErrNotExist)
}

// InstalledKnowledge returns the knowledge of the update in a folder, or what comes with the program where there is none. An
// update that cannot be used is named in Trouble; one that the program has outgrown is left alone without a word.
func InstalledKnowledge(folder string, keys []rulebook.Key) (*Knowledge, error) {
	file := filepath.Join(folder, RulebookName)
	k, trouble := OpenRulebook(file, keys)
	if trouble == nil {
		return k, nil
	}
	k, err := Builtin()
	if err != nil {
		return nil, err
	}
	if !errors.Is(trouble, fs.ErrNotExist) && !errors.Is(trouble, rulebook.ErrOlder) {
		k.File, k.Trouble = file, trouble
	}
	return k, nil
}

// InstallRulebook verifies and tries the update in a file and lays it into a folder. It refuses what is older than the update
// that lies there.
func InstallRulebook(file, folder string, keys []rulebook.Key) (*Knowledge, error) {
	raw, err := readUpdate(file)
	if err != nil {
		return nil, err
	}
	k, err := ReadRulebook(raw, keys)
	if err != nil {
		return nil, fmt.Errorf("open rulebook %s: %w", file, err)
	}
	target := filepath.Join(folder, RulebookName)
	// An update there that cannot be used is no reason to keep it.
	if now, err := OpenRulebook(target, keys); err == nil {
		here, err := rulebook.ParseVersion(now.Version)
		if err != nil {
			return nil, err
		}
		if given, err := rulebook.ParseVersion(k.Version); err != nil || given.Before(here) {
			return nil, fmt.Errorf("open rulebook %s: %w: %s, in use is %s", file, rulebook.ErrOlder, k.Version, now.Version)
		}
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("install rulebook: %w", err)
	}
	err = WriteFile(target, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	})
	if err != nil {
		return nil, err
	}
	k.File = target
	return k, nil
}

// readUpdate reads a file, but no more of it than an update can have.
func readUpdate(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errors.Join(fmt.Errorf("read %s: %w", file, ErrFolder), f.Close())
	}
	raw, err := io.ReadAll(io.LimitReader(f, rulebook.MaxSize+1))
	return raw, errors.Join(err, f.Close())
}

// A Trouble pairs an error with the text, under cli.trouble, that says what it means and what to do.
type Trouble struct {
	Is  error
	Key string
}

// RulebookTroubles lists what can be wrong with an update.
func RulebookTroubles() []Trouble {
	return []Trouble{
		{rulebook.ErrNotRulebook, "rulebook_none"},
		{rulebook.ErrDamaged, "rulebook_damaged"},
		{rulebook.ErrTooLarge, "rulebook_large"},
		{rulebook.ErrKey, "rulebook_key"},
		{rulebook.ErrSignature, "rulebook_signature"},
		{rulebook.ErrOlder, "rulebook_older"},
		{rulebook.ErrNewer, "rulebook_newer"},
		{rulebook.ErrUnknownFile, "rulebook_file"},
		{rulebook.ErrForm, "rulebook_form"},
		{rulebook.ErrData, "rulebook_data"},
	}
}

// Notice says in one sentence why an installed update is not used; empty where nothing is wrong.
func (k *Knowledge) Notice(words *text.Catalog) string {
	if k.Trouble == nil {
		return ""
	}
	return words.T("cli.rulebook.unused", "file", k.File, "version", k.Version, "what", RulebookTrouble(words, k.Trouble))
}

// RulebookTrouble says what is wrong with an update and what to do.
func RulebookTrouble(words *text.Catalog, err error) string {
	for _, t := range append(RulebookTroubles(), Trouble{fs.ErrPermission, "permission"}, Trouble{ErrFolder, "folder"}) {
		if errors.Is(err, t.Is) {
			return words.T("cli.trouble." + t.Key)
		}
	}
	return words.T("cli.trouble.unforeseen")
}

// understand reads data as the program uses them.
func understand(data rulebook.Files) (*Knowledge, error) {
	k := &Knowledge{Data: data, Providers: map[filing.Provider]*provider.Terms{}}
	regions, err := fs.Sub(data, "regions")
	if err != nil {
		return nil, err
	}
	if k.Atlas, err = region.Load(regions); err != nil {
		return nil, fmt.Errorf("regions: %w", err)
	}
	if k.Divisions, err = region.LoadDivisions(data[assets.Divisions]); err != nil {
		return nil, fmt.Errorf("divisions: %w", err)
	}
	for _, p := range k.Divisions.Provinces() {
		if _, ok := k.Atlas.Province(p.Code); !ok {
			return nil, fmt.Errorf("divisions: nothing is known about %s %s", p.Code, p.Name)
		}
	}
	if k.Reasons, err = remedy.Load(data[assets.Reasons]); err != nil {
		return nil, fmt.Errorf("reasons: %w", err)
	}
	if k.Calendar, err = timeline.LoadCalendar(data[assets.Workdays]); err != nil {
		return nil, fmt.Errorf("working days: %w", err)
	}
	for _, name := range data.Names() {
		if id, ok := strings.CutPrefix(name, "providers/"); ok {
			portal, err := k.Portal(filing.Provider(strings.TrimSuffix(id, path.Ext(id))))
			if err != nil {
				return nil, err
			}
			k.Providers[portal.ID] = portal.Terms
		}
	}
	return k, nil
}

// Portal returns the pages of a provider's portal, or providers.ErrUnknown.
func (k *Knowledge) Portal(id filing.Provider) (providers.Portal, error) {
	files, err := fs.Sub(k.Data, "providers")
	if err != nil {
		return providers.Portal{}, err
	}
	return providers.LoadFrom(files, id)
}
