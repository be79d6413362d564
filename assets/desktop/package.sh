#!/usr/bin/env bash
# Usage: package.sh deb|tarball|windows. Packs what `make build` (or `make windows`) has built; the result lies in
# out/packages with its checksum. The same source gives the same package: times are those of the last commit.
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
  install -Dm644 -t "$usr/lib/beiandesk" bin/libonnxruntime.so
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

checksum() {
  (cd "$packages" && sha256sum "$1" >"$1.sha256" && echo "==> out/packages/$1 ($(du -h "$1" | cut -f1))")
}

case "${1:-}" in
  deb)
    linux_tree "$work"
    sed -e "s|\${ARCH}|$(go env GOARCH)|; s|\${VERSION}|$VERSION|; s|\${TREE}|$work|" "$here/nfpm.yaml" >"$work/nfpm.yaml"
    GOFLAGS=-buildvcs=false go run github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.0 package -f "$work/nfpm.yaml" -p deb -t "$packages" >"$work/log" ||
      { cat "$work/log" >&2; exit 1; }
    checksum "beiandesk_${VERSION}_$(go env GOARCH).deb"
    ;;
  tarball)
    name=beiandesk-$VERSION-linux-$(go env GOARCH)
    linux_tree "$work/$name"
    mkdir -p "$work/$name/usr/bin"
    ln -s ../lib/beiandesk/beiandesk ../lib/beiandesk/beianctl "$work/$name/usr/bin/"
    touch -h -d "@$SOURCE_DATE_EPOCH" "$work/$name/usr/bin" "$work/$name/usr/bin"/*
    tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu -C "$work" -c "$name" | xz -6 -T1 >"$packages/$name.tar.xz"
    checksum "$name.tar.xz"
    ;;
  windows)
    name=beiandesk-$VERSION-windows-amd64
    mkdir -p "$work/$name"
    cp bin/windows/*.exe bin/windows/*.dll LICENSE README.md README.zh-CN.md "$here/OpenGL.txt" "$work/$name"
    "$here/notices.sh" "$work/$name/licences" windows amd64
    find "$work" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
    (cd "$work" && find "$name" -type f | sort | TZ=UTC zip -q -X -9 -@ "$packages/$name.zip.new")
    mv "$packages/$name.zip.new" "$packages/$name.zip"
    checksum "$name.zip"
    makensis -V2 -NOCD -DVERSION="$VERSION" -DFROM="$work/$name" -DTO="$packages/$name-setup.exe" "$here/installer.nsi"
    checksum "$name-setup.exe"
    ;;
  *)
    echo "usage: package.sh deb|tarball|windows" >&2
    exit 2
    ;;
esac
