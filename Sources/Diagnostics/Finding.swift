/// Something that a checker has to say about a text: facts and a place, turned into prose by
/// ``Finding/rendered(in:colour:)`` at the edge.
public struct Finding: Error, Sendable {
  /// How grave a finding is.
  public enum Severity: String, Sendable, Hashable {
    case error, warning
  }

  /// Whether the text can be used in spite of it.
  public let severity: Severity
  /// The stable name of the kind of finding, such as `unknown-name`.
  public let code: String
  /// What is wrong, in one sentence without a full stop.
  public let message: Phrase
  /// Where; nil when the finding concerns a whole file or folder.
  public let place: Place?
  /// What would help, such as the nearest known name.
  public let help: Phrase?

  /// Makes a finding.
  public init(
    _ severity: Severity = .error, code: String, message: Phrase, place: Place?,
    help: Phrase? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.help = help
  }
}

/// Every finding of one check, in order of place; thrown where something cannot be used.
public struct Findings: Error, Sendable {
  /// The findings, in order of place.
  public let all: [Finding]

  /// Gathers findings and puts them in order of file, line and column.
  public init(_ all: [Finding]) {
    self.all = all.enumerated().sorted { earlier, later in
      Findings.order(earlier.element, later.element) ?? (earlier.offset < later.offset)
    }.map(\.element)
  }

  /// Whether one of them is an error.
  public var containsError: Bool { all.contains { $0.severity == .error } }

  /// Whether `a` stands before `b`; nil when they stand at the same place.
  private static func order(_ a: Finding, _ b: Finding) -> Bool? {
    let keyA = (a.place?.source.name ?? "", a.place?.line ?? 0, a.place?.column ?? 0)
    let keyB = (b.place?.source.name ?? "", b.place?.line ?? 0, b.place?.column ?? 0)
    return keyA == keyB ? nil : keyA < keyB
  }
}
