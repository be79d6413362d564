#!/usr/bin/env bash
# Usage: package.sh deb|tarball|windows. Packs what `make build` (or `make windows`) has built; the result lies in
# out/packages, and SHA256SUMS beside it tells the checksums of all that lie there. The same source gives the same package: times are those of the last commit.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"

VERSION=$(sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
MTIME=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
export VERSION SOURCE_DATE_EPOCH MTIME
packages=$root/out/packages
mkdir -p "$packages"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# linux_tree FOLDER: the files as they lie under / on Linux.
linux_tree() {
  local usr=$1/usr
  install -Dm755 -t "$usr/lib/beiandesk" bin/beiandesk bin/beianctl
  install -Dm644 -t "$usr/lib/beiandesk" bin/libonnxruntime.so "$here/OpenGL.txt"
  guide "$usr/share/beiandesk/guide"
  install -Dm644 -t "$usr/share/applications" "$here/cn.beiandesk.BeianDesk.desktop"
  install -Dm644 -t "$usr/share/mime/packages" "$here/cn.beiandesk.BeianDesk.xml"
  install -Dm644 assets/icons/icon.png "$usr/share/icons/hicolor/512x512/apps/cn.beiandesk.BeianDesk.png"
  install -Dm644 -t "$usr/share/doc/beiandesk" README.md README.zh-CN.md CHANGELOG.md
  "$here/notices.sh" "$usr/share/doc/beiandesk/licences"
  install -Dm644 LICENSE "$usr/share/doc/beiandesk/copyright"
  mkdir -p "$usr/share/man/man1" "$usr/share/bash-completion/completions" "$usr/share/zsh/vendor-completions" "$usr/share/fish/vendor_completions.d"
  bin/beianctl --lang en manual | gzip -9n >"$usr/share/man/man1/beianctl.1.gz"
  bin/beianctl completion bash >"$usr/share/bash-completion/completions/beianctl"
  bin/beianctl completion zsh >"$usr/share/zsh/vendor-completions/_beianctl"
  bin/beianctl completion fish >"$usr/share/fish/vendor_completions.d/beianctl.fish"
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# guide FOLDER: the user guide as `make guide` has made it.
guide() {
  mkdir -p "$1/pictures"
  install -m644 -t "$1" out/guide/guide.zh.html out/guide/guide.en.html
  install -m644 -t "$1/pictures" out/guide/pictures/*.png
}

# lists TREE FOLDER: what the installer lays down, and what its uninstaller takes away, file by file, deepest folder first.
lists() {
  (
    cd "$1"
    find . -type f -printf '%P\n' | LC_ALL=C sort | while read -r file; do
      in=${file%/*}
      [ "$in" != "$file" ] || in=
      echo "SetOutPath \"\$INSTDIR${in:+\\${in//\//\\}}\""
      echo "File \"$1/$file\""
    done >"$2/files.nsh"
    echo "SetOutPath \"\$INSTDIR\"" >>"$2/files.nsh"
    {
      find . -type f -printf '%P\n' | LC_ALL=C sort | while read -r file; do echo "Delete \"\$INSTDIR\\${file//\//\\}\""; done
      find . -mindepth 1 -depth -type d -printf '%P\n' | while read -r dir; do echo "RMDir \"\$INSTDIR\\${dir//\//\\}\""; done
    } >"$2/gone.nsh"
  )
}

# done_with PACKAGE: its size, and the checksums anew.
done_with() {
  (cd "$packages" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%f\n' | LC_ALL=C sort | xargs sha256sum >SHA256SUMS)
  echo "==> out/packages/$1 ($(du -h "$packages/$1" | cut -f1))"
}

case "${1:-}" in
  deb)
    linux_tree "$work"
    sed -e "s|\${ARCH}|$(go env GOARCH)|; s|\${VERSION}|$VERSION|; s|\${TREE}|$work|" "$here/nfpm.yaml" >"$work/nfpm.yaml"
    GOFLAGS=-buildvcs=false go run github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.0 package -f "$work/nfpm.yaml" -p deb -t "$packages" >"$work/log" ||
      { cat "$work/log" >&2; exit 1; }
    done_with "beiandesk_${VERSION}_$(go env GOARCH).deb"
    ;;
  tarball)
    name=beiandesk-$VERSION-linux-$(go env GOARCH)
    linux_tree "$work/$name"
    mkdir -p "$work/$name/usr/bin"
    ln -s ../lib/beiandesk/beiandesk ../lib/beiandesk/beianctl "$work/$name/usr/bin/"
    touch -h -d "@$SOURCE_DATE_EPOCH" "$work/$name/usr/bin" "$work/$name/usr/bin"/*
    tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu -C "$work" -c "$name" | xz -6 -T1 >"$packages/$name.tar.xz"
    done_with "$name.tar.xz"
    ;;
  windows)
    name=beiandesk-$VERSION-windows-amd64
    mkdir -p "$work/$name"
    cp bin/windows/*.exe bin/windows/*.dll LICENSE README.md README.zh-CN.md "$here/OpenGL.txt" "$work/$name"
    guide "$work/$name/guide"
    "$here/notices.sh" "$work/$name/licences" windows amd64
    # What Windows opens with its editor has its ends of lines.
    sed -i 's/$/\r/' "$work/$name/OpenGL.txt"
    find "$work" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
    (cd "$work" && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 -@ "$packages/$name.zip.new")
    mv "$packages/$name.zip.new" "$packages/$name.zip"
    done_with "$name.zip"
    lists "$work/$name" "$work"
    convert assets/icons/icon.png -define icon:auto-resize=256,64,48,32,24,16 "$work/icon.ico"
    TZ=UTC makensis -V2 -NOCD -DVERSION="$VERSION" -DFROM="$work/$name" -DLISTS="$work" -DICON="$work/icon.ico" \
      -DTO="$packages/$name-setup.exe" "$here/installer.nsi"
    done_with "$name-setup.exe"
    ;;
  *)
    echo "usage: package.sh deb|tarball|windows" >&2
    exit 2
    ;;
esac
