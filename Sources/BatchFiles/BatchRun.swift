public import BatchScoring
internal import Diagnostics
internal import Glibc
public import Questionnaires

/// How far a batch has come.
public struct BatchProgress: Sendable {
  /// Rows that have been written or rejected.
  public let rows: Int
  /// Bytes of the input that have been read.
  public let bytesRead: Int
  /// All its bytes; nil where that cannot be known.
  public let bytesInAll: Int?
}

/// One run of a batch: a file of answers in, a file of scores out.
public struct BatchRun: Sendable {
  /// What the caller decides.
  public struct Options: Sendable {
    /// The CSV file; `-` is standard input.
    public var input: String
    /// The file of results; nil is standard output.
    public var output: String?
    /// The file of rejected rows; nil keeps none.
    public var rejects: String?
    /// How many threads score, at least 1.
    public var threads: Int
    /// The form of the output, strictness, and the language of reasons.
    public var plan: BatchPlan.Options

    /// Decides everything.
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

  private let questionnaire: Questionnaire
  private let options: Options

  /// Prepares a run; nothing is opened yet.
  public init(_ questionnaire: Questionnaire, _ options: Options) {
    self.questionnaire = questionnaire
    self.options = options
  }

  /// Reads, scores and writes every row. Answers what became of the rows; `progress` is called from
  /// several threads, about once for each 256 KiB of input.
  ///
  /// On a failure no file of results or rejected rows is left, and one that existed stays.
  public func run(
    progress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) throws(BatchFailure) -> BatchTally {
    try checkPaths()
    var source = try BlockSource(path: options.input)
    let plan = try plan(of: source.header(), named: source.name)
    var sink = BlockSink(output: try output(), rejects: try rejects())
    try sink.begin(plan)
    let pipeline = Pipeline(plan, source: source, sink: sink, progress: progress)
    return try pipeline.run(threads: max(1, options.threads))
  }

  private func plan(of header: HeaderLine, named name: String) throws(BatchFailure) -> BatchPlan {
    do throws(Findings) {
      return try BatchPlan(questionnaire, header: header, named: name, options: options.plan)
    } catch {
      throw .header(error)
    }
  }

  private func output() throws(BatchFailure) -> ByteOutput {
    guard let path = options.output else { return .standard() }
    return try ByteOutput(path: path)
  }

  private func rejects() throws(BatchFailure) -> ByteOutput? {
    guard let path = options.rejects else { return nil }
    return try ByteOutput(path: path)
  }

  private func checkPaths() throws(BatchFailure) {
    let named = [options.input, options.output, options.rejects].compactMap(\.self)
    for (position, path) in named.enumerated() {
      if named[..<position].contains(where: { ByteOutput.isSame($0, path) }) {
        throw .sameFile(path: path)
      }
    }
  }
}
