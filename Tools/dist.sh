#!/usr/bin/env bash
# Makes dist/child-impact-VERSION-ARCHITECTURE.tar.gz: the program with the Swift runtime linked in, the
# questionnaires, README and LICENSE. The same commit and toolchain give the same bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh
export LC_ALL=C

product=child-impact
program=.build/release/$product
# Debian itself (apt needs libstdc++ and libgcc_s), plus the four libraries that the README names.
allowed='^(libreadline|libsqlite3|libcrypto|libz|libc|libm|libgcc_s|libstdc\+\+|ld-linux-x86-64|ld-linux-aarch64)\.so(\.[0-9]+)*$'

Tools/build-release.sh

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
version=$("$program" --version)
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { printf 'error: --version printed "%s"\n' "$version" >&2; exit 1; }
name=$product-$version-$(uname -m)
mkdir -p "$stage/$name/bin"
install -m 755 "$program" "$stage/$name/bin/$product"
strip "$stage/$name/bin/$product"
cp -R Questionnaires README.md LICENSE "$stage/$name/"

# The tarball is judged by what it does on its own: no environment, another folder, only the libraries allowed.
program=$stage/$name/bin/$product
needed=$(objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }' | sort)
strangers=$(grep -vE "$allowed" <<<"$needed" || true)
if [ -n "$strangers" ]; then
  printf 'error: the program needs libraries that a target machine may lack:\n%s\n' "$strangers" >&2
  exit 1
fi
if objdump -p "$program" | grep -qE 'RPATH|RUNPATH'; then
  printf 'error: the program names a folder of this machine as its library path\n' >&2
  exit 1
fi
(
  cd "$stage"
  env -i "$program" --version >/dev/null
  env -i "$program" --help >/dev/null
  for questionnaire in "$name"/Questionnaires/*/questionnaire.yaml; do
    env -i "$program" check "$(basename "$(dirname "$questionnaire")")" >/dev/null
  done
)

find "$stage" -type d -exec chmod 755 {} +
find "$stage" -type f ! -perm -u+x -exec chmod 644 {} +
mtime=$(git log -1 --format=%ct 2>/dev/null || echo 0)
mkdir -p dist
tar --sort=name --mtime="@$mtime" --owner=0 --group=0 --numeric-owner --format=ustar \
  -C "$stage" -cf - "$name" | gzip -9 -n >"dist/$name.tar.gz.new"
mv "dist/$name.tar.gz.new" "dist/$name.tar.gz"
printf 'dist/%s.tar.gz: %s bytes; libraries it needs: %s\n' "$name" \
  "$(stat -c %s "dist/$name.tar.gz")" "$(tr '\n' ' ' <<<"$needed")"
(cd dist && sha256sum "$name.tar.gz")
