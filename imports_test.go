// Package beiandesk_test reads every source file and decides who may import whom.
//
// Its two tables are the agreement itself: rooms says which of our packages may see which,
// dependencies says which modules of others we use, why, under what licence and where.
// A new room or a new dependency begins with a row here.
package beiandesk_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	module    = "github.com/beiandesk/beiandesk"
	fyne      = "fyne.io/fyne/v2"
	window    = "cmd/beiandesk" // the only room that opens a window
	goroutine = "ui/task"       // the only room of ui that starts work and comes back to the screen
)

// In every table "x" means the package x alone, "x/..." x and all below it, "..." everything.

// room is a package, or a tree of them, with what it may import of ours.
type room struct {
	dir string
	may []string
}

// rooms: imports point inward, from cmd to filing. A package without a row may not exist.
var rooms = []room{
	{".", []string{"..."}},
	{"cmd/...", []string{"cmd/...", "ui/...", "documents/...", "storage/...", "assets/...", "wizard/..."}},
	{"ui/...", []string{"ui/...", "assets/...", "wizard/..."}},
	{"documents/...", []string{"documents/...", "assets/...", "wizard/..."}},
	{"storage/...", []string{"storage/...", "wizard/..."}},
	{"assets/...", []string{"assets/...", "wizard/..."}},
	{"wizard", []string{"wizard/..."}},
	{"wizard/rules", []string{"wizard/rule", "wizard/region", "wizard/provider", "wizard/material", "wizard/filing", "wizard/paper", "wizard/sample", "wizard/domain", "wizard/publickey"}},
	{"wizard/remedy", []string{"wizard/rule", "wizard/filing", "wizard/paper", "wizard/text"}},
	{"wizard/sheet", []string{"wizard/text", "wizard/region", "wizard/filing"}},
	{"wizard/approval", []string{"wizard/rule", "wizard/filing", "wizard/region"}},
	{"wizard/companion", nil},
	{"wizard/timeline", []string{"wizard/region", "wizard/provider", "wizard/filing", "wizard/text"}},
	{"wizard/rulebook", nil},
	{"wizard/material", []string{"wizard/region", "wizard/paper", "wizard/filing"}},
	{"wizard/letter", []string{"wizard/material", "wizard/region", "wizard/text", "wizard/paper", "wizard/filing"}},
	{"wizard/provider", []string{"wizard/region", "wizard/filing"}},
	{"wizard/flow", []string{"wizard/rule", "wizard/paper", "wizard/filing"}},
	{"wizard/region", []string{"wizard/filing"}},
	{"wizard/rule", []string{"wizard/filing"}},
	{"wizard/paper", []string{"wizard/filing"}},
	{"wizard/sample", []string{"wizard/filing"}},
	{"wizard/domain", []string{"wizard/filing"}},
	{"wizard/hanzi", nil},
	{"wizard/publickey", []string{"wizard/filing"}},
	{"wizard/standin", []string{"wizard/region", "wizard/paper", "wizard/filing", "wizard/domain", "wizard/publickey"}},
	{"wizard/text", []string{"wizard/rule", "wizard/filing"}},
	{"wizard/filing", nil},
}

// forTests may be imported by every test file, whatever its room: the embedded data are what most tests run on, and the
// store in memory is what they save to.
var forTests = []string{"assets/...", "wizard/...", "storage/storagetest"}

// dependency is a module of others that we agreed to use.
type dependency struct {
	module, licence, reason string
	rooms                   []string
	packages                []string // nil: all of the module
	testsOnly               bool
}

