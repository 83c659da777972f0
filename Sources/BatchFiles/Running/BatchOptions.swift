public import BatchScoring
internal import Glibc
public import Questionnaires

extension BatchRun {
  /// What the caller decides.
  public struct Options: Sendable {
    /// The file of answers; `-` is standard input. What gzip has made is undone.
    public var input: String
    /// What its rows are written in; nil: as its name ends, or as its first character tells.
    public var format: InputFormat?
    /// The file of results; nil and `-` are standard output. A name in `.gz` is compressed.
    public var output: String?
    /// Whether the results are written at all; a summary may be all that is wanted.
    public var writesOutput = true
    /// Whether files of CSV begin with a byte order mark, by which some spreadsheets know UTF-8.
    public var marksOrder = false
    /// The file of rejected rows; nil keeps none.
    public var rejects: String?
    /// How many threads score, at least 1.
    public var threads: Int
    /// The line of the first row to score. Above 1, the files of results and rejected rows are
    /// those that a run left which was stopped before this line, and get no first line.
    public var fromLine = 1
    /// The earlier version of the questionnaire: with one, the results are the rows whose grade it
    /// gives otherwise.
    public var earlier: Questionnaire?
    /// Whether what the scores look like as a whole is worked out.
    public var summarises = false
    /// The column that makes groups in it; it need not be a question.
    public var groupColumn: String?
    /// Makes something of each row and keeps it; nil for nothing.
    public var keeping: RowKeeping?
    /// How many bytes are read at a time, and so about how large a block is.
    var pieceSize = 1 << 18
    /// What stops the run after the rows that are being scored.
    public var stop: StopRequest?
    /// The form of the output, strictness, and the language of reasons.
    public var plan: BatchPlan.Options

    /// Decides the files; the rest is set afterwards.
    public init(
      input: String, output: String? = nil, rejects: String? = nil,
      threads: Int = Options.processors, plan: BatchPlan.Options = BatchPlan.Options()
    ) {
      self.input = input
      self.output = output
      self.rejects = rejects
      self.threads = threads
      self.plan = plan
    }

    /// How many processors this process may use.
    public static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
  }
}

/// Something that is kept of every scored row, such as a record in an archive.
public struct RowKeeping: Sendable {
  /// What is made of a row.
  public typealias Kept = any Sendable

  let make: @Sendable (ScoredRow) throws -> Kept
  let keep: @Sendable ([Kept]) throws -> Void

  /// - Parameters:
  ///   - make: Makes what is to be kept of a row; called from several threads.
  ///   - keep: Keeps what a block of rows has given, before its results are written; called for one
  ///     block after the other, in the order of the file. All of it is kept, or it throws.
  public init(
    make: @escaping @Sendable (ScoredRow) throws -> Kept,
    keep: @escaping @Sendable ([Kept]) throws -> Void
  ) {
    self.make = make
    self.keep = keep
  }
}
