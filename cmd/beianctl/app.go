package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/appid"
	apprules "github.com/beiandesk/beiandesk/documents/appid/rules"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

type appCommand struct {
	Files        []string `arg:"" name:"FILE" help:"${help_app_files}"`
	PasswordFile string   `name:"password-file" placeholder:"F" help:"${help_password_file}"`
	OS           string   `name:"os" enum:",android,ios,harmonyos" default:"" placeholder:"OS" help:"${help_app_os}"`
	Icon         string   `name:"icon" placeholder:"FILE.png" help:"${help_app_icon}"`
	JSON         bool     `name:"json" help:"${help_json}"`
}

// maxPassword is the size of the largest password file that is read.
const maxPassword = 4 << 10 // bytes

func (c *appCommand) do(j *job) (blocked bool, err error) {
	if c.Icon != "" && len(c.Files) > 1 {
		return false, misuse(j.words.T("cli.app.one_icon"))
	}
	source := appid.Source{Platform: c.OS}
	if c.PasswordFile != "" {
		if source.Password, err = readPassword(c.PasswordFile); err != nil {
			return false, err
		}
	}
	var apps []*appid.App
	for _, name := range c.Files {
		a, closer, err := readApp(name, source)
		if err != nil {
			return false, err
		}
		defer closer() // until its icon has been read
		apps = append(apps, a)
	}
	if blocked, err = j.judge(apps); err != nil {
		return false, err
	}
	if c.Icon != "" {
		icon, err := apps[0].Icon(j.ctx, photo.MaxPortalIcon)
		if err != nil {
			return false, at(c.Files[0], err)
		}
		if err := j.write(c.Icon, func(w io.Writer) error {
			_, err := w.Write(icon)
			return err
		}); err != nil {
			return false, err
		}
	}
	if c.JSON {
		return blocked, j.print(apps)
	}
	for _, a := range apps {
		if err := j.say("%s", strings.Join(j.appPage(a), "\n")); err != nil {
			return false, err
		}
	}
	return blocked, nil
}

// readApp looks into a file. What is needed of it later is read until it is closed.
func readApp(name string, source appid.Source) (*appid.App, func(), error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, at(name, err)
	}
	if info.IsDir() {
		return nil, nil, at(name, assembly.ErrFolder)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, at(name, err)
	}
	closer := func() { _ = f.Close() } // only read
	source.Name, source.Data, source.Size = name, f, info.Size()
	a, err := appid.Read(source)
	if err != nil {
		closer()
		return nil, nil, at(name, err)
	}
	return a, closer, nil
}

// readPassword reads the first line of a file.
func readPassword(name string) (*string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, at(name, err)
	}
	defer func() { _ = f.Close() }() // only read
	raw, err := io.ReadAll(io.LimitReader(f, maxPassword))
	if err != nil {
		return nil, at(name, err)
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(raw), "\ufeff"), "\n")
	line = strings.TrimSuffix(line, "\r")
	return &line, nil
}

// judge runs the rules over all files together and puts each finding to its file, phrased.
func (j *job) judge(apps []*appid.App) (blocked bool, err error) {
	rules, err := apprules.New()
	if err != nil {
		return false, err
	}
	docs := map[rule.ID]rule.Doc{}
	for _, d := range rules.Descriptions() {
		docs[d.ID] = d.Doc
	}
	today := j.today
	if today.IsZero() {
		today = filing.DateOf(j.clock().Now())
	}
	for _, a := range apps {
		a.Findings = []rule.Finding{}
		a.FillIn.Why = j.words.T("appid.why." + string(a.FillIn.Reason))
	}
	for _, f := range rules.Check(apps, today) {
		blocked = blocked || f.Severity == rule.Block
		place := f.Paths[0].Place()
		a := apps[place[0]]
		a.Findings = append(a.Findings, j.words.Phrase(f, docs[f.Rule]))
	}
	return blocked, nil
}

// appPage is an app as people read it.
func (j *job) appPage(a *appid.App) []string {
	lines := []string{j.words.T("appid.head", "file", a.File, "kind", j.words.T("appid.kind."+string(a.Kind)))}
	row := func(key, value string) {
		if value != "" {
			lines = append(lines, "  "+j.words.T("cli.drafts.answer", "label", j.words.T("appid."+key), "value", value))
		}
	}
	if a.Platform != "" {
		row("platform", j.words.T("os."+a.Platform))
	}
	row("package", a.Package)
	row("label", a.Label)
	for _, locale := range slices.Sorted(maps.Keys(a.Labels)) {
		if name := a.Labels[locale]; name != a.Label && locale != "" {
			row("label", name+" ("+locale+")")
		}
	}
	version := a.Version
	if a.VersionCode != "" {
		version = strings.TrimSpace(version + " (" + a.VersionCode + ")")
	}
	row("version", version)
	for _, group := range grouped(a.Signers) {
		lines = append(lines, j.signerPage(group)...)
	}
	if a.FillIn.Signer >= 0 {
		lines = append(lines, "  "+j.words.T("appid.fill_in"))
		for _, pair := range [][2]string{{"package", a.FillIn.Package}, {"public_key", a.FillIn.PublicKey}, {"fingerprint", a.FillIn.Fingerprint}} {
			if pair[1] != "" {
				lines = append(lines, "    "+j.words.T("cli.drafts.answer", "label", j.words.T("appid."+pair[0]), "value", pair[1]))
			}
		}
	}
	lines = append(lines, "  "+a.FillIn.Why)
	for _, f := range a.Findings {
		lines = append(lines, fmt.Sprintf("  [%s] %s %s\n      %s", j.words.T("severity."+string(f.Severity)), f.Rule, f.Message, f.Fix))
	}
	return append(lines, "")
}

// grouped puts the same certificate under several schemes together.
func grouped(signers []appid.Signer) [][]appid.Signer {
	var out [][]appid.Signer
	for _, s := range signers {
		at := slices.IndexFunc(out, func(g []appid.Signer) bool { return g[0].SHA256 == s.SHA256 })
		if at < 0 {
			out = append(out, []appid.Signer{s})
			continue
		}
		out[at] = append(out[at], s)
	}
	return out
}

func (j *job) signerPage(group []appid.Signer) []string {
	s := group[0]
	var schemes []string
	for _, one := range group {
		schemes = append(schemes, string(one.Scheme))
	}
	head := j.words.T("appid.signer", "scheme", strings.Join(schemes, " "), "subject", s.Subject)
	if s.Superseded {
		head = j.words.T("appid.signer_before", "scheme", strings.Join(schemes, " "), "subject", s.Subject)
	}
	lines := []string{"  " + head}
	for _, pair := range [][2]string{
		{"valid", s.NotBefore + " – " + s.NotAfter},
		{"md5", s.MD5},
		{"sha1", s.SHA1},
		{"sha256", s.SHA256},
		{"algorithm", algorithm(s.PublicKey)},
		{"modulus_decimal", s.PublicKey.ModulusDecimal()},
		{"modulus_hex", s.PublicKey.ModulusHex()},
		{"point_hex", s.PublicKey.PointHex()},
	} {
		if pair[1] != "" {
			lines = append(lines, "    "+j.words.T("cli.drafts.answer", "label", j.words.T("appid."+pair[0]), "value", pair[1]))
		}
	}
	return lines
}

// algorithm names a kind of key and its size.
func algorithm(k publickey.Key) string {
	if k.IsZero() {
		return ""
	}
	name := k.Curve
	if name == "" {
		name = fmt.Sprint(k.Bits)
	}
	return string(k.Algorithm) + " " + name
}
