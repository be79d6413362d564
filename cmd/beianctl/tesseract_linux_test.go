package main

import (
	"bytes"
	"context"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// spent is the processor time of this process.
func spent(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkAgainstTesseract compares a whole inspection, measures and all, with reading the same six pictures by Tesseract
// (chi_sim+eng): processor time a picture, and the share of fields read, of those that say what is printed letter for letter.
// Of Tesseract a field counts when it stands anywhere in the text; of us it has to be in its field.
func BenchmarkAgainstTesseract(b *testing.B) {
	type shot struct {
		printed map[string]string
		data    []byte
	}
	var shots []shot
	for i, s := range []struct {
		kind paper.Kind
		as   specimen.Condition
	}{
		{paper.IDCardFront, specimen.Phone},
		{paper.IDCardBack, specimen.Clean},
		{paper.BusinessLicence, specimen.Phone},
		{paper.Passport, specimen.Clean},
		{paper.HKMOPermit, specimen.Phone},
		{paper.Letter, specimen.Clean},
	} {
		p := specimen.Set(specimen.Form{Kind: s.kind}, specimen.People()[i%len(specimen.People())])
		var all strings.Builder
		for _, run := range p.Runs {
			all.WriteString(run.Text)
		}
		printed := map[string]string{}
		for field, says := range p.Truth {
			// A date, for one, is printed in another form than it has in its field.
			if says = filing.Fold(says); strings.Contains(filing.Fold(all.String()), says) {
				printed[field] = says
			}
		}
		shots = append(shots, shot{printed, specimen.Take(p.Picture, s.as)})
	}
	report := func(b *testing.B, cpu time.Duration, read, fields int) {
		b.ReportMetric(cpu.Seconds()/float64(b.N*len(shots)), "cpu-s/picture")
		b.ReportMetric(100*float64(read)/float64(fields), "%fields")
	}
	b.Run("inspect", func(b *testing.B) {
		inspector := documents.New(documents.Options{Reader: assembly.Reader(b.TempDir())})
		defer func() { _ = inspector.Close() }()
		// The models are loaded once in a session, not for each picture.
		if _, err := inspector.Inspect(context.Background(), "a.jpg", shots[0].data, ""); err != nil {
			b.Fatal(err)
		}
		read, fields, before := 0, 0, spent(b)
		for b.Loop() {
			for _, s := range shots {
				r, err := inspector.Inspect(context.Background(), "a.jpg", s.data, "")
				if err != nil || r.Unread != "" {
					b.Fatal(err, r.Unread)
				}
				for field, want := range s.printed {
					fields++
					if filing.Fold(r.Fields[field].Text) == want {
						read++
					}
				}
			}
		}
		report(b, spent(b)-before, read, fields)
	})
	b.Run("tesseract", func(b *testing.B) {
		program, err := exec.LookPath("tesseract")
		if err != nil {
			b.Log("no tesseract")
			return
		}
		read, fields, cpu := 0, 0, time.Duration(0)
		for b.Loop() {
			for _, s := range shots {
				c := exec.CommandContext(context.Background(), program, "stdin", "stdout", "-l", "chi_sim+eng")
				c.Stdin = bytes.NewReader(s.data)
				out, err := c.Output()
				if err != nil {
					b.Fatal(err)
				}
				cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
				text := filing.Fold(string(out))
				for _, want := range s.printed {
					fields++
					if strings.Contains(text, want) {
						read++
					}
				}
			}
		}
		report(b, cpu, read, fields)
	})
}
