package cards

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// markWords say what a paper is not. Each stands alone in a line or is part of a longer sentence; none is part of a field.
var markWords = []struct{ name, words string }{
	{paper.TemporaryCard, "临时居民身份证"},
	{paper.TemporaryCard, "临时身份证"},
	{paper.ElectronicPrint, "电子营业执照"},
	{paper.ElectronicPrint, "电子证照"},
	{paper.ElectronicPrint, "电子居民身份证"},
	{paper.ElectronicPrint, "居民身份电子凭证"},
	{paper.ElectronicPrint, "同等法律效力"},
	{paper.ElectronicPrint, "亮照"},
	{paper.CopyStamp, "复印件"},
	{paper.CopyStamp, "影印件"},
	{paper.CopyStamp, "与原件一致"},
	{paper.CopyStamp, "与原件相符"},
}

// marks finds the words that say what a paper is not, each once.
func (p *page) marks() []paper.Mark {
	var out []paper.Mark
	seen := map[string]bool{}
	for _, row := range p.rows {
		says := text(row)
		for _, m := range markWords {
			at := strings.Index(says, m.words)
			if at < 0 || seen[m.name] {
				continue
			}
			seen[m.name] = true
			out = append(out, paper.Mark{Name: m.name, Line: p.said(within(row, m.words), m.words)})
		}
	}
	return out
}
