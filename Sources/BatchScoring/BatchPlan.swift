public import Diagnostics
public import Questionnaires

/// How the rows of one file are scored: a questionnaire bound to the columns of a header.
///
/// A plan is a value that any number of ``BlockScorer``s share. Reading a header finds every fault
/// of it before the first row is looked at.
public struct BatchPlan: Sendable {
  /// What the caller decides.
  public struct Options: Sendable {
    /// The form of the output.
    public var format: Format
    /// Whether a row is rejected for want of a required answer.
    public var isStrict: Bool
    /// The language of the reasons in the file of rejected rows.
    public var language: Language
    /// Columns that may stand in the file though no question has their name; they are passed over.
    public var carried: Set<String> = []

    /// Decides everything.
    public init(format: Format = .csv, isStrict: Bool = false, language: Language = .english) {
      self.format = format
      self.isStrict = isStrict
      self.language = language
    }
  }

  /// The form of the output.
  public enum Format: String, Sendable, CaseIterable {
    /// The columns of the questionnaire's `output`, with a header, in lines that end in LF.
    case csv
    /// One JSON object a line: the columns, exact fractions, findings, residuals.
    case ndjson
  }

  /// The questionnaire.
  public let questionnaire: Questionnaire
  /// What the caller decided.
  public let options: Options
  let header: HeaderLine
  let columns: [Column]
  let checks: AnswerChecks
  /// The column of the row's key.
  let idColumn: Int?
  /// Whether the file begins with ``RejectColumns``, being one of rejected rows itself.
  let isFedBack: Bool
  private let keeper: (any CompiledColumns.Keeper)?

  /// Binds a questionnaire to the header of the file called `name`.
  ///
  /// Throws a finding for each column that is unknown, stands twice or belongs to a repeat. A header
  /// without `id` is allowed: the number of the row, from 1, is then its key. Without a keeper each
  /// ``BlockScorer`` compiles the plan by columns for itself.
  public init(
    _ questionnaire: Questionnaire, header: HeaderLine, named name: String,
    options: Options = Options(), keeper: (any CompiledColumns.Keeper)? = nil
  ) throws(Findings) {
    self.columns = try HeaderReading(
      header, named: name, for: questionnaire, carrying: options.carried
    ).columns
    self.questionnaire = questionnaire
    self.options = options
    self.header = header
    self.checks = AnswerChecks(questionnaire, columns)
    self.idColumn = columns.firstIndex { if case .id = $0.role { true } else { false } }
    self.isFedBack = columns.prefix(3).map(\.name) == RejectColumns.names
    self.keeper = keeper
  }

  /// Whether the file has a column with this name.
  public func hasColumn(_ name: String) -> Bool { columns.contains { $0.name == name } }

  private init(detaching other: BatchPlan) {
    let bound = try? HeaderReading(
      other.header, named: "", for: other.questionnaire, carrying: other.options.carried
    ).columns
    questionnaire = other.questionnaire
    options = other.options
    header = other.header
    columns = bound ?? other.columns
    checks = AnswerChecks(questionnaire, columns)
    idColumn = other.idColumn
    isFedBack = other.isFedBack
    keeper = other.keeper
  }

  /// The same plan in memory of its own: threads that share one wait for each other wherever they
  /// count a reference to it.
  func detached() -> BatchPlan { BatchPlan(detaching: self) }

  /// The plan by columns; nil where rows go to the plain evaluator one by one.
  var columnPlan: ColumnPlan? {
    guard options.format == .csv else { return nil }
    return (keeper?.columns(compile) ?? compile()).plan
  }

  private func compile() -> CompiledColumns {
    CompiledColumns(
      plan: try? ColumnPlan(questionnaire, columns, checks, isStrict: options.isStrict))
  }

  /// How the rows are scored, rule by rule: by columns, and what is left to the plain evaluator and
  /// why.
  public var explanation: [Phrase] { ColumnExplanation(self).lines }

  /// The first line of the output; nothing where the format has none.
  public var outputHeader: [UInt8] {
    switch options.format {
    case .csv: RowWriter.header(of: questionnaire)
    case .ndjson: []
    }
  }

  /// The first line of the file of rejected rows: ``RejectColumns`` and then the header as it came.
  public var rejectsHeader: [UInt8] {
    let added = isFedBack ? [] : RejectColumns.names
    return Array(added.map { $0 + "," }.joined().utf8) + header.bytes + [Byte.lineFeed]
  }

  /// Where the columns of the row itself begin: after ``RejectColumns`` where it has them.
  func startOfOwnColumns(of row: RowBlock.Extent, in bytes: Span<UInt8>) -> Int {
    guard isFedBack else { return row.start }
    var fields = RowFields()
    // A row that is wrong further on still has its first fields.
    try? fields.split(bytes, from: row.start, to: row.end)
    guard fields.fields.count > RejectColumns.names.count else { return row.start }
    let last = fields.fields[RejectColumns.names.count - 1]
    let isQuoted = last.end < row.end && bytes[last.end] == Byte.quote
    return last.end + (isQuoted ? 2 : 1)
  }
}