var dependencies = []dependency{
	{module: fyne, licence: "BSD-3-Clause", reason: "the window and everything in it", rooms: []string{"ui/..."}},
	{
		module: fyne, licence: "BSD-3-Clause", reason: "starting the desktop program", rooms: []string{window},
		packages: []string{fyne, fyne + "/app"},
	},
	{
		module: "aead.dev/minisign", licence: "MIT", reason: "signatures of rulebook updates", rooms: []string{"wizard/rulebook"},
		packages: []string{"aead.dev/minisign"},
	},
	{module: "aead.dev/minisign", licence: "MIT", reason: "keys of editors in tests", rooms: []string{"cmd/..."}, testsOnly: true},
	{module: "filippo.io/age", licence: "BSD-3-Clause", reason: "locked packages", rooms: []string{"documents/envelope"}},
	{module: "filippo.io/age", licence: "BSD-3-Clause", reason: "what sealing is measured against", rooms: []string{"storage/seal"}, testsOnly: true},
	{module: "github.com/alecthomas/kong", licence: "MIT", reason: "command lines", rooms: []string{"cmd/..."}},
	{module: "github.com/disintegration/imaging", licence: "MIT", reason: "turning and scaling photographs", rooms: []string{"documents/..."}},
	{
		module: "github.com/go-gl/glfw/v3.4/glfw", licence: "BSD-3-Clause", reason: "tells input methods on X11 where text is written",
		rooms: []string{"ui/caret"},
	},
	{module: "github.com/klippa-app/go-pdfium", licence: "MIT", reason: "drawing scanned PDF pages", rooms: []string{"documents/..."}},
	{module: "github.com/ledongthuc/pdf", licence: "BSD-3-Clause", reason: "text of PDF pages", rooms: []string{"documents/..."}},
	{module: "github.com/ledongthuc/pdf", licence: "BSD-3-Clause", reason: "reading letters back in tests", rooms: []string{"cmd/..."}, testsOnly: true},
	{module: "github.com/makiuchi-d/gozxing", licence: "MIT and Apache-2.0", reason: "reads QR codes that go-qr does not", rooms: []string{"documents/qr"}},
	{module: "github.com/oklog/ulid/v2", licence: "Apache-2.0", reason: "filing numbers that sort by time", rooms: []string{"wizard/..."}},
	{module: "github.com/piglig/go-qr", licence: "MIT", reason: "reads and writes QR codes", rooms: []string{"documents", "documents/qr", "documents/letters"}},
	{
		module: "github.com/santhosh-tekuri/jsonschema/v6", licence: "Apache-2.0", reason: "the published schema against our types",
		rooms: []string{"..."}, testsOnly: true,
	},
	{module: "github.com/signintech/gopdf", licence: "MIT", reason: "writing letters and reports", rooms: []string{"documents/pack/...", "documents/letters/...", "documents/typeset"}},
	{module: "github.com/stretchr/testify", licence: "MIT", reason: "assertions", rooms: []string{"..."}, testsOnly: true},
	{module: "github.com/tetratelabs/wazero", licence: "Apache-2.0", reason: "runs pdfium without C", rooms: []string{"documents/..."}},
	{module: "github.com/xuri/excelize/v2", licence: "BSD-3-Clause", reason: "writing spreadsheets", rooms: []string{"documents/spreadsheet"}},
	{module: "github.com/yalue/onnxruntime_go", licence: "MIT", reason: "runs the text models", rooms: []string{"documents/ocr"}},
	{module: "github.com/zalando/go-keyring", licence: "MIT", reason: "the key of the drafts in the system's keychain", rooms: []string{"cmd/assembly"}},
	{module: "github.com/yuin/goldmark", licence: "MIT", reason: "pages of the user guide", rooms: []string{"assets/guide"}},
	{module: "go.etcd.io/bbolt", licence: "MIT", reason: "the store of drafts", rooms: []string{"storage/..."}},
	{module: "go.yaml.in/yaml/v3", licence: "MIT and Apache-2.0", reason: "reads the province facts and the wordings of letters", rooms: []string{"wizard/region", "wizard/letter"}},
	{
		module: "golang.org/x/crypto", licence: "BSD-3-Clause", reason: "sealing drafts and their files", rooms: []string{"storage/seal"},
		packages: []string{"golang.org/x/crypto/argon2", "golang.org/x/crypto/chacha20poly1305"},
	},
	{
		module: "golang.org/x/text", licence: "BSD-3-Clause", reason: "passphrases typed in wide letters", rooms: []string{"storage/seal"},
		packages: []string{"golang.org/x/text/unicode/norm"},
	},
	{
		module: "golang.org/x/text", licence: "BSD-3-Clause", reason: "CSV files in GB18030", rooms: []string{"documents/spreadsheet"},
		packages: []string{"golang.org/x/text/encoding/simplifiedchinese"},
	},
	{
		module: "golang.org/x/image", licence: "BSD-3-Clause", reason: "scaling, more picture formats, character maps of fonts",
		rooms: []string{"documents/...", "ui/...", "assets/..."},
	},
	{
		module: "golang.org/x/net", licence: "BSD-3-Clause", reason: "reading domain names", rooms: []string{"wizard/..."},
		packages: []string{"golang.org/x/net/idna", "golang.org/x/net/publicsuffix"},
	},
	{
		module: "golang.org/x/net", licence: "BSD-3-Clause", reason: "reading saved web pages", rooms: []string{"documents/webpage"},
		packages: []string{"golang.org/x/net/html", "golang.org/x/net/html/atom", "golang.org/x/net/html/charset"},
	},
	{
		module: "golang.org/x/sys", licence: "BSD-3-Clause", reason: "says on Windows why no window can be opened",
		rooms: []string{window}, packages: []string{"golang.org/x/sys/windows"},
	},
	{
		module: "golang.org/x/sys", licence: "BSD-3-Clause", reason: "input methods, keys and the order of windows on Windows, by its own libraries",
		rooms: []string{"ui/caret", "ui/topmost", "ui/hotkey"}, packages: []string{"golang.org/x/sys/windows"},
	},
	{
		module: "golang.org/x/sys", licence: "BSD-3-Clause", reason: "the file dialogs and the clipboard of Windows",
		rooms: []string{"ui/chooser", "ui/clipping"}, packages: []string{"golang.org/x/sys/windows"},
	},
	{
		module: "github.com/godbus/dbus/v5", licence: "BSD-2-Clause", reason: "the file dialog of Linux desktops, by the bus of this computer",
		rooms: []string{"ui/chooser"},
	},
	{module: "pgregory.net/rapid", licence: "MPL-2.0", reason: "property tests of number schemes", rooms: []string{"..."}, testsOnly: true},
}

