package timeline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// A Kind says what a reminder is about. Its sentences stand under the text keys "timeline.watch."+Kind+"."+Stage.
type Kind string

// The kinds of reminders.
const (
	CertificateEnds Kind = "certificate"  // a licence or an identity card
	DomainEnds      Kind = "domain"       // a domain has to be renewed
	ApprovalEnds    Kind = "pre_approval" // a permission of another authority
	LetterAges      Kind = "letter"       // a signed letter is accepted for a while only
	RealNameSyncs   Kind = "real_name"    // the registrar's data have to arrive first
)

// A Stage says how far the order is, which decides what a reminder asks for.
type Stage string

// The stages.
const (
	Before Stage = "before" // not handed in, or sent back
	During Stage = "during" // under review
	After  Stage = "after"  // filed
)

// stage returns how far an order is. An abandoned one is begun anew.
func (c Case) stage() Stage {
	switch s := c.Progress.Status(); {
	case s == Filed:
		return After
	case s.Waits() == Applicant, s == Abandoned:
		return Before
	}
	return During
}

// notice is how many days before something ends people are reminded once the order is filed. No source: time enough to renew a
// paper and to file the change, whose review alone may take a month.
const notice = 45

// A Reminder is a day to keep in mind. What it asks for stands under the text key "timeline.watch."+Kind+"."+Stage.
type Reminder struct {
	Kind  Kind
	Stage Stage
	Path  filing.Path // the fact, or the slot of the letter
	Day   filing.Date // the last day; for RealNameSyncs the first. No day where it is not known: then Since says more
	From  filing.Date // when to do something about it; for papers before they are handed in, when they are no longer accepted
	Since filing.Date // of a letter whose day is not known: it must have been signed on this day or later
	Days  int         // until Day; negative when it is over

	Needed    int  // how long it must last, or may be old, at submission
	Workdays  bool // Needed counts working days
	Estimated bool // counted over a year for which no holidays are known yet
}

// Over reports whether the last day is over.
func (r Reminder) Over() bool { return !r.Day.IsZero() && r.Kind != RealNameSyncs && r.Days < 0 }

// Urgent reports whether it is time to do something.
func (r Reminder) Urgent(today filing.Date) bool {
	return r.Over() || !r.From.IsZero() && !today.Before(r.From)
}

