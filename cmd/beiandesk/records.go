package main

import (
	"log/slog"
	"os"

	"github.com/beiandesk/beiandesk/cmd/assembly"
)

// supportLines is how many lines of the log support gets.
const supportLines = 200

// records returns what support may get beside a draft: the end of the log, and the installed rulebook.
func (p *program) records(known *assembly.Knowledge) func() (log []string, book []byte) {
	return func() (log []string, book []byte) {
		log, err := p.journal.Tail(supportLines)
		if err != nil {
			slog.Warn("log for support", "error", err)
		}
		if known.Update != nil && known.File != "" {
			if book, err = os.ReadFile(known.File); err != nil {
				slog.Warn("rulebook for support", "error", err)
			}
		}
		return log, book
	}
}
