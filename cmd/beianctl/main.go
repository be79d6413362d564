// Command beianctl does the jobs of the desktop program without a screen: for batch work, support, scripts and tests.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	assets "github.com/beiandesk/beiandesk/assets/rulebook"
	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// The exit statuses of the contract.
const (
	exitDone    = 0 // done, and nothing blocks
	exitBlocked = 1 // done, and at least one finding blocks
	exitUsage   = 2
	exitFile    = 3 // the input cannot be read or the output written
)

func main() {
	debug.SetMemoryLimit(documents.SoftMemory)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal asks to stop in good order; a second one ends the program.
	context.AfterFunc(ctx, stop)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// commands is the command line, one member a command.
type commands struct {
	AsOf string `name:"as-of" placeholder:"DATE" help:"${help_as_of}"`
	Lang string `name:"lang" enum:"zh,en" default:"zh" help:"${help_lang}"`
	Book string `name:"rulebook" placeholder:"FILE" help:"${help_rulebook_file}"`

	Identity       []string `name:"identity" placeholder:"FILE" help:"${help_identity_file}"`
	PassphraseFile string   `name:"passphrase-file" placeholder:"FILE" help:"${help_passphrase_file}"`

	New        newCommand        `cmd:"" help:"${help_new}"`
	Check      checkCommand      `cmd:"" help:"${help_check}"`
	Steps      stepsCommand      `cmd:"" help:"${help_steps}"`
	Materials  materialsCommand  `cmd:"" help:"${help_materials}"`
	Letters    lettersCommand    `cmd:"" help:"${help_letters}"`
	Inspect    inspectCommand    `cmd:"" help:"${help_inspect}"`
	Export     exportCommand     `cmd:"" help:"${help_export}"`
	Verify     verifyCommand     `cmd:"" help:"${help_verify}"`
	Support    supportCommand    `cmd:"" help:"${help_support}"`
	App        appCommand        `cmd:"" help:"${help_app}"`
	Key        keyCommand        `cmd:"" help:"${help_key}"`
	Remedy     remedyCommand     `cmd:"" help:"${help_remedy}"`
	Number     numberCommand     `cmd:"" help:"${help_number}"`
	Footer     footerCommand     `cmd:"" help:"${help_footer}"`
	Timeline   timelineCommand   `cmd:"" help:"${help_timeline}"`
	Rules      rulesCommand      `cmd:"" help:"${help_rules}"`
	Region     regionCommand     `cmd:"" help:"${help_region}"`
	Rulebook   rulebookCommand   `cmd:"" help:"${help_rulebook}"`
	Drafts     draftsCommand     `cmd:"" help:"${help_drafts}"`
	Sheet      sheetCommand      `cmd:"" help:"${help_sheet}"`
	Keys       identityCommand   `cmd:"" name:"identity" help:"${help_identity}"`
	Schema     schemaCommand     `cmd:"" help:"${help_schema}"`
	Version    versionCommand    `cmd:"" help:"${help_version}"`
	Manual     manualCommand     `cmd:"" help:"${help_manual}"`
	Completion completionCommand `cmd:"" help:"${help_completion}"`
	Demo       demoCommand       `cmd:"" help:"${help_demo}"`
}

// exited carries the status that the parser wants to leave with, as after --help.
type exited int

// run does one command and returns the exit status. With --json stdout holds one JSON document and nothing else.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (status int) {
	return runAt(ctx, everyday(), args, stdout, stderr)
}

// A place is where the program runs: whose updates of the rulebook are believed, in which folder one is installed, what
// stands between it and the papers, which may be nothing, and where the system keeps small secrets.
type place struct {
	keys     func() ([]rulebook.Key, error)
	folder   func() (string, error)
	sees     func(wizard.Inspector) wizard.Inspector
	keychain storage.Keychain // nil where there is none
}

func everyday() place {
	return place{keys: assets.Keys, folder: assembly.StoreFolder, keychain: assembly.Keychain()}
}

func runAt(ctx context.Context, here place, args []string, stdout, stderr io.Writer) (status int) {
	lang := languageOf(args)
	words, err := loadWords(lang)
	if err != nil {
		fmt.Fprintln(stderr, "beianctl:", err)
		return exitFile
	}
	var line commands
	defer func() {
		switch left := recover().(type) {
		case nil:
		case exited:
			status = int(left)
		default:
			panic(left)
		}
	}()
	parser, err := kong.New(&line, kong.Name("beianctl"), kong.Description(words.T("cli.about")), kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { panic(exited(code)) }), kong.Help(helpPage(words)), helpWords(words))
	if err != nil {
		fmt.Fprintln(stderr, "beianctl:", err)
		return exitUsage
	}
	parser.Model.HelpFlag.Help = words.T("cli.help.help")
	command, err := parser.Parse(keyLast(args))
	if err != nil {
		fmt.Fprintln(stderr, usageSentence(words, err))
		return exitUsage
	}
	job := &job{
		ctx: ctx, model: parser.Model, out: stdout, errs: stderr, words: words, language: lang, folder: line.Drafts.Store, rulebook: line.Book, place: here,
		identityFiles: line.Identity, passphraseFile: line.PassphraseFile, keyFolder: line.Keys.Store,
		recoveryFile: line.Drafts.Recovery,
	}
	if line.Sheet.Store != "" || line.Sheet.Recovery != "" {
		job.folder, job.recoveryFile = line.Sheet.Store, line.Sheet.Recovery
	}
	if job.today, err = parseDay(line.AsOf); err != nil {
		fmt.Fprintln(stderr, words.T("cli.as_of", "typed", line.AsOf))
		return exitUsage
	}
	blocked, err := command.Selected().Target.Addr().Interface().(doer).do(job)
	err = errors.Join(err, job.close())
	switch {
	case errors.Is(err, errUsage):
		fmt.Fprintln(stderr, sentence(ctx, words, err))
		return exitUsage
	case err != nil:
		fmt.Fprintln(stderr, sentence(ctx, words, err))
		return exitFile
	case blocked:
		return exitBlocked
	}
	return exitDone
}

// A doer is a command: it does a job and reports whether a finding blocks.
type doer interface {
	do(*job) (blocked bool, err error)
}

// languageOf finds --lang before the rest is parsed, because help is phrased in that language.
func languageOf(args []string) text.Language {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && text.Language(value) == text.English {
			return text.English
		}
	}
	return text.Chinese
}
