#!/usr/bin/env bash
# fuzz-guided.sh [NAME...]: feeds what nobody would write to the parts that read it, with libFuzzer.
#
# `feel` is the rule language, `reader` the reader of tables and JSON lines; without a name it is both. What must hold is
# said in the files of Fuzzing. CHILD_IMPACT_FUZZ says how many inputs each gets (1,000,000 by default). A trap, a broken
# promise or more than 1 GiB of memory ends the run with a status other than 0 and keeps the input in .build-fuzz; so
# does a rule that takes more than a second of a processor.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

count=${CHILD_IMPACT_FUZZ:-1000000}
folder=.build-fuzz
features=(-package-name child_impact -swift-version 6 -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility)
# Where libraries of others are found: behind the modules that are made here, which bear names of an ordinary build, too.
libraries=()

# module NAME FILE...: compiles a module with counters that tell the fuzzer what an input reached.
module() {
  local name=$1
  shift
  swiftc -O -wmo -parse-as-library -enable-testing -sanitize=fuzzer "${features[@]}" -I "$folder" "${libraries[@]}" \
    -module-name "$name" -emit-module -emit-object -emit-module-path "$folder/$name.swiftmodule" \
    -o "$folder/$name.o" "$@"
}

# modules NAME...: the same for modules of the product.
modules() {
  local files
  for name in "$@"; do
    mapfile -d '' files < <(find "Sources/$name" -name '*.swift' -print0)
    module "$name" "${files[@]}"
  done
}

build_feel() {
  modules Diagnostics FEEL
  module FuzzFEEL Fuzzing/{Demand,FEEL}.swift Tests/FEELTests/Grammar/RuleGrammar.swift
  swiftc -sanitize=fuzzer "$folder"/{FuzzFEEL,FEEL,Diagnostics}.o -o "$folder/feel"
}

build_reader() {
  local built=.build/debug objects
  # The libraries that the reader stands on come from an ordinary build.
  swift build --target Questionnaires >&2 </dev/null
  libraries=(-I "$built/Modules"
    -Xcc "-fmodule-map-file=.build/checkouts/Yams/Sources/CYaml/include/module.modulemap")
  modules Diagnostics FEEL Questionnaires Scoring BatchScoring
  module FuzzReader Fuzzing/{Demand,Reader}.swift Tests/CommandTests/BrokenTables.swift
  mapfile -d '' objects < <(
    find "$built"/{Yams,CYaml,OrderedCollections,InternalCollectionsUtilities}.build -name '*.o' -print0)
  swiftc -sanitize=fuzzer "$folder"/{FuzzReader,BatchScoring,Scoring,Questionnaires,FEEL,Diagnostics}.o \
    "${objects[@]}" -o "$folder/reader"
}

# run NAME OPTION...: the inputs kept from earlier runs first, then new ones.
run() {
  local name=$1
  shift
  mkdir -p "$folder/corpus/$name"
  cp -n Fuzzing/Seeds/"$name"/* "$folder/corpus/$name"/ 2>/dev/null || true
  # The runtime's own report of a trap would keep libFuzzer from saving the input. Its alarm goes by the clock on the
  # wall, which runs on while the machine is paused; the fuzzer itself asks for the time of a processor.
  SWIFT_BACKTRACE=enable=no "$folder/$name" -runs="$count" -timeout=900 -rss_limit_mb=1024 -artifact_prefix="$folder/$name-" "$@" \
    "$folder/corpus/$name"
}

mkdir -p "$folder"
[ $# -gt 0 ] || set -- feel reader
for name in "$@"; do
  case "$name" in
    feel)
      say "正在编译规则语言的模糊测试……" "Building the fuzzer of the rule language..."
      build_feel
      run feel -max_len=300
      ;;
    reader)
      say "正在编译批量文件读取的模糊测试……" "Building the fuzzer of the reader of answers..."
      build_reader
      run reader -max_len=2000 -len_control=20
      ;;
    *) fail "没有名为 $name 的模糊测试。" "there is no fuzzer named $name." ;;
  esac
done
say "模糊测试通过。" "The fuzzers found nothing."
