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
}
