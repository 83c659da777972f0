import Diagnostics

/// Gathers what a reader has to say, so that everything is reported at once.
final class FindingLog {
  // A class, because every reader of one questionnaire adds to the same log.

  private(set) var all: [Finding] = []
  /// What has been said at each place, so that the many uses of a template say it once.
  private var said: Set<Key> = []

  private struct Key: Hashable {
    let code: String
    let source: ObjectIdentifier?
    let line: Int
    let column: Int
  }

  var containsError: Bool { all.contains { $0.severity == .error } }

  /// Adds an error at `place`.
  func error(_ code: FindingCode, at place: Place?, zh: String, en: String, help: Phrase? = nil) {
    add(
      Finding(
        .error, code: code.rawValue, message: Phrase(zh: zh, en: en), place: place, help: help))
  }

  /// Adds a warning at `place`.
  func warning(_ code: FindingCode, at place: Place?, zh: String, en: String, help: Phrase? = nil) {
    add(
      Finding(
        .warning, code: code.rawValue, message: Phrase(zh: zh, en: en), place: place, help: help))
  }

  /// Adds a finding, unless the same was said of the same place.
  func add(_ finding: Finding) {
    let key = Key(
      code: finding.code, source: finding.place.map { ObjectIdentifier($0.source) },
      line: finding.place?.line ?? 0, column: finding.place?.column ?? 0)
    if finding.place == nil || said.insert(key).inserted { all.append(finding) }
  }

  /// "Did you mean …?", where something near `name` is among `candidates`.
  static func suggestion(for name: String, among candidates: some Sequence<String>) -> Phrase? {
    Suggestion.nearest(to: name, among: candidates).map {
      Phrase(zh: "是否想写“\($0)”？", en: "did you mean '\($0)'?")
    }
  }
}
