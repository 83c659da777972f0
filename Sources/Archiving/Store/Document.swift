/// What the lists of an archive show of one assessment. It can be made again from the entries.
public struct Document: Sendable, Hashable {
  /// What an assessment contributes; the rest comes from the log.
  public struct Fields: Sendable, Hashable {
    /// The title of the proposal.
    public let title: String
    /// The kind of proposal.
    public let kind: String
    /// The proposing unit.
    public let unit: String
    /// The grade.
    public let grade: String
    /// The townships that it concerns, blank-separated or as people write a list.
    public let township: String
    /// How fully it is assessed.
    public let track: String
    /// The digest of the questionnaire in hexadecimal, which has the words for kind and grade.
    public let questionnaire: String
    /// All that the search looks through besides.
    public let text: String

    /// Describes an assessment.
    public init(
      title: String, kind: String, unit: String, grade: String, township: String = "",
      track: String = "", questionnaire: String = "", text: String
    ) {
      self.title = title
      self.kind = kind
      self.unit = unit
      self.grade = grade
      self.township = township
      self.track = track
      self.questionnaire = questionnaire
      self.text = text
    }
  }

  /// Where a record stands, from its sign-offs.
  public struct Standing: Sendable, Hashable {
    /// The status, as ``RecordStatus`` names it.
    public let status: String
    /// What it waits for, each as ``Waiting`` writes it, blank-separated; empty when nothing is.
    public let waiting: String
    /// Since when.
    public let since: Timestamp
    /// The positions of its sign-offs.
    public let acts: [Int]

    /// Describes a standing as a store gives it back.
    public init(status: String, waiting: String, since: Timestamp, acts: [Int]) {
      self.status = status
      self.waiting = waiting
      self.since = since
      self.acts = acts
    }
  }

  /// The status of an assessment that nothing has followed.
  public static let submitted = RecordStatus.submitted.rawValue
  /// The status of an assessment that a later version has replaced.
  public static let superseded = RecordStatus.superseded.rawValue

  /// The position of the entry.
  public let index: Int
  /// The uuid of the record.
  public let record: String
  /// The version, from 1.
  public let version: Int
  /// What the office's clock said.
  public let time: Timestamp
  /// What the assessment contributes, the text left out.
  public let fields: Fields
  /// Where it stands.
  public let standing: Standing

  /// Describes a document as a store gives it back.
  public init(
    index: Int, record: String, version: Int, time: Timestamp, fields: Fields,
    standing: Standing
  ) {
    self.index = index
    self.record = record
    self.version = version
    self.time = time
    self.fields = fields.withoutText
    self.standing = standing
  }

  /// The same document at another standing.
  public func with(_ standing: Standing) -> Document {
    Document(
      index: index, record: record, version: version, time: time, fields: fields,
      standing: standing)
  }

  /// The same document without anything of its content.
  var blanked: Document {
    Document(
      index: index, record: record, version: version, time: time, fields: .blank,
      standing: standing)
  }

  /// All that is searched, besides the text.
  public var searchable: [String] { [record, title, kind, unit, grade, township, status] }
}

extension Document {
  /// The title of the proposal.
  public var title: String { fields.title }
  /// The kind of proposal.
  public var kind: String { fields.kind }
  /// The proposing unit.
  public var unit: String { fields.unit }
  /// The grade.
  public var grade: String { fields.grade }
  /// The townships that it concerns.
  public var township: String { fields.township }
  /// How fully it is assessed.
  public var track: String { fields.track }
  /// The digest of the questionnaire in hexadecimal.
  public var questionnaire: String { fields.questionnaire }
  /// Where the record stands.
  public var status: String { standing.status }
  /// What it waits for.
  public var waiting: [Waiting] {
    standing.waiting.split(separator: " ").compactMap { Waiting(String($0)) }
  }
}

extension Document.Fields {
  /// Nothing: what the lists show of a record whose content is gone.
  static let blank = Self(title: "", kind: "", unit: "", grade: "", text: "")

  fileprivate var withoutText: Self {
    Self(
      title: title, kind: kind, unit: unit, grade: grade, township: township, track: track,
      questionnaire: questionnaire, text: "")
  }
}
