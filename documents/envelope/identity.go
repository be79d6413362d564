package envelope

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"filippo.io/age"
)

// An Identity is a secret key: it opens what was locked for its public half.
type Identity struct {
	secret age.Identity
	public string
	text   string
}

// Public returns the half that others lock with; it may be shown to everybody.
func (i Identity) Public() string { return i.public }

// String returns the public half, so that the secret one does not get into a log.
func (i Identity) String() string { return i.public }

// Generate makes a new identity.
func Generate() (Identity, error) {
	made, err := age.GenerateX25519Identity()
	if err != nil {
		return Identity{}, fmt.Errorf("make key: %w", err)
	}
	return Identity{made, made.Recipient().String(), made.String()}, nil
}

// maxIdentityFile bounds a file of secret keys, of which each has a line of 75 signs.
const maxIdentityFile = 64 << 10

// ParseIdentities reads the secret keys in a file as age-keygen writes it: ErrIdentity when there is none, or a line is
// something else.
func ParseIdentities(file []byte) ([]Identity, error) {
	if len(file) > maxIdentityFile {
		return nil, fmt.Errorf("%w: %d bytes", ErrIdentity, len(file))
	}
	var out []Identity
	for line := range bytes.Lines(file) {
		typed := strings.TrimSpace(strings.TrimPrefix(string(line), "\ufeff"))
		if typed == "" || strings.HasPrefix(typed, "#") {
			continue
		}
		if i, err := age.ParseX25519Identity(typed); err == nil {
			out = append(out, Identity{i, i.Recipient().String(), i.String()})
			continue
		}
		i, err := age.ParseHybridIdentity(typed)
		if err != nil {
			return nil, ErrIdentity // what the line says may be half a secret, and stays unsaid
		}
		out = append(out, Identity{i, i.Recipient().String(), i.String()})
	}
	if len(out) == 0 {
		return nil, ErrIdentity
	}
	return out, nil
}

// Lines returns the identity as a file of age has it.
func (i Identity) Lines(made time.Time) []byte {
	return fmt.Appendf(nil, "# created: %s\n# public key: %s\n%s\n", made.UTC().Format(time.RFC3339), i.public, i.text)
}
