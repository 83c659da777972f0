/// Swift text without what stands in comments and string literals.
///
/// Enough of the lexer to look for operators and keywords without mistaking prose for code: line and nested block
/// comments, strings of one and several lines, raw strings. Code in an interpolation counts as part of its string.
struct SwiftCode {
  /// The text with every byte of a comment or a string replaced by a blank; lines keep their numbers.
  let text: String

  init(_ source: String) {
    var scanner = Scanner(bytes: Array(source.utf8))
    scanner.run()
    text = String(decoding: scanner.bytes, as: UTF8.self)
  }

  /// The numbers, from 1, of the lines of code where a value is unwrapped, tried or cast by force.
  static func forcedLines(of code: String) -> [Int] {
    guard code.holds("!") else { return [] }
    return code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { forces(Array($0.element.utf8)) }.map { $0.offset + 1 }
  }

  /// Whether a `!` directly follows a name, a keyword or a closing bracket, and is not `!=`.
  private static func forces(_ line: [UInt8]) -> Bool {
    line.indices.dropFirst().contains { at in
      line[at] == UInt8(ascii: "!") && endsOperand(line[at - 1])
        && (at + 1 == line.count || line[at + 1] != UInt8(ascii: "="))
    }
  }

  private static func endsOperand(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
      true
    default:
      [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "`")].contains(byte)
    }
  }
}

extension SwiftCode {
  /// Walks the bytes once and blanks what is not code.
  private struct Scanner {
    var bytes: [UInt8]
    private var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() {
      while at < bytes.count {
        // Three bytes can begin what is not code; the rest passes without a closer look.
        if !opens(bytes[at]) {
          at += 1
        } else if starts("//") {
          blankLine()
        } else if starts("/*") {
          blankBlockComment()
        } else if let fence = openingFence() {
          blankString(fence)
        } else {
          at += 1
        }
      }
    }

    private func opens(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#")
    }

    private func starts(_ text: String) -> Bool {
      bytes[at...].starts(with: text.utf8)
    }

    /// The `#` signs and quotation marks that open a string here.
    private func openingFence() -> (pounds: Int, quotes: Int)? {
      let pounds = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
      let quotes = bytes[(at + pounds)...].prefix { $0 == UInt8(ascii: "\"") }.count
      if quotes == 0 { return nil }
      return (pounds, quotes >= 3 ? 3 : 1)
    }

    private mutating func blankString(_ fence: (pounds: Int, quotes: Int)) {
      let escape = "\\" + String(repeating: "#", count: fence.pounds)
      let close =
        String(repeating: "\"", count: fence.quotes) + String(repeating: "#", count: fence.pounds)
      blank(fence.pounds + fence.quotes)
      while at < bytes.count && !starts(close) {
        // The escaped byte goes too, so that an escaped quotation mark does not close.
        blank(starts(escape) ? escape.utf8.count + 1 : 1)
      }
      blank(close.utf8.count)
    }

    private mutating func blankBlockComment() {
      var depth = 0
      repeat {
        if starts("/*") {
          depth += 1
          blank(2)
        } else if starts("*/") {
          depth -= 1
          blank(2)
        } else {
          blank(1)
        }
      } while depth > 0 && at < bytes.count
    }

    private mutating func blankLine() {
      while at < bytes.count && bytes[at] != UInt8(ascii: "\n") { blank(1) }
    }

    private mutating func blank(_ count: Int) {
      for _ in 0..<count where at < bytes.count {
        if bytes[at] != UInt8(ascii: "\n") { bytes[at] = UInt8(ascii: " ") }
        at += 1
      }
    }
  }
}
