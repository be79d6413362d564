package region

// TopicNotes stands for what a province says beside the topics.
const TopicNotes Topic = "notes"

// Notes answers what a province says on a matter that no key stands for, by the heading of its notes.
func (a *Atlas) Notes(id, heading string) []Answer[Note] {
	return entries(a, id, TopicNotes, func(p *Province) []rule[Note] {
		var out []rule[Note]
		for _, n := range p.Notes {
			if n.Topic == heading {
				out = append(out, rule[Note]{value: n, note: n.Text, from: n.Provenance})
			}
		}
		return out
	})
}
