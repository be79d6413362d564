package appid

import (
	"errors"
	"io"

	"github.com/beiandesk/beiandesk/documents/appid/android"
	"github.com/beiandesk/beiandesk/documents/appid/archive"
)

// bundleBase is the folder of the module of a bundle that everybody gets.
const bundleBase = "base/"

func (a *App) readAAB(z *archive.Archive, _ io.ReaderAt, manifest archive.Entry) error {
	a.Platform, a.UploadKey = Android, true
	data, err := z.Read(manifest, maxManifest)
	if err != nil {
		return errors.Join(ErrDamaged, err)
	}
	m, err := android.ParseBundleManifest(data)
	if err != nil {
		a.unread(PartManifest)
	}
	var table android.Resources
	if data, err := z.ReadNamed(bundleBase+"resources.pb", maxResources); err == nil {
		table = android.NewBundleTable(data)
	}
	a.describe(m, table)
	a.icon = androidIcon{archive: z, table: table, values: []android.Value{m.Icon, m.RoundIcon}, folder: bundleBase}
	a.readV1(z)
	a.UploadKey = len(a.Signers) > 0
	return nil
}
