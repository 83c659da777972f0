#!/usr/bin/env bash
# Installs the Debian packages that are missing, and only those; says which, and with whose rights.
#
#   install-packages.sh build     what a build needs
#   install-packages.sh test      what the tests need on top
#
# Presence is judged by the file that is used, not by asking dpkg: that takes no time, and a library that was
# built by hand counts.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/say.sh"

have_header() {
  [ -e "/usr/include/$1" ] || [ -e "/usr/local/include/$1" ] \
    || compgen -G "/usr/include/*-linux-gnu/$1" >/dev/null
}

have_program() { command -v "$1" >/dev/null 2>&1; }

missing=()
want_header() { have_header "$1" || missing+=("$2"); }
want_program() { have_program "$1" || missing+=("$2"); }

have_program swift || fail \
  "找不到 swift。请先安装 Swift 6.3 工具链，并把它的 usr/bin 加入 PATH。" \
  "swift was not found. Install a Swift 6.3 toolchain first and put its usr/bin on PATH."

case "${1:-build}" in
  build) ;;
  test)
    want_program strace strace    # fault injection at system calls
    want_program openssl openssl  # signatures checked by a second program
    want_program faketime faketime # records that are older than their retention
    want_program python3 python3  # receipts checked by a second program
    want_program go golang-go     # heads and proofs checked by the libraries of Go's checksum database
    [ -d /usr/share/gocode/src/golang.org/x/mod/sumdb ] || missing+=(golang-golang-x-mod-dev)
    ;;
  *) fail "用法：install-packages.sh build|test" "usage: install-packages.sh build|test" ;;
esac
want_program git git              # SwiftPM fetches the dependencies with it
# The Swift compiler links with what GCC installs.
compgen -G "/usr/lib/gcc/*/*/crtbeginS.o" >/dev/null && compgen -G "/usr/lib/gcc/*/*/libstdc++.so" >/dev/null \
  && have_header stdio.h || missing+=(g++)
want_header readline/readline.h libreadline-dev
want_header sqlite3.h libsqlite3-dev
want_header openssl/evp.h libssl-dev
want_header zlib.h zlib1g-dev

[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  have_program sudo || fail \
    "缺少软件包：${missing[*]}。当前用户不是 root，也没有 sudo；请管理员执行：apt-get install ${missing[*]}" \
    "missing packages: ${missing[*]}. You are not root and there is no sudo; ask an administrator to run: apt-get install ${missing[*]}"
  as_root=(sudo)
  say "正在用 sudo 安装软件包：${missing[*]}" "Installing with sudo: ${missing[*]}"
else
  say "正在以 root 身份安装软件包：${missing[*]}" "Installing as root: ${missing[*]}"
fi
have_program apt-get || fail \
  "这台机器没有 apt-get。请用系统自带的方法安装与以下 Debian 软件包相当的软件：${missing[*]}" \
  "there is no apt-get here. Install what corresponds to these Debian packages: ${missing[*]}"

install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "${missing[@]}")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The package lists of a fresh machine are empty or stale, so a first failure means: refresh them and try again.
if ! "${install[@]}" >"$log" 2>&1 </dev/null; then
  if ! { "${as_root[@]}" apt-get update -qq && "${install[@]}"; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    fail "软件包没有装上：${missing[*]}。请检查网络和软件源后重试。" \
      "the packages could not be installed: ${missing[*]}. Check the network and the package sources, then try again."
  fi
fi
say "软件包已就绪。" "The packages are in place."
