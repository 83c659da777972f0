public import Diagnostics

/// How far a batch has come.
public struct BatchProgress: Sendable {
  /// Rows that have been written or rejected.
  public let rows: Int
  /// Bytes of the input that have been read.
  public let bytesRead: Int
  /// All its bytes; nil where that cannot be known.
  public let bytesInAll: Int?

  /// Makes a statement of progress.
  public init(rows: Int, bytesRead: Int, bytesInAll: Int?) {
    self.rows = rows
    self.bytesRead = bytesRead
    self.bytesInAll = bytesInAll
  }

  /// Between 0 and 1; nil where the size is not known.
  private var share: Double? {
    bytesInAll.flatMap { $0 > 0 ? min(1, Double(bytesRead) / Double($0)) : nil }
  }

  /// What has been done in `seconds`, in one line: rows, rows a second, time left.
  public func phrase(after seconds: Double) -> Phrase {
    let rate = Int(Double(rows) / max(seconds, 0.001))
    let done = BatchProgress.grouped(rows)
    let speed = BatchProgress.grouped(rate)
    let left = share.flatMap { $0 > 0.01 ? seconds * (1 - $0) / $0 : nil }
    let time = left.map(BatchProgress.clock)
    return Phrase(
      zh: "\(percent)\(done) 行，每秒 \(speed) 行" + (time.map { "，剩余 \($0)" } ?? ""),
      en: "\(percent)\(done) rows, \(speed) rows/s" + (time.map { ", \($0) left" } ?? ""))
  }

  /// The same behind a bar that fills with the share of the input, in at most `width` columns.
  public func bar(after seconds: Double, in language: Language, width: Int) -> String {
    let text = phrase(after: seconds).text(in: language)
    let room = width - DisplayWidth.of(text) - 4
    guard let share, room >= 10 else { return text }
    let cells = min(room, 30)
    let full = Int(share * Double(cells))
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: cells - full)
    return "[\(bar)] \(text)"
  }

  private var percent: String { share.map { "\(Int($0 * 100))% " } ?? "" }

  /// `1,234,567`
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    let pieces = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits[max(0, end - 3)..<end])
    }
    return pieces.reversed().joined(separator: ",")
  }

  /// `0:07`, `12:30`, `1:02:03`
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded(.up))
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let last = (rest < 10 ? "0" : "") + String(rest)
    guard hours > 0 else { return "\(minutes):\(last)" }
    return "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes):\(last)"
  }
}
