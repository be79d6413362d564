SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: run test typing hanzi guide deb tarball windows assets deps build lint clean help

# One set of tags for build, vet, test and staticcheck: another set would compile the window library once more.
#   x11              Wayland has no input methods in the window library, so Chinese could not be typed there
#   no_emoji         leaves out a font that no screen uses
#   migrated_fynedo  work comes back to the screen only through fyne.Do, see ui/task
TAGS := x11,no_emoji,migrated_fynedo
comma := ,
export GOFLAGS := $(strip $(GOFLAGS) -buildvcs=false -tags=$(TAGS))

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

# On Linux the window is an X11 window; a Wayland desktop offers DISPLAY for those.
run: build ## build both programs and open the window; without a display, run the demo
	@if [ -n "$${DISPLAY:-}" ] || [ "$$(uname)" != Linux ]; then \
	  echo "==> bin/beiandesk"; \
	  exec bin/beiandesk; \
	else \
	  echo "There is no display here, so the command line program shows the same job on the built-in sample."; \
	  mkdir -p out; \
	  exec bin/beianctl demo -o out/demo; \
	fi

# vet has run by then. The window test drives the real program, so the tests get a screen of their own where one can be had.
test: GOTEST := go test -vet=off ./...
# Sorting, dates and Fyne's choice of language follow the environment; tests must not.
test: export LANG := C.UTF-8
test: export LC_ALL := C.UTF-8
test: assets deps lint ## run everything CI runs
	@.ci/packages test
	@echo "==> go test"
	@if command -v xvfb-run >/dev/null; then \
	  exec xvfb-run -a -s "-screen 0 1280x900x24" $(GOTEST); \
	else \
	  exec $(GOTEST); \
	fi

# On Linux the window is built on a changed copy of its library, see cmd/beiandesk/glfw. A plain `go build` works without.
#   ime              the copy also takes the place of the caret, see ui/caret
#   accessibility    with `make windows SPOKEN=1`, or on a Mac `make build SPOKEN=1`: the window tells screen readers its buttons,
#                    links and words. The toolkit tells nothing of fields, and on Linux nothing at all; wine lacks what it calls
ACCESSIBILITY := $(if $(SPOKEN),-tags=$(TAGS)$(comma)accessibility)
WINDOW := $(if $(filter Linux,$(shell uname)),-modfile=bin/vendor/go.mod -tags=$(TAGS)$(comma)ime,$(ACCESSIBILITY))

typing: assets deps ## type Chinese through fcitx5 and ibus into the window
	@.ci/packages test
	@.ci/packages typing
	@cmd/beiandesk/glfw/prepare.sh bin/vendor
	@GOFLAGS="$(GOFLAGS) -modfile=$(CURDIR)/bin/vendor/go.mod -tags=$(TAGS)$(comma)ime" LANG=C.UTF-8 LC_ALL=C.UTF-8 \
	  dbus-run-session -- xvfb-run -a -s "-screen 0 1280x900x24" go test -vet=off -count=$(RUNS) -run Composed ./cmd/beiandesk

# How often the Chinese is typed.
RUNS := 1

# The commit goes into the programs where git tells it; what is shipped holds no path of the machine that it was built on.
STAMP := $(if $(shell git rev-parse -q --verify HEAD 2>/dev/null),-buildvcs=true)
deb tarball windows: TRIM := -trimpath

build: assets deps ## build bin/beiandesk and bin/beianctl
	@echo "==> build (the first time takes about 3 minutes)"
	@mkdir -p bin
	@[ -z "$(WINDOW)" ] || cmd/beiandesk/glfw/prepare.sh bin/vendor
	@go build $(WINDOW) $(STAMP) $(TRIM) -ldflags "-s -w" -o bin/beiandesk ./cmd/beiandesk
	@go build $(STAMP) $(TRIM) -ldflags "-s -w" -o bin/beianctl ./cmd/beianctl
	@for library in $$(assets/npm/fetch.sh --library); do cp "$$library" bin/; done

guide: build ## make the user guide with pictures of the real screens in out/guide
	@mkdir -p out/guide/screens
	@for lang in zh en; do bin/beianctl --lang $$lang --as-of 2026-11-23 demo -o out/guide/demo-$$lang >/dev/null; ln -sfn ../demo-$$lang/screens out/guide/screens/$$lang; done
	@go run assets/guide/build.go out/guide/screens out/guide
	@echo "==> out/guide/guide.zh.html"

deb: build guide ## pack a .deb into out/packages
	@assets/desktop/package.sh deb

tarball: build guide ## pack a .tar.xz into out/packages
	@assets/desktop/package.sh tarball

# Built with the C compiler of mingw. The programs find their library beside them.
WINDOWS := GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc
windows: guide ## build for Windows; pack a .zip and an installer into out/packages
	@.ci/packages windows
	@PLATFORM=win32-x64 assets/npm/fetch.sh
	@echo "==> build for Windows (the first time takes about 8 minutes)"
	@mkdir -p bin/windows
	@assets/desktop/resources.sh "$(VERSION)"
	@$(WINDOWS) go build $(ACCESSIBILITY) $(STAMP) $(TRIM) -ldflags "-s -w -H=windowsgui" -o bin/windows/beiandesk.exe ./cmd/beiandesk
	@$(WINDOWS) go build $(STAMP) $(TRIM) -ldflags "-s -w" -o bin/windows/beianctl.exe ./cmd/beianctl
	@for library in $$(PLATFORM=win32-x64 assets/npm/fetch.sh --library); do cp "$$library" bin/windows/; done
	@assets/desktop/package.sh windows

VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)

assets: ## fetch the fonts and text models
	@assets/npm/fetch.sh --check || { .ci/packages assets && assets/npm/fetch.sh; }

# Its data stand in the repository, so that only who renews them needs Debian's copy of Unicode's files.
hanzi: ## make the table of Chinese characters anew
	@.ci/packages hanzi
	@assets/hanzi/make.sh

deps: ## install what the build needs from the system
	@.ci/packages build

lint: assets deps ## check the format, vet, staticcheck
	@echo "==> gofumpt"
	@unformatted=$$(go tool gofumpt -l .); \
	if [ -n "$$unformatted" ]; then \
	  printf 'not formatted, run "go tool gofumpt -w .":\n%s\n' "$$unformatted" >&2; \
	  exit 1; \
	fi
	@echo "==> go vet (the first time takes about 3 minutes)"
	@go vet ./...
	@echo "==> staticcheck"
	@go tool staticcheck ./...

clean: ## remove what was built, keep what was fetched
	@rm -rf bin out
