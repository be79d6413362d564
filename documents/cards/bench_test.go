package cards_test

import (
	"context"
	"testing"

	"github.com/beiandesk/beiandesk/documents/cards"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

func BenchmarkRead(b *testing.B) {
	for _, kind := range []paper.Kind{paper.IDCardFront, paper.BusinessLicence, paper.Letter} {
		_, lines := form(kind, "", 1)
		b.Run(string(kind), func(b *testing.B) {
			for b.Loop() {
				if _, err := cards.Read(context.Background(), cards.Sheet{Lines: lines}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
