/// A text that people wrote, kept with its name so that a finding can show the place.
public final class SourceText: Sendable {
  // A class, because thousands of places share one text and compare it by identity.

  /// The path as the user gave it, or a description such as `--input`.
  public let name: String
  /// The lines, without their line ends.
  public let lines: [String]

  /// Keeps `text` under `name`; line ends may be LF or CRLF.
  public init(name: String, text: String) {
    self.name = name
    self.lines = SourceText.lines(of: text)
  }

  /// The lines of a text. Line feeds are found among the bytes, because asking every character takes
  /// many times as long; a text with any other line end is asked.
  private static func lines(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    guard !hasRareLineEnd(bytes) else {
      return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map(String.init)
    }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Whether `bytes` may hold a line end other than LF: VT, FF, CR, NEL (C2 85), LS and PS (E2 80 A8
  /// and A9).
  private static func hasRareLineEnd(_ bytes: [UInt8]) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      if (0x0B...0x0D).contains(byte) || (byte == 0x85 && last == 0xC2) { return true }
      if (byte == 0xA8 || byte == 0xA9) && last == 0x80 { return true }
      last = byte
    }
    return false
  }
}

/// A place in a source text: a 1-based line, a 1-based column counted in Unicode scalars, and the
/// number of scalars that the place covers.
public struct Place: Sendable {
  /// The text that holds the place.
  public let source: SourceText
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  /// How many scalars the place covers, at least 1.
  public let length: Int

  /// Makes a place; a length below 1 counts as 1.
  public init(source: SourceText, line: Int, column: Int, length: Int = 1) {
    self.source = source
    self.line = line
    self.column = column
    self.length = max(1, length)
  }
}
