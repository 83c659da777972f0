#!/usr/bin/env bash
# Feeds broken tables and JSON lines to the reader of answers, with libFuzzer: Fuzzing/Reader.swift says what must hold.
# CHILD_IMPACT_FUZZ is the number of inputs, 1,000,000 by default. An input that breaks a promise, or takes more than
# a minute or 1 GiB of memory, ends the run with another status than 0 and is kept in .build-fuzz.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

folder=.build-fuzz
built=.build/debug
flags=(-package-name child_impact -O -wmo -parse-as-library -enable-testing -sanitize=fuzzer -swift-version 6
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility
  -Xcc "-fmodule-map-file=.build/checkouts/Yams/Sources/CYaml/include/module.modulemap"
  -I "$folder" -I "$built/Modules")

# module NAME FILE...: compiles a module with counters that tell the fuzzer what an input reached.
module() {
  local name=$1
  shift
  swiftc "${flags[@]}" -module-name "$name" -emit-module -emit-object \
    -emit-module-path "$folder/$name.swiftmodule" -o "$folder/$name.o" "$@"
}

say "正在编译批量文件读取的模糊测试……" "Building the fuzzer of the reader of answers..."
mkdir -p "$folder/corpus/reader"
# The libraries that the reader stands on come from an ordinary build.
swift build --target Questionnaires >&2 </dev/null
for name in Diagnostics FEEL Questionnaires Scoring BatchScoring; do
  mapfile -d '' files < <(find "Sources/$name" -name '*.swift' -print0)
  module "$name" "${files[@]}"
done
module FuzzReader Fuzzing/Reader.swift Tests/CommandTests/BrokenTables.swift
mapfile -d '' libraries < <(
  find "$built"/{Yams,CYaml,OrderedCollections,InternalCollectionsUtilities}.build -name '*.o' -print0)
swiftc -sanitize=fuzzer "$folder"/{FuzzReader,BatchScoring,Scoring,Questionnaires,FEEL,Diagnostics}.o \
  "${libraries[@]}" -o "$folder/reader"

cp -n Fuzzing/Seeds/reader/* "$folder/corpus/reader/"
# The runtime's own report of a trap would keep libFuzzer from saving the input.
SWIFT_BACKTRACE=enable=no "$folder/reader" -runs="${CHILD_IMPACT_FUZZ:-1000000}" -timeout=60 -rss_limit_mb=1024 -max_len=2000 -len_control=20 \
  -artifact_prefix="$folder/reader-" "$folder/corpus/reader"
say "没有发现问题。" "The fuzzer found nothing."
