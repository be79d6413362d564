package main

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// sentinels lists the errors that rooms hand out, by package and name.
func sentinels() map[string]map[string]error {
	return map[string]map[string]error{
		"documents/pack": {
			"ErrNotPackage": pack.ErrNotPackage, "ErrNested": pack.ErrNested, "ErrNewer": pack.ErrNewer,
			"ErrNoCase": pack.ErrNoCase, "ErrTooMany": pack.ErrTooMany, "ErrName": pack.ErrName, "ErrTwice": pack.ErrTwice,
			"ErrNotFile": pack.ErrNotFile, "ErrInflated": pack.ErrInflated, "ErrDamaged": pack.ErrDamaged,
			"ErrMissing": pack.ErrMissing, "ErrChanged": pack.ErrChanged,
		},
		"documents/envelope": {
			"ErrNeedsPassphrase": envelope.ErrNeedsPassphrase, "ErrNeedsIdentity": envelope.ErrNeedsIdentity,
			"ErrPassphrase": envelope.ErrPassphrase, "ErrNotForYou": envelope.ErrNotForYou, "ErrDamaged": envelope.ErrDamaged,
			"ErrRecipient": envelope.ErrRecipient, "ErrIdentity": envelope.ErrIdentity, "ErrTooLarge": envelope.ErrTooLarge,
		},
		"storage": {
			"ErrInUse": storage.ErrInUse, "ErrNewer": storage.ErrNewer, "ErrForeign": storage.ErrForeign,
			"ErrEmpty": storage.ErrEmpty, "ErrNotWritable": storage.ErrNotWritable, "ErrDamaged": storage.ErrDamaged,
			"ErrDamagedFile": storage.ErrDamagedFile, "ErrFull": storage.ErrFull, "ErrKeys": storage.ErrKeys,
			"ErrNoBackup": storage.ErrNoBackup, "ErrGone": storage.ErrGone,
		},
		"wizard": {
			"ErrBlocked": wizard.ErrBlocked, "ErrNoDraft": wizard.ErrNoDraft, "ErrNothingToUndo": wizard.ErrNothingToUndo,
			"ErrNoAttachment": wizard.ErrNoAttachment, "ErrReason": wizard.ErrReason, "ErrFileTooLarge": wizard.ErrFileTooLarge,
			"ErrPackageLocked": wizard.ErrPackageLocked, "ErrPackageForOthers": wizard.ErrPackageForOthers,
			"ErrRecipient": wizard.ErrRecipient, "ErrNoLocksmith": wizard.ErrNoLocksmith,
			"ErrLocked": wizard.ErrLocked, "ErrPassphrase": wizard.ErrPassphrase, "ErrWeakPassphrase": wizard.ErrWeakPassphrase,
			"ErrRecoveryCode": wizard.ErrRecoveryCode, "ErrRecoveryTypo": wizard.ErrRecoveryTypo, "ErrNoKeychain": wizard.ErrNoKeychain,
			"ErrKeychainKey": wizard.ErrKeychainKey, "ErrLastKey": wizard.ErrLastKey, "ErrUnprotected": wizard.ErrUnprotected,
			"ErrTampered": wizard.ErrTampered,
			"ErrNoLetter": wizard.ErrNoLetter, "ErrAppLocked": wizard.ErrAppLocked, "ErrAppPassword": wizard.ErrAppPassword,
			"ErrReadOnly": wizard.ErrReadOnly, "ErrNoCompanion": wizard.ErrNoCompanion, "ErrNoSheets": wizard.ErrNoSheets,
			"ErrStandIns": wizard.ErrStandIns,
		},
		"wizard/filing": {
			"ErrForm": filing.ErrForm, "ErrCheckDigit": filing.ErrCheckDigit, "ErrNoSuchFact": filing.ErrNoSuchFact,
			"ErrUnknownMember": filing.ErrUnknownMember, "ErrNewer": filing.ErrNewer, "ErrNotCase": filing.ErrNotCase,
		},
	}
}

// declared lists the exported sentinels in the source of a package.
func declared(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(folder), "*.go"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.VAR {
				continue
			}
			for _, spec := range group.Specs {
				for _, ident := range spec.(*ast.ValueSpec).Names {
					if strings.HasPrefix(ident.Name, "Err") {
						names = append(names, ident.Name)
					}
				}
			}
		}
	}
	return names
}

func catalogs(t *testing.T) map[string]*text.Catalog {
	t.Helper()
	out := map[string]*text.Catalog{}
	for _, lang := range text.Names() {
		words, err := loadWords(lang)
		require.NoError(t, err)
		out[string(lang)] = words
	}
	return out
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func TestEverySentinelHasItsSentence(t *testing.T) {
	for folder, known := range sentinels() {
		for _, name := range declared(t, folder) {
			t.Run(folder+"."+name, func(t *testing.T) {
				require.Contains(t, known, name, "the table of this test lacks it")
				err := fmt.Errorf("do something: %w", known[name])
				key := meaning(t.Context(), err)
				assert.NotEqual(t, "unforeseen", key)
				for lang, words := range catalogs(t) {
					assert.Equal(t, lang == "zh", hasHan(words.T("cli.trouble."+key)), "%s: %s", lang, key)
				}
			})
		}
	}
}

func TestEveryTroubleHasItsText(t *testing.T) {
	for lang, words := range catalogs(t) {
		for _, row := range append(troubles(), trouble{nil, "unforeseen"}, trouble{nil, "set_aside"}) {
			assert.Contains(t, words.Keys(), "cli.trouble."+row.key, lang)
		}
		for _, p := range []storage.Trouble{
			storage.BrokenPages, storage.UnreadableDraft, storage.UnreadableState, storage.WrongSummary, storage.MissingFile, storage.ChangedFile,
		} {
			assert.Contains(t, words.Keys(), "cli.store."+string(p), lang)
		}
	}
}

func TestSentence(t *testing.T) {
	words := catalogs(t)["zh"]
	for name, c := range map[string]struct {
		err  error
		want []string
	}{
		"the file as it was typed":     {at("./a.json", &fs.PathError{Op: "open", Path: "/x/a.json", Err: fs.ErrNotExist}), []string{"beianctl：./a.json：", "核对文件名"}},
		"the file of the system":       {&fs.PathError{Op: "open", Path: "/x/a.json", Err: fs.ErrPermission}, []string{"/x/a.json：", "权限"}},
		"the new name of a link error": {&os.LinkError{Op: "rename", Old: "a", New: "b.beian", Err: syscall.ENOSPC}, []string{"beianctl：b.beian：", "磁盘已满"}},
		"where damage was set aside":   {at("st", &storage.DamagedError{SetAside: "st/x.damaged", Why: storage.ErrEmpty}), []string{"beianctl：st：", "保存在 st/x.damaged"}},
		"what nobody thought of":       {errors.New("moon\nin the way"), []string{"没有预料到", "（moon in the way）"}},
		"more than what it wraps":      {fmt.Errorf("%w: %w", pack.ErrNotPackage, pack.ErrNoCase), []string{"没有 filing.json"}},
	} {
		t.Run(name, func(t *testing.T) {
			line := sentence(t.Context(), words, c.err)
			for _, want := range c.want {
				assert.Contains(t, line, want)
			}
			assert.NotContains(t, line, "\n")
		})
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	assert.Contains(t, sentence(stopped, words, errors.New("interrupted")), "已按要求停下")
	require.NoError(t, at("x", nil), "no error stays none")
}
