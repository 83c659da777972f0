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
    /// All that the search looks through besides.
    public let text: String

    /// Describes an assessment.
    public init(title: String, kind: String, unit: String, grade: String, text: String) {
      self.title = title
      self.kind = kind
      self.unit = unit
      self.grade = grade
      self.text = text
    }
  }

  /// The status of an assessment that nothing has followed.
  public static let submitted = "submitted"
  /// The status of an assessment that a later version has replaced.
  public static let superseded = "superseded"

  /// The position of the entry.
  public let index: Int
  /// The uuid of the record.
  public let record: String
  /// The version, from 1.
  public let version: Int
  /// What the office's clock said.
  public let time: Timestamp
  /// Where the record stands.
  public let status: String
  /// The title of the proposal.
  public let title: String
  /// The kind of proposal.
  public let kind: String
  /// The proposing unit.
  public let unit: String
  /// The grade.
  public let grade: String

  /// Describes a document as a store gives it back.
  public init(
    index: Int, record: String, version: Int, time: Timestamp, status: String, title: String,
    kind: String, unit: String, grade: String
  ) {
    self.index = index
    self.record = record
    self.version = version
    self.time = time
    self.status = status
    self.title = title
    self.kind = kind
    self.unit = unit
    self.grade = grade
  }

  /// The same document at another status.
  public func with(status: String) -> Document {
    Document(
      index: index, record: record, version: version, time: time, status: status, title: title,
      kind: kind, unit: unit, grade: grade)
  }

  /// All that is searched, besides the text.
  public var searchable: [String] { [record, title, kind, unit, grade, status] }
}
