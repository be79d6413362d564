package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
)

type rulebookCommand struct {
	Show    rulebookShow    `cmd:"" help:"${help_rulebook_show}"`
	Verify  rulebookVerify  `cmd:"" help:"${help_rulebook_verify}"`
	Install rulebookInstall `cmd:"" help:"${help_rulebook_install}"`
	Remove  rulebookRemove  `cmd:"" help:"${help_rulebook_remove}"`
	Pack    rulebookPack    `cmd:"" help:"${help_rulebook_pack}"`
}

// knowledge reads the rulebook to work with, once: the file that was named, or what is installed, or what comes with the
// program. An installed update that cannot be used is told on stderr and stops nothing.
func (j *job) knowledge() (*assembly.Knowledge, error) {
	if j.known != nil {
		return j.known, nil
	}
	known, err := j.choose()
	if err != nil {
		return nil, err
	}
	if known.Trouble != nil {
		if _, err := fmt.Fprintln(j.errs, j.words.T("cli.line.plain", "what", known.Notice(j.words))); err != nil {
			return nil, err
		}
	}
	if known.Update != nil {
		if j.words, err = assembly.Words(j.language, known.Divisions); err != nil {
			return nil, err
		}
	}
	j.known = known
	return known, nil
}

func (j *job) choose() (*assembly.Knowledge, error) {
	if j.place.keys == nil {
		return assembly.Builtin()
	}
	keys, err := j.place.keys()
	if err != nil {
		return nil, err
	}
	if j.shown != nil && j.rulebook == "" {
		switch {
		case len(j.shown.Book) > 0:
			return assembly.ReadRulebook(j.shown.Book, keys)
		case j.shown.Rulebook == wizard.RulebookVersion:
			return assembly.Builtin()
		}
	}
	if j.rulebook != "" {
		known, err := assembly.OpenRulebook(j.rulebook, keys)
		return known, at(j.rulebook, err)
	}
	folder, err := j.place.folder()
	if err != nil {
		return assembly.Builtin() // an account without a folder of its own has nothing installed
	}
	return assembly.InstalledKnowledge(folder, keys)
}

// shownRulebook is rulebook show --json, and verify and install likewise.
type shownRulebook struct {
	Version  string           `json:"version"`
	Date     string           `json:"date"`
	Update   bool             `json:"update"` // false: what comes with the program
	File     string           `json:"file"`
	SignedBy string           `json:"signed_by"`
	Needs    string           `json:"needs"`
	Note     string           `json:"note"`
	Files    []rulebook.Entry `json:"files"`
	BuiltIn  string           `json:"built_in"` // the version that comes with the program
	Keys     []string         `json:"keys"`     // whose updates are believed
	Trouble  string           `json:"trouble"`  // why the installed update is not used
}

// sayRulebook tells which rulebook it is.
func (j *job) sayRulebook(k *assembly.Knowledge, asJSON bool) error {
	keys, err := j.place.keys()
	if err != nil {
		return err
	}
	s := shownRulebook{Version: k.Version, BuiltIn: wizard.RulebookVersion, File: k.File, Files: []rulebook.Entry{}, Keys: []string{}}
	for _, key := range keys {
		s.Keys = append(s.Keys, key.ID())
	}
	if k.Trouble != nil {
		s.Trouble = assembly.RulebookTrouble(j.words, k.Trouble)
	}
	if u := k.Update; u != nil {
		s.Update, s.Date, s.SignedBy, s.Needs, s.Files = true, u.Date, u.SignedBy, u.Needs, u.Files
		if s.Note = u.Note.Chinese; j.language == "en" {
			s.Note = u.Note.English
		}
	}
	if asJSON {
		return j.print(s)
	}
	lines := []string{j.words.T("cli.rulebook.builtin", "version", s.Version)}
	if s.Update {
		lines = []string{
			j.words.T("cli.rulebook.update", "version", s.Version, "date", s.Date, "needs", s.Needs),
			j.words.T("cli.rulebook.signed", "key", s.SignedBy, "file", s.File),
		}
		if s.Note != "" {
			lines = append(lines, j.words.T("cli.rulebook.note", "note", s.Note))
		}
		for _, e := range s.Files {
			lines = append(lines, j.words.T("cli.rulebook.file", "name", e.Name, "bytes", fmt.Sprint(e.Size)))
		}
	}
	lines = append(lines, j.words.T("cli.rulebook.keys", "keys", strings.Join(s.Keys, ", ")))
	return j.say("%s", strings.Join(lines, "\n"))
}

type rulebookShow struct {
	JSON bool `name:"json" help:"${help_json}"`
}

