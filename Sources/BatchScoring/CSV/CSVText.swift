/// Cells of CSV as the program writes them (RFC 4180, with LF).
public enum CSVText {
  /// Appends a cell whose text comes from people.
  ///
  /// A text that a spreadsheet would take for a formula gets an apostrophe in front: one that
  /// begins, after blanks, with `=`, `+`, `-`, `@`, their full-width forms, a tab or a return.
  public static func append(text: String, to output: inout [UInt8]) {
    append(plain: isFormula(text) ? "'" + text : text, to: &output)
  }

  /// Appends a cell as it is, in quotes where it needs them.
  public static func append(plain text: String, to output: inout [UInt8]) {
    guard needsQuotes(text) else { return output.append(contentsOf: text.utf8) }
    output.append(Byte.quote)
    for byte in text.utf8 {
      if byte == Byte.quote { output.append(Byte.quote) }
      output.append(byte)
    }
    output.append(Byte.quote)
  }

  /// Appends a cell of bytes as they are, in quotes where it needs them.
  static func append(bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard bytes.contains(where: isSpecial) else { return output.append(contentsOf: bytes) }
    output.append(Byte.quote)
    for byte in bytes {
      if byte == Byte.quote { output.append(Byte.quote) }
      output.append(byte)
    }
    output.append(Byte.quote)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.quote || byte == Byte.lineFeed
      || byte == Byte.carriageReturn
  }

  private static func needsQuotes(_ text: String) -> Bool {
    text.utf8.contains(where: isSpecial)
  }

  /// Whether no text that begins with this byte is a formula: letters, digits and Chinese.
  static func isHarmless(first byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0xE4...0xE9:
      true
    case _: false
    }
  }

  static func isFormula(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r": return true
      case _ where scalar.properties.isWhitespace: continue
      case _: return false
      }
    }
    return false
  }
}

extension CSVText {
  /// Adds a row of texts, each made safe for a spreadsheet, with its line end.
  public static func append(row cells: [String], to bytes: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text: cell, to: &bytes)
    }
    bytes.append(0x0A)
  }
}
