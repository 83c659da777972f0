#!/usr/bin/env bash
# check.sh BUILD-FLAGS...
# Formatting, then a build of everything. Warnings are errors by the settings in Package.swift; an import that a
# target does not declare is an error by the flags.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

say "正在检查格式……" "Checking the formatting..."
swift format lint --strict --parallel --recursive Sources Tests Benchmarks Package.swift

say "正在编译全部模块、程序与测试……" "Building every module, the program and the tests..."
swift build --build-tests "$@" >&2 </dev/null
say "检查通过。" "Everything checks."
