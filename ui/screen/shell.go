// Package screen holds the screens, one a file; each reads from the session, writes back, and decides nothing.
package screen

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
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
	LettersScreen   Name = "letters"
	AnswersScreen   Name = "answers"
	ReviewScreen    Name = "review"
	ExportScreen    Name = "export"
	SettingsScreen  Name = "settings"
	ProgressScreen  Name = "progress"
	AfterScreen     Name = "after"   // what is to be done once the filing is approved
	LockScreen      Name = "lock"    // unlocks the store; nothing else is shown while it is locked
	WelcomeScreen   Name = "welcome" // the first page of all: how drafts are protected
	ProtectScreen   Name = "protect" // a passphrase or a recovery code, by its Stop
	BackupsScreen   Name = "backups"
	SheetScreen     Name = "sheet"   // spreadsheets; its Stop is the file that is imported
	SupportScreen   Name = "support" // shows what a bundle for support would hold; its Return and Stop are where the trouble is
	ExhibitScreen   Name = "exhibit" // what is found in a case that is only looked at, then and now
	NoticeScreen    Name = "notice"  // reads a rejection notice; in a draft it leads to what must change
)

// A Place is where the window can be: a screen, the page that a StepScreen shows, and the fact or slot to put the focus
// on. Return is where Continue leads instead of the next page, for visits from the answers or the review.
type Place struct {
	Screen Name
	Stop   string
	Focus  filing.Path
	Return Name
}

// A FileKind says which files a dialog offers first.
type FileKind string

// The kinds of files that are asked for.
const (
	PaperFiles FileKind = "papers"
	CaseFiles  FileKind = "cases"  // packages and case files
	AppFiles   FileKind = "apps"   // apps, certificates, keystores
	PageFiles  FileKind = "pages"  // saved web pages
	SheetFiles FileKind = "sheets" // spreadsheets
)

// A Shell is what every screen is given. All its functions are called on the screen's goroutine.
type Shell struct {
	Desk    *wizard.Desk
	Session *wizard.Session // nil on HomeScreen, InterviewScreen and SettingsScreen
	Texts   *text.Catalog
	Tasks   *task.Runner
	Window  fyne.Window

	Go       func(Place)                                                                           // shows another place, after the session is saved
	Open     func(draft string)                                                                    // opens a draft at its task list
	OpenAt   func(draft string, at Place)                                                          // opens a draft at a place
	Saving   func()                                                                                // says that the session has changed: saves it soon and shows when it was saved
	Tell     func(err error)                                                                       // shows an error as a sentence with what to do next
	Write    func(path string, write func(file Writer) error) error                                // writes a file whole or not at all; not on the screen's goroutine
	Drop     func(func(files []string, at fyne.Position))                                          // takes files dropped on the window from here on, until the place changes
	Paste    func(done func(Pasted))                                                               // takes pictures and files out of the clipboard; nil where it holds text only
	OnPaste  func(do func())                                                                       // what Ctrl+V does from here on where no field takes it, until the place changes
	Refuse   func()                                                                                // says that this place takes no files
	Choose   func(kind FileKind, done func(files []string))                                        // lets the applicant choose files
	SaveAs   func(name string, done func(path string))                                             // lets the applicant choose where to save
	Enter    func(do func())                                                                       // what Enter does from here on where no field takes it, until the place changes
	Back     func()                                                                                // what Escape does: the place above this one
	Page     func(file string) (approval.Page, error)                                              // reads a saved web page; nil where none is read; not on the screen's goroutine
	App      func(ctx context.Context, file string, query wizard.AppQuery) (wizard.AppFile, error) // reads an app or a certificate; nil where none is read; not on the screen's goroutine
	Records  func() (log []string, book []byte)                                                    // the end of the log, and the installed rulebook as it was signed; nil where there is neither; not on the screen's goroutine
	Sentence func(err error) string                                                                // what an error means, in a sentence with what to do next
	Import   func(file string)                                                                     // opens a package or case file as a new draft
	Adopt    func(draft *wizard.Session)                                                           // shows the task list of a draft that was begun just now

	Vault    wizard.Vault             // protects the store; nil where nothing is protected
	Keeper   wizard.Keeper            // makes copies of the store; nil where none are made
	Paused   bool                     // on LockScreen: the window was locked in this run
	Unlocked func()                   // says that the store is open: goes on where the window was
	Lock     func()                   // saves what is being typed and locks
	Forget   func()                   // lets go of the draft that is open, because the store is about to change under it
	Compare  func() wizard.Comparison // of the case that is only looked at; nil otherwise
	Beside   func()                   // opens the small window beside the browser; nil where there is none
	Copy     func(word string)        // puts words into the clipboard; numbers do not stay there

	Notice    *string         // the notice that was pasted last
	Interview *flow.Interview // the first questions, kept while the applicant goes to and fro
	Settings  Settings
	Apply     func(Settings) // changes the settings at once
	About     About
	Now       func() time.Time
}

// Settings are what a person may choose about the program.
type Settings struct {
	Language text.Language
	Look     theme.Look
	Scale    float32 // of the text: 1 to 2
	Folder   string  // where files were chosen last; for this run only

	Idle          time.Duration // the window locks itself when nothing was done for so long; 0: never
	KeepClipboard bool          // numbers that are copied stay in the clipboard
}

// About is what the program tells about itself.
type About struct {
	Version string
	Build   func(*text.Catalog) []string // from what it was made, a line a subject; nil where only the version is known
	Store   string                       // folder in which drafts are kept
	Place   string                       // what is wrong with where it lies: the ending of a text key "store.place."; mostly empty
}

// A Screen builds what the window shows at a place.
type Screen func(s *Shell, at Place) fyne.CanvasObject

// Pasted is what was in the clipboard: files of the disk, or a picture with the name that it gets.
type Pasted struct {
	Files   []string
	Picture []byte
	Name    string
}

// A Writer takes bytes.
type Writer interface{ Write([]byte) (int, error) }
