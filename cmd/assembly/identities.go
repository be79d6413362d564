package assembly

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/wizard"
)

// identityFile held the user's secret keys in the clear before the store did, as the age program reads them.
const identityFile = "identities.txt"

// identitySecret is the name of the keys in the safe.
const identitySecret = "identities"

var (
	// ErrNoSafe says that secret keys can be kept nowhere.
	ErrNoSafe = errors.New("keep key: there is no safe for it")
	// errNotKept says that the safe gives back something else than it was given.
	errNotKept = errors.New("keep key: the safe did not keep it")
)

// A Safe keeps small secrets sealed; the store of drafts is one. Of what it does not have it returns fs.ErrNotExist.
type Safe interface {
	Secret(ctx context.Context, name string) ([]byte, error)
	PutSecret(ctx context.Context, name string, data []byte) error
}

// Identities are the keys of one user: what packages that are sent to this user are opened with. They are sealed with the
// drafts, and come along with their copies.
type Identities struct {
	Safe   Safe         // nil: no key can be kept
	Folder string       // where an earlier version may have kept keys in the clear; empty for nowhere
	Clock  wizard.Clock // nil for the system's

	mu sync.Mutex
}

var _ wizard.Locksmith = (*Identities)(nil)

// Path returns where an earlier version kept the keys.
func (i *Identities) Path() string { return filepath.Join(i.Folder, identityFile) }

// All returns the keys, none where no key was made.
func (i *Identities) All() ([]envelope.Identity, error) {
	text, err := i.Text()
	if err != nil || len(text) == 0 {
		return nil, err
	}
	all, err := envelope.ParseIdentities(text)
	var out []envelope.Identity
	for _, k := range all {
		if !slices.ContainsFunc(out, same(k)) {
			out = append(out, k)
		}
	}
	return out, err
}

// Text returns the keys as the age program reads them: the secret halves in the clear. It is empty where no key was made.
func (i *Identities) Text() ([]byte, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.read()
}

// read returns what is kept, and first takes into the safe what lies in the clear.
func (i *Identities) read() ([]byte, error) {
	plain, err := i.plain()
	if i.Safe == nil || err != nil {
		return plain, err
	}
	kept, err := i.sealed()
	if err != nil || plain == nil {
		return kept, err
	}
	if !has(kept, plain) {
		kept = joined(kept, plain)
		if err := i.keep(kept); err != nil {
			return nil, err
		}
	}
	if err := os.Remove(i.Path()); err != nil {
		return nil, fmt.Errorf("seal keys: %w", err)
	}
	return kept, syncFolder(i.Folder)
}

// plain reads what an earlier version kept. Half a key is not taken over, and not thrown away.
func (i *Identities) plain() ([]byte, error) {
	if i.Folder == "" {
		return nil, nil
	}
	text, err := os.ReadFile(i.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		_, err = envelope.ParseIdentities(text)
	}
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	return text, nil
}

func (i *Identities) sealed() ([]byte, error) {
	text, err := i.Safe.Secret(context.Background(), identitySecret)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	return text, nil
}

// keep seals the keys and reads them back: what cannot be read again was not kept.
func (i *Identities) keep(text []byte) error {
	if _, err := envelope.ParseIdentities(text); err != nil {
		return fmt.Errorf("keep key: %w", err)
	}
	if err := i.Safe.PutSecret(context.Background(), identitySecret, text); err != nil {
		return fmt.Errorf("keep key: %w", err)
	}
	if again, err := i.sealed(); err != nil || !bytes.Equal(again, text) {
		return errors.Join(errNotKept, err)
	}
	return nil
}

// has reports whether every key of a text is among those of another.
func has(kept, plain []byte) bool {
	all, err := envelope.ParseIdentities(kept)
	if err != nil {
		return false
	}
	more, err := envelope.ParseIdentities(plain)
	return err == nil && !slices.ContainsFunc(more, func(k envelope.Identity) bool { return !slices.ContainsFunc(all, same(k)) })
}

func same(k envelope.Identity) func(envelope.Identity) bool {
	return func(other envelope.Identity) bool { return other.Public() == k.Public() }
}

// joined puts one text of keys behind another, each key on a line of its own.
func joined(text, more []byte) []byte {
	if n := len(text); n > 0 && text[n-1] != '\n' {
		text = append(text, '\n')
	}
	return append(text, more...)
}

// Own returns the public halves, the newest last.
func (i *Identities) Own() ([]string, error) {
	all, err := i.All()
	out := []string{}
	for _, k := range all {
		out = append(out, k.Public())
	}
	return out, err
}

// NewKey makes a key and keeps it beside those that are there: packages may be on their way to any of them.
func (i *Identities) NewKey() (string, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.Safe == nil {
		return "", ErrNoSafe
	}
	text, err := i.read()
	if err != nil {
		return "", err
	}
	made, err := envelope.Generate()
	if err != nil {
		return "", err
	}
	now := time.Now()
	if i.Clock != nil {
		now = i.Clock.Now()
	}
	if err := i.keep(joined(text, made.Lines(now))); err != nil {
		return "", err
	}
	return made.Public(), nil
}

// Seal locks what is written to it.
func (i *Identities) Seal(w io.Writer, l wizard.Lock) (io.WriteCloser, error) {
	sealed, err := envelope.Seal(w, envelope.Lock(l))
	return sealed, known(err)
}

// CheckRecipient reports whether a text is a public key.
func (i *Identities) CheckRecipient(typed string) error { return known(envelope.CheckRecipient(typed)) }

// known says an error of envelopes in the words of the wizard.
func known(err error) error {
	for from, to := range map[error]error{
		envelope.ErrRecipient:       wizard.ErrRecipient,
		envelope.ErrNeedsPassphrase: wizard.ErrPackageLocked,
		envelope.ErrPassphrase:      wizard.ErrPackageLocked,
		envelope.ErrNeedsIdentity:   wizard.ErrPackageForOthers,
		envelope.ErrNotForYou:       wizard.ErrPackageForOthers,
	} {
		if errors.Is(err, from) {
			return fmt.Errorf("%w: %w", to, err)
		}
	}
	return err
}

// LockTrouble says an error about a locked package in the words of the wizard.
func LockTrouble(err error) error { return known(err) }