// tools are run by `make lint`, never linked: package path to licence.
var tools = map[string]string{
	"honnef.co/go/tools/cmd/staticcheck": "MIT",
	"mvdan.cc/gofumpt":                   "BSD-3-Clause",
}

// netValues are the packages under net that hold values and open nothing.
var netValues = []string{"net/mail", "net/netip", "net/url"}

func matches(name, pattern string) bool {
	if pattern == "..." {
		return true
	}
	base, deep := strings.CutSuffix(pattern, "/...")
	return name == base || deep && strings.HasPrefix(name, base+"/")
}

func matchesAny(name string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(name, p) })
}

// covers reports whether d allows the package imp in a file.
func (d dependency) covers(dir string, test bool, imp string) bool {
	return matches(imp, d.module+"/...") &&
		(d.packages == nil || slices.Contains(d.packages, imp)) &&
		matchesAny(dir, d.rooms) && (test || !d.testsOnly)
}

// objection says why a file in dir may not import imp, or nothing.
func objection(dir string, test bool, imp string) string {
	first, _, _ := strings.Cut(imp, "/")
	switch {
	case imp == module || strings.HasPrefix(imp, module+"/"):
		return objectionToRoom(dir, test, strings.TrimPrefix(strings.TrimPrefix(imp, module), "/"))
	case strings.Contains(first, "."):
		return objectionToDependency(dir, test, imp)
	default:
		return objectionToStandard(dir, test, imp)
	}
}

func objectionToRoom(dir string, test bool, target string) string {
	at := slices.IndexFunc(rooms, func(r room) bool { return matches(dir, r.dir) })
	switch {
	case at < 0:
		return "has no row in the table of rooms"
	case target == dir, matchesAny(target, rooms[at].may), test && matchesAny(target, forTests):
		return ""
	}
	return "may not see " + target
}

func objectionToDependency(dir string, test bool, imp string) string {
	if imp == fyne+"/app" && dir != window {
		return "only " + window + " starts Fyne"
	}
	if slices.ContainsFunc(dependencies, func(d dependency) bool { return d.covers(dir, test, imp) }) {
		return ""
	}
	return "no row of the dependency table allows it here"
}

