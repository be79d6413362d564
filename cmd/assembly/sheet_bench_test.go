package assembly_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// BenchmarkSheet plans and takes a spreadsheet of filings in an empty store on a disk, and writes it out again.
func BenchmarkSheet(b *testing.B) {
	const filings = 1000
	for b.Loop() {
		store, err := storage.Open(b.TempDir(), storage.Options{})
		require.NoError(b, err)
		rooms, err := assembly.New(assembly.Options{Store: store, Cache: b.TempDir()})
		require.NoError(b, err)
		texts := rooms.Texts[text.Chinese]
		memory := &filledIn{}
		require.NoError(b, rooms.Desk.WriteEmptySheet(memory, wizard.CSV, texts))
		for i := range filings {
			memory.row(b, i)
		}
		plan, err := rooms.Desk.PlanSheet(b.Context(), memory.Bytes(), texts)
		require.NoError(b, err)
		require.Equal(b, filings, plan.Count().Fresh)
		b.ReportMetric(b.Elapsed().Seconds(), "s-planned")
		_, err = rooms.Desk.TakeSheet(b.Context(), plan, texts, nil)
		require.NoError(b, err)
		b.ReportMetric(b.Elapsed().Seconds(), "s-taken")
		var out bytes.Buffer
		require.NoError(b, rooms.Desk.WriteSheet(b.Context(), &out, wizard.XLSX, texts))
		b.ReportMetric(float64(out.Len()), "bytes")
		require.NoError(b, rooms.Close())
		require.NoError(b, store.Close())
	}
}

// filledIn is an empty sheet in CSV that rows are added to.
type filledIn struct{ bytes.Buffer }

// row adds a filing of a client of its own.
func (f *filledIn) row(b *testing.B, i int) {
	b.Helper()
	s := sample.Enterprise()
	s.Title, s.Entity.Name = fmt.Sprintf("客户%d", i), fmt.Sprintf("深圳市第%d家样例有限公司", i)
	s.Entity.LegalRepresentative, s.Principal.Mobile = fmt.Sprintf("样%d", i), fmt.Sprintf("138%08d", i)
	s.Services[0].Domains[0].Name = fmt.Sprintf("c%d-example.cn", i)
	paths, _, _ := bytes.Cut(f.Bytes(), []byte("\r\n"))
	for n, p := range bytes.Split(bytes.TrimPrefix(paths, []byte("\xef\xbb\xbf")), []byte(",")) {
		if n > 0 {
			f.WriteByte(',')
		}
		if typed, _ := s.Text(filing.Path(p)); n > 0 && typed != "" {
			fmt.Fprintf(f, "%q", typed)
		}
	}
	f.WriteString("\r\n")
}