func (c *rulebookShow) do(j *job) (bool, error) {
	known, err := j.knowledge()
	if err != nil {
		return false, err
	}
	return false, j.sayRulebook(known, c.JSON)
}

type rulebookVerify struct {
	File string `arg:"" name:"FILE" help:"${help_update}"`
	JSON bool   `name:"json" help:"${help_json}"`
}

func (c *rulebookVerify) do(j *job) (bool, error) {
	keys, err := j.place.keys()
	if err != nil {
		return false, err
	}
	known, err := assembly.OpenRulebook(c.File, keys)
	if err != nil {
		return false, at(c.File, err)
	}
	return false, j.sayRulebook(known, c.JSON)
}

type rulebookInstall struct {
	File string `arg:"" name:"FILE" help:"${help_update}"`
	JSON bool   `name:"json" help:"${help_json}"`
}

func (c *rulebookInstall) do(j *job) (bool, error) {
	keys, err := j.place.keys()
	if err != nil {
		return false, err
	}
	folder, err := j.place.folder()
	if err != nil {
		return false, err
	}
	known, err := assembly.InstallRulebook(c.File, folder, keys)
	if err != nil {
		return false, at(c.File, err)
	}
	if c.JSON {
		return false, j.sayRulebook(known, true)
	}
	return false, j.say("%s", j.words.T("cli.rulebook.installed", "version", known.Version, "file", known.File))
}

type rulebookRemove struct{}

func (*rulebookRemove) do(j *job) (bool, error) {
	folder, err := j.place.folder()
	if err != nil {
		return false, err
	}
	file := filepath.Join(folder, assembly.RulebookName)
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return false, at(file, err)
	}
	return false, j.say("%s", j.words.T("cli.rulebook.removed", "version", wizard.RulebookVersion))
}

type rulebookPack struct {
	Folder   string `arg:"" name:"DIR" help:"${help_update_folder}"`
	Output   string `name:"output" short:"o" required:"" placeholder:"FILE" help:"${help_output}"`
	Key      string `name:"key" placeholder:"FILE" help:"${help_update_key}"`
	Password string `name:"password-file" placeholder:"FILE" help:"${help_update_password}"`
}

// manifestFile is what an editor writes beside the data: version, date, needs and note.
const manifestFile = "manifest.json"

func (c *rulebookPack) do(j *job) (bool, error) {
	raw, err := os.ReadFile(filepath.Join(c.Folder, manifestFile))
	if err != nil {
		return false, err
	}
	m, err := rulebook.ParseManifest(raw)
	if err != nil {
		return false, at(filepath.Join(c.Folder, manifestFile), err)
	}
	data, err := rulebook.Collect(".", os.DirFS(c.Folder))
	if err != nil {
		return false, err
	}
	delete(data, manifestFile)
	payload, err := rulebook.Payload(m, data)
	if err != nil {
		return false, at(c.Folder, err)
	}
	// What the program could not read is not signed in the first place.
	if _, err := assembly.TryRulebook(data); err != nil {
		return false, at(c.Folder, err)
	}
	if c.Key == "" {
		return false, errors.Join(j.put(c.Output, payload), j.say("%s", j.words.T("cli.rulebook.unsigned", "file", c.Output)))
	}
	update, err := c.sign(payload)
	if err != nil {
		return false, err
	}
	if err := j.put(c.Output, update); err != nil {
		return false, err
	}
	if err := j.say("%s", j.words.T("cli.rulebook.packed", "version", m.Version, "file", c.Output)); err != nil {
		return false, err
	}
	keys, err := j.place.keys()
	if err != nil {
		return false, err
	}
	if _, err := assembly.ReadRulebook(update, keys); err != nil {
		return false, j.say("%s", j.words.T("cli.rulebook.own_key", "what", assembly.RulebookTrouble(j.words, err)))
	}
	return false, nil
}

// sign signs a payload with the editor's key and puts both into one file.
func (c *rulebookPack) sign(payload []byte) ([]byte, error) {
	secret, err := os.ReadFile(c.Key)
	if err != nil {
		return nil, err
	}
	password := ""
	if c.Password != "" {
		raw, err := os.ReadFile(c.Password)
		if err != nil {
			return nil, err
		}
		password = strings.TrimRight(string(raw), "\r\n")
	}
	signature, err := rulebook.Sign(payload, secret, password)
	if err != nil {
		return nil, at(c.Key, err)
	}
	return rulebook.Seal(payload, signature)
}

// put writes bytes whole or not at all.
func (j *job) put(path string, data []byte) error {
	return j.write(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
