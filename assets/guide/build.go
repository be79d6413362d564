//go:build ignore

// Build makes the pages of the user guide: go run assets/guide/build.go SCREENS FOLDER, where SCREENS holds the pictures that
// `beianctl demo` has drawn. A picture is named in the text without the number of its place.
package main

import (
	"bytes"
	"fmt"
	"html/template"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var page = template.Must(template.New("").Parse(`<!doctype html>
<html lang="{{.Lang}}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>BeianDesk</title>
<style>
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 "Noto Sans SC","Microsoft YaHei",sans-serif;color:#1b2430}
img{max-width:100%;border:1px solid #d5dbe3;border-radius:6px}
table{border-collapse:collapse}td,th{border:1px solid #d5dbe3;padding:.2rem .8rem;text-align:left}
code{background:#eef1f5;padding:.1rem .3rem;border-radius:3px}
</style>
{{.Body}}
</html>
`))

var picture = regexp.MustCompile(`\]\(([a-z0-9-]+)\)`)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run assets/guide/build.go SCREENS FOLDER")
	}
	if err := build(os.Args[1], os.Args[2]); err != nil {
		log.Fatal("build guide: ", err)
	}
}

func build(screens, folder string) error {
	if err := os.MkdirAll(filepath.Join(folder, "pictures"), 0o755); err != nil {
		return err
	}
	texts := goldmark.New(goldmark.WithExtensions(extension.Table))
	for lang, name := range map[string]string{"zh": "guide.zh", "en": "guide.en"} {
		raw, err := os.ReadFile(filepath.Join("assets", "guide", name+".md"))
		if err != nil {
			return err
		}
		for _, found := range picture.FindAllSubmatch(raw, -1) {
			file, err := find(filepath.Join(screens, lang), string(found[1]))
			if err != nil {
				return err
			}
			shot, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			to := filepath.Join("pictures", lang+"-"+string(found[1])+".png")
			if err := os.WriteFile(filepath.Join(folder, to), shot, 0o644); err != nil {
				return err
			}
			raw = bytes.ReplaceAll(raw, found[0], []byte("]("+filepath.ToSlash(to)+")"))
		}
		var body, whole bytes.Buffer
		if err := texts.Convert(raw, &body); err != nil {
			return err
		}
		if err := page.Execute(&whole, map[string]any{"Lang": lang, "Body": template.HTML(body.String())}); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name+".html"), whole.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// find returns the picture of a name, or of a name in which the number of its place is left out.
func find(dir, name string) (string, error) {
	sample, rest, _ := strings.Cut(name, "-")
	for _, pattern := range []string{name + ".png", sample + "-[0-9][0-9]-" + rest + ".png"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return "", err
		}
		if len(found) == 1 {
			return found[0], nil
		}
	}
	return "", fmt.Errorf("no picture is named %s", name)
}
