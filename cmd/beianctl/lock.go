package main

import (
	"errors"
	"io"
	"os"
	"strings"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
)

// passphraseVariable is the environment variable that a passphrase may come from.
const passphraseVariable = "BEIAN_PASSPHRASE"

// maxSecretFile bounds files with passphrases and keys.
const maxSecretFile = 64 << 10 // bytes

// errNoPassphrase says that a file that should hold a passphrase begins with an empty line.
var errNoPassphrase = errors.New("no passphrase in it")

// readSecret reads a small file.
func readSecret(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, at(path, err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxSecretFile+1))
	if err == nil && len(raw) > maxSecretFile {
		err = wizard.ErrFileTooLarge
	}
	return raw, at(path, err)
}

// passphraseFrom returns the first line of a file.
func passphraseFrom(path string) (string, error) {
	raw, err := readSecret(path)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(raw), "\ufeff"), "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", at(path, errNoPassphrase)
	}
	return line, nil
}

// passphrase returns what --passphrase-file or the environment says; empty where neither does.
func (j *job) passphrase() (string, error) {
	if j.passphraseFile != "" {
		return passphraseFrom(j.passphraseFile)
	}
	return os.Getenv(passphraseVariable), nil
}

// withKeys does something with the keys of this user, which are sealed with the drafts. Only a new key may begin a store.
func (j *job) withKeys(begin bool, work func(*assembly.Identities) error) error {
	own := *j
	if own.folder = j.keyFolder; own.folder == "" {
		var err error
		if own.folder, err = j.place.folder(); err != nil {
			return err
		}
	}
	keys := &assembly.Identities{Folder: own.folder, Clock: j.clock()}
	if !begin && !storage.There(own.folder) && storage.SetAside(own.folder) == "" {
		return at(keys.Path(), work(keys)) // there are at most those of an earlier version
	}
	_, err := own.withStore(begin, func(store *storage.Store) (bool, error) {
		keys.Safe = store
		err := work(keys)
		if errors.Is(err, envelope.ErrIdentity) {
			err = at(keys.Path(), err)
		}
		return false, err
	})
	return err
}

// keys are what a locked case may be opened with: the passphrase, the keys that were named, and the user's own.
func (j *job) keys() (envelope.Keys, error) {
	var k envelope.Keys
	var err error
	if k.Passphrase, err = j.passphrase(); err != nil {
		return k, err
	}
	for _, path := range j.identityFiles {
		raw, err := readSecret(path)
		if err != nil {
			return k, err
		}
		named, err := envelope.ParseIdentities(raw)
		if err != nil {
			return k, at(path, err)
		}
		k.Identities = append(k.Identities, named...)
	}
	// Keys of one's own that cannot be read are no trouble while others open the case.
	quiet := *j
	quiet.errs = io.Discard
	j.ownTrouble = quiet.withKeys(false, func(own *assembly.Identities) error {
		all, err := own.All()
		k.Identities = append(k.Identities, all...)
		return err
	})
	return k, nil
}

// whyLocked names the trouble with the user's own keys where it is what keeps a case locked.
func (j *job) whyLocked(err error) error {
	if j.ownTrouble != nil && (errors.Is(err, envelope.ErrNeedsIdentity) || errors.Is(err, envelope.ErrNotForYou) && len(j.identityFiles) == 0) {
		return j.ownTrouble
	}
	return err
}

// openCase opens a case in any of its shapes, locked or not.
func (j *job) openCase(path string) (*pack.Case, error) {
	c, err := pack.OpenPath(path, j.keys)
	var secret *located // a file with a secret in it cannot be read: then the case is not at fault
	if errors.As(err, &secret) {
		return nil, err
	}
	return c, at(path, j.whyLocked(err))
}

// lockFlags say how a package is locked.
type lockFlags struct {
	EncryptTo []string `name:"encrypt-to" sep:"none" placeholder:"RECIPIENT" help:"${help_encrypt_to}"`
}

// lock returns what the flags say. The passphrase locks only where it was named on the command line: one in the environment
// may be there for drafts.
func (l lockFlags) lock(j *job) (wizard.Lock, error) {
	if len(l.EncryptTo) > 0 && j.passphraseFile != "" {
		return wizard.Lock{}, misuse(j.words.T("cli.lock.both"))
	}
	for _, typed := range l.EncryptTo {
		if envelope.CheckRecipient(typed) != nil {
			return wizard.Lock{}, misuse(j.words.T("cli.lock.recipient", "typed", typed))
		}
	}
	out := wizard.Lock{Recipients: l.EncryptTo}
	if j.passphraseFile == "" {
		return out, nil
	}
	var err error
	out.Passphrase, err = passphraseFrom(j.passphraseFile)
	return out, err
}

type identityCommand struct {
	Store string `name:"store" placeholder:"DIR" help:"${help_store}"`

	New  identityNew  `cmd:"" help:"${help_identity_new}"`
	Show identityShow `cmd:"" help:"${help_identity_show}"`

	Export identityExport `cmd:"" help:"${help_identity_export}"`
}

type identityNew struct{}

func (c *identityNew) do(j *job) (bool, error) {
	return false, j.withKeys(true, func(keys *assembly.Identities) error {
		made, err := keys.NewKey()
		if err != nil {
			return err
		}
		return j.say("%s\n%s", made, j.words.T("cli.identity.made", "folder", keys.Folder))
	})
}

type identityShow struct {
	JSON bool `name:"json" help:"${help_json}"`
}

func (c *identityShow) do(j *job) (bool, error) {
	return false, j.withKeys(false, func(keys *assembly.Identities) error {
		own, err := keys.Own()
		if err != nil {
			return err
		}
		if c.JSON {
			return j.print(struct {
				Folder string   `json:"folder"`
				Public []string `json:"public"`
			}{keys.Folder, own})
		}
		if len(own) == 0 {
			return j.say("%s", j.words.T("cli.identity.none"))
		}
		for _, public := range own {
			if err := j.say("%s", public); err != nil {
				return err
			}
		}
		return nil
	})
}

type identityExport struct {
	Output string `name:"output" short:"o" required:"" placeholder:"FILE" help:"${help_identity_output}"`
}

// do writes the secret keys as the age program reads them, for a copy in a safe place or another computer.
func (c *identityExport) do(j *job) (bool, error) {
	return false, j.withKeys(false, func(keys *assembly.Identities) error {
		text, err := keys.Text()
		if err != nil {
			return err
		}
		if len(text) == 0 {
			return misuse(j.words.T("cli.identity.none"))
		}
		if err := j.write(c.Output, func(w io.Writer) error {
			_, err := w.Write(text)
			return err
		}); err != nil {
			return err
		}
		return j.say("%s", j.words.T("cli.identity.exported", "file", c.Output))
	})
}
