#!/usr/bin/env bash
# Builds the release program unless it is newer than everything it is made from.
#
# SwiftPM needs some seconds to find out that nothing changed; `find` needs milliseconds, so that a second
# `make assess` starts at once. The Swift runtime is linked in: the program starts in 7 ms instead of 11, and what
# `make dist` packs is the program that was measured.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

product=child-impact
program=.build/release/$product
stamp=.build/release-is-current

# A folder's own time changes when a file is added, renamed or removed, so folders are compared too.
if [ -x "$program" ] && [ -e "$stamp" ] \
  && [ -z "$(find Sources Package.swift Tools/build-release.sh \
    -newer "$stamp" -print -quit 2>/dev/null)" ]; then
  exit 0
fi

say "正在编译（首次需要几分钟，此后几秒）……" "Building (some minutes the first time, seconds later)..."
mkdir -p .build
# The stamp gets the time before the build began: what changes while it runs counts as newer.
touch "$stamp.new"
swift build -c release --product "$product" --static-swift-stdlib --disable-local-rpath >&2 </dev/null
mv "$stamp.new" "$stamp"
say "编译完成。" "The program is built."
