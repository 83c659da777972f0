import TestSupport
import Testing

/// What is typed at the terminal of an assessment.
extension PseudoTerminal {
  /// The sign before the cursor.
  static var cursor: String { "> " }

  /// Waits for the next question and answers it.
  mutating func answer(_ line: String) throws {
    try expect(PseudoTerminal.cursor)
    try send(line + "\r")
  }

  /// Answers the first use: a passphrase, twice, unseen.
  mutating func choosePassphrase(_ passphrase: String) throws {
    try expect("请设置签名口令")
    try expect("：")
    try send(passphrase + "\r")
    try expect("请再输入一次：")
    try send(passphrase + "\r")
  }

  /// Signs, and gives the id of the record, the last line on the screen.
  mutating func sign(_ passphrase: String) throws -> String {
    try answer(":sign")
    try expect("签名口令：")
    try send(passphrase + "\r")
    try #require(try end() == .status(0))
    return text.trimmed.split(separator: "\n").last.map { String($0).trimmed } ?? ""
  }

  /// Takes what appears for a while.
  mutating func watch(for time: Duration) {
    do {
      try expect("\u{0}", timeout: time)
    } catch {
      // Nobody shows a NUL: the time is over, or the program.
      return
    }
  }

  /// How many questions have appeared: their first lines `[12/34] …`, and those of repeats.
  var questionsShown: Int {
    text.split(separator: "\n").count { line in
      let isNumbered = line.hasPrefix("[") && line.contains("] ") && line.contains("/")
      return isNumbered && line.dropFirst().first?.isNumber == true || line.hasSuffix("一条吗？（y/n）")
    }
  }
}
