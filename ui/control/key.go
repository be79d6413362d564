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
	switch {
	case form == "":
		f.normalKey = ""
		f.say("")
		return
	case normal == f.normalKey && normal == typed:
		return // what was said when it was pasted is still true
	case normal != typed:
		f.answer(normal)
	}
	f.normalKey = normal
	f.say(f.taken(typed, normal, form))
}

// taken says what a key was taken for, and what has become of it.
func (f *Field) taken(typed, normal string, form publickey.Form) string {
	t := f.ground.Texts
	k, own, err := publickey.Parse(normal)
	if err != nil {
		return ""
	}
	from, to := t.T("appid.form."+string(form)), t.T("appid.form."+string(own))
	switch {
	case form != own:
		return t.T("control.key", "from", from, "to", to, "algorithm", algorithm(k))
	case typed != normal:
		return t.T("control.key.tidied", "form", from, "algorithm", algorithm(k))
	}
	return t.T("control.key.plain", "form", from, "algorithm", algorithm(k))
}

func (f *Field) say(words string) {
	if words == f.recognised.Words() {
		return
	}
	f.recognised.SetWords(words)
	f.recognised.Hidden = words == ""
	f.box.Refresh()
}

// algorithm names a kind of key and its size.
func algorithm(k publickey.Key) string {
	if k.Curve != "" {
		return string(k.Algorithm) + " " + k.Curve
	}
	return strings.TrimSpace(string(k.Algorithm) + " " + strconv.Itoa(k.Bits))
}
