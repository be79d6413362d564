package ui

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// windowsDiskFull and windowsHandleFull are the numbers of ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL, which Windows gives
// instead of ENOSPC.
const (
	windowsDiskFull   = syscall.Errno(112)
	windowsHandleFull = syscall.Errno(39)
)

// troubles says which text stands for which error; the first that fits.
func troubles() []struct {
	err error
	key string
} {
	return []struct {
		err error
		key string
	}{
		{syscall.ENOSPC, "trouble.disk_full"},
		{windowsDiskFull, "trouble.disk_full"},
		{windowsHandleFull, "trouble.disk_full"},
		{syscall.EROFS, "trouble.no_permission"},
		{fs.ErrPermission, "trouble.no_permission"},
		{fs.ErrNotExist, "trouble.no_file"},
		{wizard.ErrReadOnly, "trouble.read_only"},
		{wizard.ErrNoDraft, "trouble.no_draft"},
		{wizard.ErrNothingToUndo, "trouble.nothing_to_undo"},
		{wizard.ErrNoAttachment, "trouble.no_attachment"},
		{wizard.ErrFileTooLarge, "trouble.file_too_large"},
		{wizard.ErrBlocked, "trouble.blocked"},
		{wizard.ErrPassphrase, "vault.wrong"},
		{wizard.ErrRecoveryTypo, "vault.code.typo"},
		{wizard.ErrUnprotected, "vault.unprotected"},
		{wizard.ErrRecoveryCode, "vault.code.wrong"},
		{wizard.ErrNoKeychain, "vault.keychain.none"},
		{wizard.ErrKeychainKey, "vault.keychain.key"},
		{wizard.ErrTampered, "vault.tampered"},
		{wizard.ErrLastKey, "vault.last"},
		{wizard.ErrLocked, "vault.locked"},
		{filing.ErrForm, "trouble.case_form"},
		{filing.ErrNotCase, "trouble.case_form"},
		{filing.ErrUnknownMember, "trouble.case_form"},
		{filing.ErrNewer, "trouble.case_newer"},
	}
}

// sentence says what happened and what to do next, in words that show nothing of the inside.
func (w *Window) sentence(err error) string {
	if key := w.parts.Trouble(err); key != "" {
		return w.texts().T(key)
	}
	for _, t := range troubles() {
		if errors.Is(err, t.err) {
			return w.texts().T(t.key)
		}
	}
	if errors.Is(err, wizard.ErrWeakPassphrase) {
		return w.texts().T("vault.weak", "n", strconv.Itoa(screen.LeastPassphrase))
	}
	return w.texts().T("trouble.unknown")
}

// tell shows an error in a dialog. What the applicant stopped is not an error.
func (w *Window) tell(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	w.parts.Log(err)
	t := w.texts()
	words := panel.Body(w.sentence(err))
	d := dialog.NewCustomWithoutButtons(t.T("window.trouble"), words, w.window)
	read := panel.Secondary(t.T("button.understood"), func() { d.Hide() })
	d.SetButtons([]fyne.CanvasObject{read})
	d.Resize(d.MinSize().AddWidthHeight(dialogWidth, 0))
	d.Show()
	w.window.Canvas().Focus(read) // Enter closes it
}

// dialogWidth is how much wider than its buttons a dialog with a sentence is, in points.
const dialogWidth = 320
