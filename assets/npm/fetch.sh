#!/usr/bin/env bash
# Puts the third-party files that BeianDesk embeds in their places. Does nothing when they are there and whole.
# With --check it only says, by its exit status, whether they are.
set -euo pipefail
cd "$(dirname "$0")"

table=files.txt

sum_of() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d' ' -f1
}

rows() { tr -d '\r' <"$table" | grep -v '^#'; }

whole() {
  local sum source place
  while read -r sum source place; do
    [ -f "../$place" ] && [ "$(sum_of "../$place")" = "$sum" ] || return 1
  done < <(rows)
}

whole && exit 0
[ "${1:-}" != --check ] || exit 1

if ! command -v npm >/dev/null 2>&1; then
  echo "fetch.sh: npm is needed to fetch the fonts; install Node.js and run again" >&2
  exit 1
fi

echo "==> fonts"
# node_modules lies in a folder whose name begins with a dot, so that the Go tool never looks inside.
work=.work
trap 'rm -rf "$work"' EXIT
rm -rf "$work"
mkdir "$work"
cp package.json package-lock.json "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null)

while read -r sum source place; do
  got=$(sum_of "$work/node_modules/$source")
  if [ "$got" != "$sum" ]; then
    echo "fetch.sh: $source has checksum $got, the table says $sum" >&2
    exit 1
  fi
  mkdir -p "../$(dirname "$place")"
  # A copy under another name first: an interrupted copy must not look like a font.
  cp "$work/node_modules/$source" "../$place.part"
  mv "../$place.part" "../$place"
done < <(rows)
