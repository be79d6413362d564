package main

import (
	"errors"
	"io"
	"os"
	"strings"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/documents/pack"
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

// identities are the keys of this user.
func (j *job) identities(folder string) (*assembly.Identities, error) {
	if folder == "" {
		var err error
		if folder, err = j.place.folder(); err != nil {
			return nil, err
		}
	}
	return &assembly.Identities{Folder: folder, Clock: j.clock()}, nil
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
	own, err := j.identities("")
	if err != nil {
		return k, nil // no folder, no keys of one's own
	}
	// Keys of one's own that cannot be read are no trouble while others open the case.
	if all, err := own.All(); err == nil {
		k.Identities = append(k.Identities, all...)
	} else if len(k.Identities) == 0 && k.Passphrase == "" {
		return k, at(own.Path(), err)
	}
	return k, nil
}

// openCase opens a case in any of its shapes, locked or not.
func (j *job) openCase(path string) (*pack.Case, error) {
	c, err := pack.OpenPath(path, j.keys)
	var secret *located // a file with a secret in it cannot be read: then the case is not at fault
	if errors.As(err, &secret) {
		return nil, err
	}
	return c, at(path, err)
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
}

type identityNew struct{}

func (c *identityNew) do(j *job) (bool, error) {
	keys, err := j.identities(j.keyFolder)
	if err != nil {
		return false, err
	}
	made, err := keys.NewKey()
	if err != nil {
		return false, at(keys.Path(), err)
	}
	return false, j.say("%s\n%s", made, j.words.T("cli.identity.made", "file", keys.Path()))
}

type identityShow struct {
	JSON bool `name:"json" help:"${help_json}"`
}

func (c *identityShow) do(j *job) (bool, error) {
	keys, err := j.identities(j.keyFolder)
	if err != nil {
		return false, err
	}
	own, err := keys.Own()
	if err != nil {
		return false, at(keys.Path(), err)
	}
	if c.JSON {
		return false, j.print(struct {
			File   string   `json:"file"`
			Public []string `json:"public"`
		}{keys.Path(), own})
	}
	if len(own) == 0 {
		return false, j.say("%s", j.words.T("cli.identity.none"))
	}
	for _, public := range own {
		if err := j.say("%s", public); err != nil {
			return false, err
		}
	}
	return false, nil
}
