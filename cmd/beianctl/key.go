package main

import (
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/publickey"
)

type keyCommand struct {
	Key          string `arg:"" name:"TEXT|FILE" help:"${help_key_text}"`
	App          string `name:"app" placeholder:"FILE" help:"${help_key_app}"`
	PasswordFile string `name:"password-file" placeholder:"F" help:"${help_password_file}"`
	JSON         bool   `name:"json" help:"${help_json}"`
}

// read is what key --json prints: the key in every form, and the signer of the app that has it.
type read struct {
	Form           publickey.Form      `json:"form"`
	Algorithm      publickey.Algorithm `json:"algorithm"`
	Bits           int                 `json:"bits"`
	Curve          string              `json:"curve,omitempty"`
	ModulusDecimal string              `json:"modulus_decimal"`
	ModulusHex     string              `json:"modulus_hex"`
	PointHex       string              `json:"point_hex"`
	PKCS1Hex       string              `json:"pkcs1_hex,omitempty"` // not known of a modulus alone
	SPKIHex        string              `json:"spki_hex,omitempty"`
	PEM            string              `json:"pem,omitempty"`
	Usual          bool                `json:"usual"` // a size that tools make
	App            *match              `json:"app,omitempty"`
}

// match says whether a key is one of an app's.
type match struct {
	File   string `json:"file"`
	Same   bool   `json:"same"`
	Signer int    `json:"signer"` // -1: none
}

func (c *keyCommand) do(j *job) (bool, error) {
	k, form, err := readKey(c.Key, os.Stdin)
	if err != nil {
		return false, err
	}
	out := read{
		Form: form, Algorithm: k.Algorithm, Bits: k.Bits, Curve: k.Curve, ModulusDecimal: k.ModulusDecimal(), ModulusHex: k.ModulusHex(),
		PointHex: k.PointHex(), PKCS1Hex: hex.EncodeToString(k.PKCS1()), SPKIHex: hex.EncodeToString(k.SPKI), PEM: k.PEMText(), Usual: k.Usual(),
	}
	if c.App != "" {
		if out.App, err = c.compare(k); err != nil {
			return false, err
		}
	}
	differs := out.App != nil && !out.App.Same
	if c.JSON {
		return differs, j.print(out)
	}
	return differs, j.say("%s", strings.Join(j.keyPage(k, out), "\n"))
}

// compare looks for the key among the signers of an app.
func (c *keyCommand) compare(k publickey.Key) (*match, error) {
	var source appid.Source
	if c.PasswordFile != "" {
		password, err := readPassword(c.PasswordFile)
		if err != nil {
			return nil, err
		}
		source.Password = password
	}
	a, closer, err := readApp(c.App, source)
	if err != nil {
		return nil, err
	}
	closer()
	signer := slices.IndexFunc(a.Signers, func(s appid.Signer) bool { return s.PublicKey.Same(k) })
	return &match{File: c.App, Same: signer >= 0, Signer: signer}, nil
}

func (j *job) keyPage(k publickey.Key, out read) []string {
	lines := []string{j.words.T("appid.key_head", "form", j.words.T("appid.form."+string(out.Form)), "algorithm", algorithm(k))}
	for _, pair := range [][2]string{
		{"modulus_decimal", out.ModulusDecimal},
		{"modulus_hex", out.ModulusHex},
		{"point_hex", out.PointHex},
		{"pkcs1_hex", out.PKCS1Hex},
		{"spki_hex", out.SPKIHex},
	} {
		if pair[1] != "" {
			lines = append(lines, "  "+j.words.T("cli.drafts.answer", "label", j.words.T("appid."+pair[0]), "value", pair[1]))
		}
	}
	if !out.Usual {
		lines = append(lines, "  "+j.words.T("appid.unusual"))
	}
	if out.App != nil {
		key := "appid.same"
		if !out.App.Same {
			key = "appid.not_same"
		}
		lines = append(lines, "  "+j.words.T(key, "file", out.App.File))
	}
	return lines
}

// readKey takes a key from a file that is there, from standard input for "-", or else as it was typed.
func readKey(typed string, stdin io.Reader) (publickey.Key, publickey.Form, error) {
	from := stdin
	if typed != "-" {
		file, err := os.Open(typed)
		if err != nil {
			if isKeyFile(typed) {
				return publickey.Key{}, "", at(typed, err)
			}
			k, form, err := publickey.Parse(typed)
			return k, form, at(shortened(typed), err)
		}
		defer func() { _ = file.Close() }() // only read
		from = file
	}
	raw, err := io.ReadAll(io.LimitReader(from, publickey.MaxText+1))
	if err != nil {
		return publickey.Key{}, "", at(typed, err)
	}
	k, form, err := publickey.ParseBytes(raw)
	if err != nil && !errors.Is(err, publickey.ErrPrivate) && len(raw) > 0 {
		// A certificate whose key stands deeper: a message, or several in one file.
		if a, closer, other := readApp(typed, appid.Source{}); typed != "-" && other == nil {
			defer closer()
			if a.FillIn.Signer >= 0 && !a.Signers[a.FillIn.Signer].PublicKey.IsZero() {
				return a.Signers[a.FillIn.Signer].PublicKey, publickey.Certificate, nil
			}
		}
	}
	return k, form, at(typed, err)
}

// keyLast puts a key in PEM, which begins with hyphens, behind all flags, so that it is not taken for one.
func keyLast(args []string) []string {
	at := slices.IndexFunc(args, func(arg string) bool { return strings.HasPrefix(arg, "-----BEGIN") })
	if at < 0 || slices.Contains(args[:at], "--") {
		return args
	}
	out := slices.Delete(slices.Clone(args), at, at+1)
	return append(out, "--", args[at])
}

// isKeyFile tells the name of a file that cannot be opened from a key.
func isKeyFile(typed string) bool {
	return slices.Contains([]string{".pem", ".cer", ".crt", ".der", ".key", ".pub", ".txt", ".p7b", ".apk", ".ipa", ".hap"}, strings.ToLower(filepath.Ext(typed)))
}

// shortened is the beginning of what was typed.
func shortened(typed string) string {
	const enough = 24
	runes := []rune(strings.Join(strings.Fields(typed), " "))
	if len(runes) > enough {
		return string(runes[:enough]) + "…"
	}
	return string(runes)
}
