package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/documents/appid/keystore"
	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/documents/spreadsheet"
	"github.com/beiandesk/beiandesk/documents/webpage"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Errors of this program itself.
var (
	// errUsage marks what is wrong with the command line; its text is a whole sentence in the chosen language.
	errUsage = errors.New("usage")
	// errDemo says that the demonstration did not go as it should: the program is at fault, not the sample.
	errDemo = errors.New("demo")
	// errNoStore says that a folder holds no drafts. Only import begins a new store.
	errNoStore = errors.New("no store.db in it")
	// errThere says that a file with something in it stands where an empty filing was to be written.
	errThere = errors.New("there is a file already")
	// errOwnFile says that a result would take the place of a file that it is made of.
	errOwnFile = errors.New("the output is a file of the case")
)

// located is an error with the file that the user gave.
type located struct {
	file string
	err  error
}

// Error is the error alone: the file is told apart from it.
func (l *located) Error() string { return l.err.Error() }

// Unwrap returns the error.
func (l *located) Unwrap() error { return l.err }

// at names the file that an error is about, as the user typed it.
func at(file string, err error) error {
	if err == nil {
		return nil
	}
	return &located{file, err}
}

// trouble pairs an error with the text that says what it means and what to do.
type trouble struct {
	is  error
	key string
}

// troubles is looked through from the top: what says more stands above what it is wrapped in.
func troubles() []trouble {
	var out []trouble
	for _, t := range assembly.RulebookTroubles() {
		out = append(out, trouble{t.Is, t.Key})
	}
	return append(out, []trouble{
		{errDemo, "demo"},
		{errNoStore, "no_store"},
		{errThere, "there"},
		{errOwnFile, "own_file"},
		{errNotText, "not_text"},
		{appid.ErrNotApp, "not_app"},
		{appid.ErrDamaged, "app_damaged"},
		{appid.ErrEmpty, "app_empty"},
		{appid.ErrSeveralApps, "several_apps"},
		{appid.ErrNoIcon, "no_icon"},
		{keystore.ErrLocked, "keystore_locked"},
		{wizard.ErrAppLocked, "keystore_locked"},
		{keystore.ErrPassword, "keystore_password"},
		{wizard.ErrAppPassword, "keystore_password"},
		{keystore.ErrUnsupported, "keystore_kind"},
		{keystore.ErrDamaged, "keystore_damaged"},
		{certificate.ErrPrivateKey, "only_private"},
		{certificate.ErrNone, "no_certificate"},
		{publickey.ErrForm, "key_form"},
		{publickey.ErrDamaged, "key_damaged"},
		{publickey.ErrFingerprint, "key_fingerprint"},
		{publickey.ErrPrivate, "key_private"},
		{publickey.ErrTooLong, "key_long"},
		{webpage.ErrNotPage, "not_page"},
		{webpage.ErrTooBig, "page_big"},
		{webpage.ErrTooDeep, "page_deep"},
		{rulebook.ErrSecretKey, "rulebook_secret"},
		{spreadsheet.ErrOldFormat, "sheet_old"},
		{spreadsheet.ErrLocked, "sheet_locked"},
		{spreadsheet.ErrMacros, "sheet_macros"},
		{spreadsheet.ErrTooLarge, "sheet_large"},
		{spreadsheet.ErrDamaged, "sheet_damaged"},
		{spreadsheet.ErrNotSheet, "not_sheet"},
		{spreadsheet.ErrEncoding, "sheet_encoding"},
		{spreadsheet.ErrQuote, "sheet_quote"},
		{spreadsheet.ErrLongText, "sheet_long"},
		{sheet.ErrEmpty, "sheet_empty"},
		{sheet.ErrTitles, "sheet_titles"},
		{sheet.ErrTooMany, "sheet_rows"},
		{wizard.ErrNoSheets, "not_sheet"},
		{assembly.ErrFolder, "folder"},
		{wizard.ErrBlocked, "blocked"},
		{wizard.ErrStandIns, "stand_ins"},
		{wizard.ErrReadOnly, "read_only"},
		{wizard.ErrNoCompanion, "no_companion"},
		{wizard.ErrNoDraft, "no_draft"},
		{wizard.ErrNothingToUndo, "no_undo"},
		{wizard.ErrNoAttachment, "no_attachment"},
		{wizard.ErrReason, "reason"},
		{wizard.ErrNoLetter, "no_letter"},
		{wizard.ErrFileTooLarge, "too_large"},
		{filing.ErrNewer, "newer"},
		{filing.ErrUnknownMember, "unknown_member"},
		{filing.ErrNotCase, "not_case"},
		{filing.ErrForm, "form"},
		{filing.ErrCheckDigit, "form"},
		{filing.ErrNoSuchFact, "form"},
		{errNoPassphrase, "no_passphrase"},
		{envelope.ErrNeedsPassphrase, "needs_passphrase"},
		{envelope.ErrNeedsIdentity, "needs_identity"},
		{envelope.ErrPassphrase, "package_passphrase"},
		{envelope.ErrNotForYou, "not_for_you"},
		{envelope.ErrDamaged, "locked_damaged"},
		{envelope.ErrRecipient, "recipient"},
		{envelope.ErrIdentity, "identity"},
		{envelope.ErrTooLarge, "locked_large"},
		{wizard.ErrPackageLocked, "needs_passphrase"},
		{wizard.ErrPackageForOthers, "not_for_you"},
		{wizard.ErrRecipient, "recipient"},
		{wizard.ErrNoLocksmith, "no_locksmith"},
		{pack.ErrNewer, "newer_package"},
		{pack.ErrNoCase, "no_case"},
		{pack.ErrDamaged, "damaged"},
		{pack.ErrChanged, "changed"},
		{pack.ErrMissing, "missing"},
		{pack.ErrTooMany, "unsafe"},
		{pack.ErrName, "name"},
		{pack.ErrTwice, "unsafe"},
		{pack.ErrNested, "nested"},
		{pack.ErrInflated, "unsafe"},
		{pack.ErrNotFile, "not_file"},
		{pack.ErrNotPackage, "not_package"},
		{storage.ErrInUse, "in_use"},
		{storage.ErrNewer, "newer_store"},
		{storage.ErrForeign, "foreign"},
		{storage.ErrEmpty, "store_damaged"},
		{storage.ErrKeys, "store_keys"},
		{storage.ErrGone, "store_gone"},
		{storage.ErrNoBackup, "no_backup"},
		{wizard.ErrPassphrase, "store_passphrase"},
		{wizard.ErrWeakPassphrase, "store_weak"},
		{wizard.ErrRecoveryTypo, "recovery_typo"},
		{wizard.ErrRecoveryCode, "recovery_code"},
		{wizard.ErrLastKey, "last_key"},
		{wizard.ErrUnprotected, "unprotected"},
		{wizard.ErrLocked, "store_locked"},
		{wizard.ErrNoKeychain, "no_keychain"},
		{wizard.ErrKeychainKey, "keychain_key"},
		{storage.ErrDamagedFile, "kept_damaged"},
		{wizard.ErrTampered, "tampered"},
		{storage.ErrDamaged, "store_damaged"},
		{storage.ErrFull, "full"},
		{syscall.ENOSPC, "full"},
		{storage.ErrNotWritable, "permission"},
		{syscall.EROFS, "permission"},
		{fs.ErrPermission, "permission"},
		{syscall.ENOTDIR, "is_file"},
		{fs.ErrNotExist, "not_there"},
		{fs.ErrExist, "not_empty"},
		{context.Canceled, "stopped"},
	}...)
}

