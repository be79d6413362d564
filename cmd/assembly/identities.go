package assembly

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/wizard"
)

// identityFile holds the user's secret keys in the store's folder, as the age program reads them.
const identityFile = "identities.txt"

// errNoFolder says that the system names no folder of the user's.
var errNoFolder = errors.New("keep key: no folder of the user")

// A Cover keeps secret keys unreadable on the disk. What it covered need not be a file of age any more.
type Cover interface {
	Cover(plain []byte) ([]byte, error)
	Uncover(covered []byte) ([]byte, error)
}

// Identities are the keys of one user: what packages that are sent to this user are opened with. They lie in a file that
// only the user may read.
type Identities struct {
	Folder string
	Cover  Cover // nil where the file is kept as it is
	Clock  wizard.Clock

	mu sync.Mutex
}

var _ wizard.Locksmith = (*Identities)(nil)

// Path returns where the keys lie.
func (i *Identities) Path() string { return filepath.Join(i.Folder, identityFile) }

// All returns the keys, none where no key was made.
func (i *Identities) All() ([]envelope.Identity, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	_, all, err := i.read()
	return all, err
}

func (i *Identities) read() (file []byte, all []envelope.Identity, err error) {
	if i.Folder == "" {
		return nil, nil, nil
	}
	file, err = os.ReadFile(i.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read keys: %w", err)
	}
	if i.Cover != nil {
		if file, err = i.Cover.Uncover(file); err != nil {
			return nil, nil, fmt.Errorf("read keys: %w", err)
		}
	}
	all, err = envelope.ParseIdentities(file)
	return file, all, err
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
	if i.Folder == "" {
		return "", errNoFolder
	}
	file, _, err := i.read()
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
	file = append(file, made.Lines(now)...)
	if i.Cover != nil {
		if file, err = i.Cover.Cover(file); err != nil {
			return "", fmt.Errorf("keep key: %w", err)
		}
	}
	if err := os.MkdirAll(i.Folder, 0o700); err != nil {
		return "", fmt.Errorf("keep key: %w", err)
	}
	err = WriteFile(i.Path(), func(w io.Writer) error {
		_, err := w.Write(file)
		return err
	})
	return made.Public(), err
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