// Watch lists what ends or grows too old, the first to end first; what has no day stands at the end. What is not filled in or
// cannot be read is left out: other rules ask for it.
func (g *Guide) Watch(c Case, today filing.Date) []Reminder {
	if counts(today) && c.Filing != nil {
		w := watcher{guide: g, c: c, today: today, stage: c.stage()}
		w.certificates()
		w.services()
		if w.stage == Before {
			w.letters()
		}
		slices.SortStableFunc(w.out, func(a, b Reminder) int {
			switch {
			case a.Day.IsZero() != b.Day.IsZero():
				return cmp.Compare(btoi(a.Day.IsZero()), btoi(b.Day.IsZero()))
			case a.Day.IsZero():
				return cmp.Compare(a.Path, b.Path)
			}
			return cmp.Compare(b.Day.Days(a.Day), 0)
		})
		return w.out
	}
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A watcher gathers the reminders of one case.
type watcher struct {
	guide *Guide
	c     Case
	today filing.Date
	stage Stage
	out   []Reminder
}

// ends adds a reminder of a day on which something ends; needed is how many days it must still last at
// submission, 0 where nothing says.
func (w *watcher) ends(kind Kind, path filing.Path, typed string, needed int) {
	day, err := filing.ParseValidity(typed)
	if err != nil || !counts(day) {
		return
	}
	r := Reminder{Kind: kind, Stage: w.stage, Path: path, Day: day, Days: w.today.Days(day), Needed: needed}
	if r.From = plus(day, -notice); w.stage == Before && needed > 0 {
		r.From = plus(day, 1-needed) // it must still last so many days
	}
	w.out = append(w.out, r)
}

func (w *watcher) certificates() {
	f := w.c.Filing
	w.certificate("entity.certificate", f.Entity.Certificate)
	if f.Entity.Nature != filing.Individual { // an individual's principal is the individual
		w.certificate("principal.certificate", f.Principal.Certificate)
	}
	for i, s := range f.Services {
		if s.PrincipalSame == filing.No && s.Principal != nil {
			w.certificate(filing.At{i}.Of("services[].principal.certificate"), s.Principal.Certificate)
		}
	}
}

func (w *watcher) certificate(path filing.Path, c filing.Certificate) {
	images := w.guide.atlas.National().Images.Value
	needed := images.MinValidityDays
	if c.Kind == filing.HKMOTWResidencePermit {
		needed = images.ResidencePermitMinDays
	}
	w.ends(CertificateEnds, path+".valid_until", c.ValidUntil, needed)
}

func (w *watcher) services() {
	national := w.guide.atlas.National()
	valid := national.Domain.Value.MinValidityDays
	if a := w.guide.atlas.DomainMinValidityDays(w.c.Filing.Province); a.Known {
		valid = a.Value
	}
	for i, s := range w.c.Filing.Services {
		for k, d := range s.Domains {
			w.ends(DomainEnds, filing.At{i, k}.Of("services[].domains[].expires_on"), d.ExpiresOn, valid)
			w.realName(filing.At{i, k}.Of("services[].domains[].real_name_on"), d.RealNameOn, national.Domain.Value.RealnameWait)
		}
		for k, p := range s.PreApprovals {
			w.ends(ApprovalEnds, filing.At{i, k}.Of("services[].pre_approvals[].valid_until"), p.ValidUntil, 0)
		}
	}
}

// realName reminds of the days that the registrar's data need to arrive, as long as they have not passed.
func (w *watcher) realName(path filing.Path, typed string, wait int) {
	on, err := filing.ParseDate(typed)
	if err != nil || w.stage != Before {
		return
	}
	day, estimated := w.guide.calendar.Add(on, wait)
	if day.Before(w.today) {
		return
	}
	w.out = append(w.out, Reminder{
		Kind: RealNameSyncs, Stage: w.stage, Path: path, Day: day, From: day, Days: w.today.Days(day), Needed: wait, Workdays: true,
		Estimated: estimated,
	})
}

// letters reminds of how old a signed letter may be when it is handed in.
func (w *watcher) letters() {
	for _, a := range w.c.Filing.Attachments {
		id, ok := strings.CutPrefix(a.Slot, "letters.")
		if !ok {
			continue
		}
		r := Reminder{Kind: LetterAges, Stage: w.stage, Path: filing.Path(a.Slot)}
		r.Needed, r.Workdays = w.guide.letterAge(w.c.Filing, id)
		if signed, known := w.c.Signed[a.ID]; known && counts(signed) {
			r.Day, r.Estimated = w.lasts(signed, r)
			r.Days, r.From = w.today.Days(r.Day), plus(r.Day, -lastCall)
		} else {
			back := r
			back.Needed = -r.Needed
			r.Since, r.Estimated = w.lasts(w.today, back)
		}
		w.out = append(w.out, r)
	}
}

// lastCall is how many days before a letter is too old people are reminded to hand it in. No source: a week.
const lastCall = 7

// lasts returns the day so many days or working days later as a letter may be old.
func (w *watcher) lasts(from filing.Date, r Reminder) (day filing.Date, estimated bool) {
	if r.Workdays {
		return w.guide.calendar.Add(from, r.Needed)
	}
	return plus(from, r.Needed), false
}

// letterAge returns how old a letter may be when it is handed in, and whether working days are meant: as the province's own
// letter says, the strictest where it has several of the id, or else as letters are everywhere.
func (g *Guide) letterAge(f *filing.Filing, id string) (days int, workdays bool) {
	days = g.atlas.National().LetterRules.Value.MaxAgeDays
	who, found := applicant(f.Entity.Nature), false
	for _, l := range g.atlas.Letters(f.Province, who) {
		if v := l.Value; v.ID == id && v.MaxAgeDays > 0 && (!found || v.MaxAgeDays < days) {
			days, workdays, found = v.MaxAgeDays, v.MaxAgeUnit == region.AgeWorkdays, true
		}
	}
	return days, workdays
}

// applicant names the nature as the facts about provinces do.
func applicant(n filing.Nature) region.Applicant {
	switch n {
	case filing.Individual:
		return region.Personal
	case filing.Government, filing.PublicInstitution:
		return region.Institution
	}
	return region.Unit
}
