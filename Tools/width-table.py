#!/usr/bin/env python3
"""Writes the table of wide characters that DisplayWidth uses.

    python3 Tools/width-table.py > Sources/Diagnostics/Rendering/WideCharacters.swift

Source: the property East_Asian_Width (Unicode Standard Annex 11), values W and F, as kept by
Python's unicodedata. The blocks that the annex gives W by default are added whole, and two ranges
with only unassigned characters between them become one, so that later ideographs and emoji are
wide as well.
"""

import unicodedata

DEFAULT_WIDE = [
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
]


def is_wide(code):
    if any(low <= code <= high for low, high in DEFAULT_WIDE):
        return True
    character = chr(code)
    return (
        unicodedata.east_asian_width(character) in "WF"
        and unicodedata.category(character) not in ("Cn", "Mn", "Me")
    )


def is_unassigned(code):
    return unicodedata.category(chr(code)) == "Cn"


def ranges():
    found = []
    for code in range(0x1100, 0x40000):
        if not is_wide(code):
            continue
        if found and all(is_unassigned(c) for c in range(found[-1][1] + 1, code)):
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def main():
    print("// Made by Tools/width-table.py from Unicode " + unicodedata.unidata_version
          + "; do not edit.")
    print()
    print("extension DisplayWidth {")
    print("  /// The characters of East_Asian_Width W and F, as ascending ranges of code points.")
    print("  static let wideRanges: [ClosedRange<UInt32>] = [")
    line = "   "
    for low, high in ranges():
        item = " 0x%04X...0x%04X," % (low, high)
        if len(line) + len(item) > 100:
            print(line)
            line = "   "
        line += item
    print(line)
    print("  ]")
    print("}")


main()
