internal import Diagnostics

/// The columns in front of a row that is rejected.
enum RejectedRow {
  /// The most reasons that are written for one row.
  private static let mostReasons = 20

  /// Appends `line,columns,reasons,`: several columns separated by blanks, and as many reasons by
  /// semicolons in the same order; a row that is wrong as a whole has no column.
  static func append(_ rejection: Rejection, in language: Language, to output: inout [UInt8]) {
    let told = rejection.reasons.prefix(mostReasons)
    let columns = told.compactMap(\.column).joined(separator: " ")
    let reasons = told.map { $0.message.text(in: language) }.joined(separator: "; ")
    output.append(contentsOf: String(rejection.line).utf8)
    output.append(Byte.comma)
    CSVText.append(text: columns, to: &output)
    output.append(Byte.comma)
    CSVText.append(text: reasons, to: &output)
    output.append(Byte.comma)
  }

  /// Appends a line of JSON with the same three parts, to stand before the line that is rejected:
  /// `{"_line":3,"_column":"kind","_reason":"…"}`.
  static func appendNote(
    _ rejection: Rejection, in language: Language, to output: inout [UInt8]
  ) {
    let told = rejection.reasons.prefix(mostReasons)
    var json = JSONWriter()
    json.object { json in
      json.member(RejectColumns.names[0], number: String(rejection.line))
      json.member(RejectColumns.names[1], told.compactMap(\.column).joined(separator: " "))
      let reasons = told.map { $0.message.text(in: language) }
      json.member(RejectColumns.names[2], reasons.joined(separator: "; "))
    }
    output += json.bytes
    output.append(Byte.lineFeed)
  }
}