// sentence makes one line of an error: which file, why, what to do, and in brackets what the machine says.
func sentence(ctx context.Context, words *text.Catalog, err error) string {
	detail := strings.Join(strings.Fields(err.Error()), " ")
	if errors.Is(err, errUsage) {
		return words.T("cli.line.plain", "what", strings.TrimPrefix(detail, errUsage.Error()+": "))
	}
	what := words.T("cli.trouble." + meaning(ctx, err))
	var aside *storage.DamagedError
	if errors.As(err, &aside) {
		what = words.T("cli.trouble.set_aside", "aside", aside.SetAside)
	}
	what = words.T("cli.line.detail", "what", what, "detail", detail)
	if file := fileOf(err); file != "" {
		return words.T("cli.line.file", "file", file, "what", what)
	}
	return words.T("cli.line.plain", "what", what)
}

func meaning(ctx context.Context, err error) string {
	if ctx.Err() != nil {
		return "stopped"
	}
	for _, t := range troubles() {
		if errors.Is(err, t.is) {
			return t.key
		}
	}
	return "unforeseen"
}

// fileOf finds the file that an error is about: as the user typed it, or else as the system names it.
func fileOf(err error) string {
	var own *located
	if errors.As(err, &own) {
		return own.file
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.New
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Path
	}
	return ""
}

// misuse is wrong usage, said in a whole sentence.
func misuse(sentence string) error { return fmt.Errorf("%w: %s", errUsage, sentence) }
