#!/usr/bin/env bash
# instructions.sh [NAME...]: how many instructions and allocations one evaluation of a rule takes.
#
# A busy machine changes times and not these. Each rule is run N and 3N times under callgrind and under memcheck;
# the difference, over 2N, leaves out the start of the program.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

program=.build/release/microbenchmarks
command -v valgrind >/dev/null || fail "缺少 valgrind，请安装。" "valgrind is not installed."
say "正在编译……" "Building..."
swift build -c release --product microbenchmarks --static-swift-stdlib --disable-local-rpath >&2 </dev/null

# Valgrind cannot read what the compiler writes for debuggers.
plain=.build/release/microbenchmarks-plain
strip -g -o "$plain" "$program"

instructions() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$plain" repeat "$1" "$2" 2>&1 \
    | sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

allocations() {
  valgrind --tool=memcheck --leak-check=no --undef-value-errors=no "$plain" repeat "$1" "$2" 2>&1 \
    | sed -n 's/.*total heap usage: \([0-9,]*\) allocs.*/\1/p' | tr -d ,
}

printf '| rule | instructions | allocations |\n|---|---|---|\n'
for name in "${@:-relevance sum table parse county}"; do
  for rule in $name; do
    count=2000
    case "$rule" in parse) count=200 ;; county) count=1 ;; esac
    few=$(instructions "$rule" $count) many=$(instructions "$rule" $((3 * count)))
    made=$(allocations "$rule" $count) more=$(allocations "$rule" $((3 * count)))
    printf '| %s | %s | %s |\n' "$rule" $(((many - few) / (2 * count))) $(((more - made) / (2 * count)))
  done
done