func objectionToStandard(dir string, test bool, imp string) string {
	switch {
	case matches(imp, "net/...") && !slices.Contains(netValues, imp), matches(imp, "crypto/tls/..."):
		return "the program opens no connection"
	case imp == "os/exec" && !(test && matches(dir, "cmd/...")):
		return "the program starts no other program"
	case matches(imp, "os/...") && matches(dir, "wizard/...") && !test:
		return "files, time and randomness come to wizard from outside"
	}
	return ""
}

// source is one of our Go files.
type source struct {
	path, dir string // slash-separated, from the root
	test      bool
	syntax    *ast.File
	imports   []string
}

var readSources = sync.OnceValues(func() ([]source, error) {
	var all []source
	err := walk(func(name string) error {
		if path.Ext(name) != ".go" {
			return nil
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), filepath.FromSlash(name), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s := source{path: name, dir: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), syntax: syntax}
		for _, spec := range syntax.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, imp)
		}
		all = append(all, s)
		return nil
	})
	return all, err
})

// walk visits our own files: not what was built, fetched or kept by git.
func walk(visit func(name string) error) error {
	skip := []string{".git", "bin", "out", "assets/fonts/files", "assets/models/files", "assets/onnxruntime/files", "assets/npm/.work"}
	return filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		switch {
		case slices.Contains(skip, name) && entry.IsDir():
			return fs.SkipDir
		case slices.Contains(skip, name), !entry.Type().IsRegular():
			return nil
		}
		return visit(name)
	})
}

func ourSources(t *testing.T) []source {
	t.Helper()
	all, err := readSources()
	require.NoError(t, err)
	require.NotEmpty(t, all)
	return all
}

func TestImportsKeepTheTables(t *testing.T) {
	for _, s := range ourSources(t) {
		if why := objectionToRoom(s.dir, s.test, s.dir); why != "" {
			t.Errorf("%s: %s %s", s.path, s.dir, why)
		}
		for _, imp := range s.imports {
			if why := objection(s.dir, s.test, imp); why != "" {
				t.Errorf("%s imports %s: %s", s.path, imp, why)
			}
		}
	}
}

func TestObjections(t *testing.T) {
	tests := []struct {
		name, dir string
		test      bool
		imp       string
		allowed   bool
	}{
		{"inward", "ui/screen", false, module + "/wizard/flow", true},
		{"outward", "wizard", false, module + "/ui", false},
		{"sideways", "documents/pack", false, module + "/storage", false},
		{"sideways in a test", "ui", true, module + "/documents", false},
		{"filing is innermost", "wizard/filing", false, module + "/wizard/text", false},
		{"embedded data in a test", "wizard/region", true, module + "/assets/regions", true},
		{"embedded data outside a test", "wizard/region", false, module + "/assets/regions", false},
		{"unknown room", "helpers", false, module + "/wizard", false},
		{"network", "cmd/beianctl", false, "net/http", false},
		{"network in a test", "storage", true, "net/http/httptest", false},
		{"bare net", "wizard/filing", false, "net", false},
		{"encrypted network", "storage/seal", false, "crypto/tls", false},
		{"address values", "wizard/filing", false, "net/netip", true},
		{"another program", "cmd/beianctl", false, "os/exec", false},
		{"another program in the window test", window, true, "os/exec", true},
		{"another program in any other test", "documents", true, "os/exec", false},
		{"files in wizard", "wizard/region", false, "os", false},
		{"files in a test of wizard", "wizard/region", true, "os", true},
		{"Fyne in ui", "ui/control", false, fyne + "/widget", true},
		{"Fyne outside ui", "wizard", false, fyne, false},
		{"Fyne in the command line program", "cmd/beianctl", false, fyne, false},
		{"starting Fyne", window, false, fyne + "/app", true},
		{"starting Fyne in ui", "ui", false, fyne + "/app", false},
		{"widgets in the desktop program", window, false, fyne + "/widget", false},
		{"test library outside a test", "wizard", false, "github.com/stretchr/testify/assert", false},
		{"agreed package of a module", "wizard/rules", false, "golang.org/x/net/idna", true},
		{"other package of the module", "wizard/rules", false, "golang.org/x/net/http2", false},
		{"unknown module", "ui", false, "example.com/x", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			why := objection(tt.dir, tt.test, tt.imp)
			assert.Equal(t, tt.allowed, why == "", "%s importing %s: %s", tt.dir, tt.imp, why)
		})
	}
}

