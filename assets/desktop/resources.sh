#!/usr/bin/env bash
# Usage: resources.sh VERSION. Writes what Windows reads in an .exe, its icon, version and manifest, as a .syso file beside
# the source of each program. The linker of a Windows build takes it from there.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: resources.sh VERSION" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root/assets/icons/icon.png" "$work"
sed "s|\${VERSION}|$1|" "$here/beiandesk.manifest" >"$work/beiandesk.manifest"

# resources PROGRAM ABOUT_ZH ABOUT_EN
resources() {
  sed "s|\${VERSION}|$1|; s|\${PROGRAM}|$2|; s|\${ABOUT_ZH}|$3|; s|\${ABOUT_EN}|$4|" "$here/winres.json" >"$work/winres.json"
  (cd "$root" && GOFLAGS=-buildvcs=false go run github.com/tc-hib/go-winres@v0.3.3 make --in "$work/winres.json" --arch amd64 --out "$root/cmd/$2/resources")
}
resources "$1" beiandesk "备案工作台" "BeianDesk"
resources "$1" beianctl "备案工作台命令行程序" "BeianDesk command line program"
