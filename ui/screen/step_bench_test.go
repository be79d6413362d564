package screen

import (
	"testing"

	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A key press answers the session, reloads what follows from the answer and looks for offers.
func BenchmarkTyping(b *testing.B) {
	on := newBench(b, sample.Faulty(), text.Chinese, light)
	p := on.step("entity_certificate")
	p.focus("entity.certificate.address")
	entry := on.Window.Canvas().Focused()
	for b.Loop() {
		entry.TypedRune('号')
	}
}

// A key press in a field that something is said about runs the checks too.
func BenchmarkTypingWhatIsWrong(b *testing.B) {
	on := newBench(b, sample.Faulty(), text.Chinese, light)
	p := on.step("entity_certificate")
	p.Continue()
	p.focus("entity.certificate.number")
	field, entry := p.fields[0], on.Window.Canvas().Focused()
	for _, f := range p.fields {
		if f.Question.Path == "entity.certificate.number" {
			field = f
		}
	}
	if len(field.Says()) == 0 {
		b.Fatal("nothing is wrong")
	}
	for b.Loop() {
		entry.TypedRune('9')
	}
}

// Leaving a field runs the checks and says what they found.
func BenchmarkLeaving(b *testing.B) {
	on := newBench(b, sample.Faulty(), text.Chinese, light)
	p := on.step("entity_certificate")
	p.focus("entity.certificate.address")
	entry := on.Window.Canvas().Focused()
	for b.Loop() {
		entry.TypedRune('号')
		p.left("entity.certificate.address")
	}
}

func BenchmarkOpeningAPage(b *testing.B) {
	on := newBench(b, sample.Faulty(), text.Chinese, light)
	for b.Loop() {
		on.step("entity_certificate")
	}
}
