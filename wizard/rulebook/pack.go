package rulebook

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"aead.dev/minisign"
)

// Payload makes the part of an update that is signed. The same data give the same bytes. Errors are ErrForm,
// ErrUnknownFile and ErrTooLarge.
func Payload(m Manifest, data Files) ([]byte, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	if len(data) == 0 {
		return nil, fmt.Errorf("%w: no files", ErrForm)
	}
	if len(data) >= maxFiles {
		return nil, fmt.Errorf("%w: %d files", ErrTooLarge, len(data))
	}
	m.Format, m.Schema, m.Files = format, schema, nil
	for _, name := range data.Names() {
		if !Known(name) {
			return nil, fmt.Errorf("%w: %q", ErrUnknownFile, name)
		}
		sum := sha256.Sum256(data[name])
		m.Files = append(m.Files, Entry{Name: name, Size: int64(len(data[name])), SHA256: hex.EncodeToString(sum[:])})
	}
	head, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write manifest: %w", err)
	}
	entries := []entry{{manifestName, append(head, '\n')}}
	for _, name := range data.Names() {
		entries = append(entries, entry{name, data[name]})
	}
	return archive(zip.Deflate, entries)
}

// Sign signs a payload with a secret key file of minisign; the password is empty for a key without one. The error is
// ErrSecretKey.
func Sign(payload, secret []byte, password string) ([]byte, error) {
	var key minisign.PrivateKey
	var err error
	if minisign.IsEncrypted(secret) {
		key, err = minisign.DecryptKey(password, secret)
	} else {
		err = key.UnmarshalText(secret)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSecretKey, err)
	}
	// Hashed first, as minisign does since 0.8.
	r := minisign.NewReader(bytes.NewReader(payload))
	if _, err := io.Copy(io.Discard, r); err != nil {
		return nil, err
	}
	return r.SignWithComments(key, "file:"+payloadName+"\thashed", "signature from minisign secret key"), nil
}

// Seal puts a payload and its signature into one file.
func Seal(payload, signature []byte) ([]byte, error) {
	// What is compressed already is stored, so that any program takes it out quickly.
	return archive(zip.Store, []entry{{payloadName, payload}, {signatureName, signature}})
}

type entry struct {
	name string
	data []byte
}

func archive(method uint16, entries []entry) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		f, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: method})
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", e.name, err)
		}
		if _, err := f.Write(e.data); err != nil {
			return nil, fmt.Errorf("pack %s: %w", e.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return out.Bytes(), nil
}