func TestDependenciesAreUsed(t *testing.T) {
	all := ourSources(t)
	for _, d := range dependencies {
		require.NotEmpty(t, d.licence, d.module)
		require.NotEmpty(t, d.reason, d.module)
		used := slices.ContainsFunc(all, func(s source) bool {
			return slices.ContainsFunc(s.imports, func(imp string) bool { return d.covers(s.dir, s.test, imp) })
		})
		assert.True(t, used, "%s stands in the table for %v, and nothing there imports it", d.module, d.rooms)
	}
}

func TestToolsAreAgreed(t *testing.T) {
	text, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	block := regexp.MustCompile(`(?s)\ntool \((.*?)\n\)`).FindSubmatch(text)
	require.NotNil(t, block, "go.mod has no tool block")
	var agreed []string
	for name, licence := range tools {
		require.NotEmpty(t, licence, name)
		agreed = append(agreed, name)
	}
	assert.ElementsMatch(t, agreed, strings.Fields(string(block[1])))
}

// strayWork lists what syntax does that only ui/task may do: start goroutines, come back to the screen.
func strayWork(syntax *ast.File) []string {
	var found []string
	ast.Inspect(syntax, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.GoStmt:
			found = append(found, "go statement")
		case *ast.SelectorExpr:
			pkg, ok := n.X.(*ast.Ident)
			if ok && pkg.Name == "fyne" && (n.Sel.Name == "Do" || n.Sel.Name == "DoAndWait") {
				found = append(found, "fyne."+n.Sel.Name)
			}
		}
		return true
	})
	return found
}

func TestOnlyTaskStartsWork(t *testing.T) {
	sample := "package p\nimport \"fyne.io/fyne/v2\"\nfunc f() { go f(); fyne.Do(f); fyne.DoAndWait(f) }"
	syntax, err := parser.ParseFile(token.NewFileSet(), "sample.go", sample, parser.SkipObjectResolution)
	require.NoError(t, err)
	require.Equal(t, []string{"go statement", "fyne.Do", "fyne.DoAndWait"}, strayWork(syntax))

	for _, s := range ourSources(t) {
		if s.test || !matches(s.dir, "ui/...") || s.dir == goroutine {
			continue
		}
		assert.Empty(t, strayWork(s.syntax), "%s: work is started in %s", s.path, goroutine)
	}
}

func TestNothingRunsAtInit(t *testing.T) {
	for _, s := range ourSources(t) {
		for _, decl := range s.syntax.Decls {
			f, ok := decl.(*ast.FuncDecl)
			assert.False(t, ok && f.Recv == nil && f.Name.Name == "init", "%s: lists are explicit, nothing registers itself", s.path)
		}
	}
}

// private matches what only one machine or one network knows: registry hosts, paths of somebody's account.
// The names are put together here so that this file does not match itself.
var private = regexp.MustCompile(strings.Join([]string{
	"proxy" + `\.golang\.org`, "sum" + `\.golang\.org`, "gop" + `roxy\.(cn|io)`,
	"registry" + `\.npm`, "npm" + `mirror\.com`, "registry" + `\.yarnpkg`,
	`(?m)(^|[\s"'(=:,` + "`" + `])/(work|root|home|Users)/`,
}, "|"))

func TestNothingPrivateIsWrittenDown(t *testing.T) {
	for _, bad := range []string{"https://registry" + ".npmjs.org/x", "GOPROXY=https://proxy" + ".golang.org", `"` + "/root" + `/x"`} {
		require.Regexp(t, private, bad)
	}
	require.NotRegexp(t, private, "https://example.cn/work/root/home/")

	kinds := []string{"", ".go", ".md", ".yaml", ".yml", ".json", ".toml", ".txt", ".sh", ".html", ".mod", ".conf", ".patch"}
	require.NoError(t, walk(func(name string) error {
		base := path.Base(name)
		if ext := path.Ext(base); !slices.Contains(kinds, ext) && ext != base {
			return nil
		}
		text, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if bytes := private.Find(text); bytes != nil {
			t.Errorf("%s names %q", name, bytes)
		}
		return nil
	}))
}
