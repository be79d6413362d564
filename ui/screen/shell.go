// Package screen holds the screens, one a file; each reads from the session, writes back, and decides nothing.
package screen

import (
	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Name names a screen.
type Name string

// The screens.
const (
	HomeScreen      Name = "home"
	InterviewScreen Name = "interview"
	KnockoutScreen  Name = "knockout" // explains why an order cannot go on here, and the way out
	TasksScreen     Name = "tasks"
	StepScreen      Name = "step"
	PapersScreen    Name = "papers"
	AnswersScreen   Name = "answers"
	ReviewScreen    Name = "review"
	ExportScreen    Name = "export"
	SettingsScreen  Name = "settings"
)

// A Place is where the window can be: a screen, the page that a StepScreen shows, and the fact or slot to put the focus
// on. Return is where Continue leads instead of the next page, for visits from the answers or the review.
type Place struct {
	Screen Name
	Stop   string
	Focus  filing.Path
	Return Name
}

// A Shell is what every screen is given. All its functions are called on the screen's goroutine.
type Shell struct {
	Desk    *wizard.Desk
	Session *wizard.Session // nil on HomeScreen, InterviewScreen and SettingsScreen
	Texts   *text.Catalog
	Tasks   *task.Runner
	Window  fyne.Window

	Go     func(Place)                                            // shows another place, after the session is saved
	Open   func(draft string)                                     // opens a draft at its task list
	Saving func()                                                 // says that the session has changed: saves it soon and shows when it was saved
	Tell   func(err error)                                        // shows an error as a sentence with what to do next
	Write  func(path string, write func(file Writer) error) error // writes a file whole or not at all; not on the screen's goroutine
	Drop   func(func(files []string, at fyne.Position))           // takes files dropped on the window from here on, until the place changes
	Choose func(done func(files []string))                        // lets the applicant choose files
	SaveAs func(name string, done func(path string))              // lets the applicant choose where to save
}

// A Writer takes bytes.
type Writer interface{ Write([]byte) (int, error) }
