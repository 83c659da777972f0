public import Diagnostics
public import Records
public import Signing

/// What a verification looks at besides the log itself.
public struct VerifyOptions: Sendable {
  /// Looks into every assessment and every calculation, for example by working its scores out again;
  /// gives what is wrong.
  public let examine: (@Sendable (AdmittedAssessment) -> Phrase?)?
  /// Makes the list fields of a payload again, to be compared with those that are stored.
  public let project: (@Sendable (AdmittedAssessment) -> Document.Fields?)?

  /// The first entry whose content and signatures are looked at; those before it count for the log
  /// alone, which is always checked from its beginning.
  public let since: Int
  /// Told how many entries are done, of how many.
  public let progress: (@Sendable (Int, Int) -> Void)?

  /// Chooses what to look at.
  public init(
    examine: (@Sendable (AdmittedAssessment) -> Phrase?)? = nil,
    project: (@Sendable (AdmittedAssessment) -> Document.Fields?)? = nil, since: Int = 0,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) {
    self.examine = examine
    self.project = project
    self.since = since
    self.progress = progress
  }
}

/// An assessment or a calculation that the log admits, with what it was made with.
public struct AdmittedAssessment: Sendable {
  /// Whether nobody has signed it, because a batch worked it out.
  public let isCalculation: Bool
  /// The position of the entry.
  public let index: Int
  /// The id of the record.
  public let record: String
  /// All that it says: of an assessment the signed payload.
  public let content: JSON
  /// The canonical bytes of its questionnaire.
  public let questionnaire: [UInt8]
  /// Their digest.
  public let questionnaireDigest: Digest
}

/// What a verification found.
public struct VerifyReport: Sendable {
  /// One thing that is wrong.
  public struct Problem: Sendable, Hashable {
    /// The entry that it concerns; nil for the archive as a whole.
    public let index: Int?
    /// A stable name, such as `other-blob`.
    public let code: String
    /// What is wrong, as a sentence without a full stop.
    public let phrase: Phrase
  }

  /// The number of entries.
  public let size: Int
  /// The root of their tree.
  public let root: Digest
  /// The origin and the leaf hash of the first entry; nil when there is none.
  public let anchor: String?
  /// What is wrong: first what concerns the whole, then by entry; at most 101.
  public let problems: [Problem]
  /// How many more there are.
  public let more: Int

  /// What is good and yet should be looked at, in the order of entries; at most 101.
  public let notices: [Problem]
  /// How many more of those there are.
  public let moreNotices: Int

  /// Whether everything is as it was acknowledged.
  public var isGood: Bool { problems.isEmpty }

  /// The most problems that are named.
  static let limit = 101

  init(size: Int, root: Digest, anchor: String?, all: [Problem], notices: [Problem]) {
    self.size = size
    self.root = root
    self.anchor = anchor
    problems = Self.first(all)
    more = max(0, all.count - Self.limit)
    self.notices = Self.first(notices)
    moreNotices = max(0, notices.count - Self.limit)
  }

  private static func first(_ all: [Problem]) -> [Problem] {
    let sorted = all.enumerated().sorted { a, b in
      (a.element.index ?? -1, a.offset) < (b.element.index ?? -1, b.offset)
    }
    return sorted.prefix(limit).map(\.element)
  }
}
