package control

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
)

// publicKeyPattern is the fact whose forms are recognised.
const publicKeyPattern filing.Path = "services[].app.platforms[].public_key"

// publicKey returns a public key in the form that its platform takes, and the form in which it was typed; the text itself
// where it is not recognised, or is a private key. While the platform is not known a modulus keeps its digits.
func publicKey(typed, platform string) (string, publickey.Form) {
	k, form, err := publickey.Parse(typed)
	if err != nil {
		return typed, ""
	}
	if platform == "" && form == publickey.ModulusDecimal {
		platform = "android"
	}
	if normal := k.For(platform); normal != "" {
		return normal, form
	}
	return typed, ""
}

// recognise puts a public key into its usual form and says what it was taken for.
func (f *Field) recognise() {
	if f.Question.Field.Path != publicKeyPattern {
		return
	}
	typed := f.typed()
	row := strings.TrimSuffix(string(f.Question.Path), "public_key")
	normal, form := publicKey(typed, f.ground.typed(filing.Path(row+"os")))
	if form == "" || normal == strings.TrimSpace(typed) {
		return // a line about an earlier change stays: it is still true of what stands there
	}
	f.answer(normal)
	t := f.ground.Texts
	taken := publickey.ModulusHex
	k, own, err := publickey.Parse(normal)
	if err == nil {
		taken = own
	}
	words := t.T("control.key", "from", t.T("appid.form."+string(form)), "to", t.T("appid.form."+string(taken)), "algorithm", algorithm(k))
	if form == taken {
		words = t.T("control.key.tidied", "form", t.T("appid.form."+string(form)), "algorithm", algorithm(k))
	}
	f.recognised.SetWords(words)
	f.recognised.Hidden = false
	f.box.Refresh()
}

// algorithm names a kind of key and its size.
func algorithm(k publickey.Key) string {
	if k.Curve != "" {
		return string(k.Algorithm) + " " + k.Curve
	}
	return strings.TrimSpace(string(k.Algorithm) + " " + strconv.Itoa(k.Bits))
}
