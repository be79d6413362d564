#!/usr/bin/env bash
# Usage: prepare.sh FOLDER. Copies the window library to FOLDER/glfw, changes the copy by input.patch, and writes
# FOLDER/go.mod and go.sum, with which `go build -modfile FOLDER/go.mod` builds on the copy. Without the change, keys that
# belong to a word being composed reach the form too: Backspace takes away what was typed before it.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: prepare.sh FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
module=github.com/go-gl/glfw/v3.4/glfw

cd "$root"
stamp=$(cat go.mod go.sum "$here/input.patch" "$here/prepare.sh" | cksum)
[ "$(cat "$folder/stamp" 2>/dev/null)" != "$stamp" ] || exit 0
go mod download "$module"
from=$(go list -m -f '{{.Dir}}' "$module")
rm -rf "$folder/glfw" "$folder/stamp"
cp -R "$from" "$folder/glfw"
chmod -R u+w "$folder/glfw"
if ! patch --silent --strip=0 --directory="$folder/glfw" <"$here/input.patch"; then
  echo "prepare.sh: input.patch does not fit $module any more" >&2
  exit 1
fi
cp go.mod go.sum "$folder"
# A path within the source is written as seen from there: the programs carry it, and are the same wherever they were built.
case "$folder" in
  "$root"/*) copy=./${folder#"$root"/}/glfw ;;
  *) copy=$folder/glfw ;;
esac
go mod edit -replace "$module=$copy" "$folder/go.mod"
echo "$stamp" >"$folder/stamp"
