package spreadsheet_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/spreadsheet"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// crowd is as many filings as somebody keeps who files for others.
func crowd(n int) []*filing.Filing {
	all := make([]*filing.Filing, n)
	for i := range all {
		all[i] = sample.Enterprise()
		all[i].ID = fmt.Sprintf("01KAXF8E6Q%016d", i+1)
		all[i].Title = fmt.Sprintf("客户 %d", i+1)
	}
	return all
}

func BenchmarkWrite1000(b *testing.B) {
	book, filings := newBook(b, text.Chinese), crowd(1000)
	for _, form := range forms() {
		b.Run(string(form), func(b *testing.B) {
			size := 0
			for b.Loop() {
				var file bytes.Buffer
				require.NoError(b, spreadsheet.Clerk{}.WriteSheet(&file, book.Table(filings...), form))
				size = file.Len()
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}

func BenchmarkRead1000(b *testing.B) {
	book, filings := newBook(b, text.Chinese), crowd(1000)
	for _, form := range []wizard.SheetForm{wizard.XLSX, wizard.CSV, wizard.CSVGB18030} {
		var file bytes.Buffer
		require.NoError(b, spreadsheet.Clerk{}.WriteSheet(&file, book.Table(filings...), form))
		b.Run(string(form), func(b *testing.B) {
			for b.Loop() {
				g, err := spreadsheet.Read(file.Bytes())
				require.NoError(b, err)
				r, err := book.Read(g)
				require.NoError(b, err)
				for i, e := range r.Entries {
					require.Empty(b, book.Fill(r, e, filings[i], filings[i].ID).Changes)
				}
			}
		})
	}
}

func BenchmarkEmptySheet(b *testing.B) {
	book := newBook(b, text.Chinese)
	size := 0
	for b.Loop() {
		var file bytes.Buffer
		require.NoError(b, spreadsheet.Clerk{}.WriteSheet(&file, book.Table(), wizard.XLSX))
		size = file.Len()
	}
	b.ReportMetric(float64(size), "bytes")
}
