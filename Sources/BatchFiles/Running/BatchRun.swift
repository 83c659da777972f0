public import BatchScoring
internal import Diagnostics
internal import Glibc
public import Questionnaires

/// How a batch has ended.
public struct BatchOutcome: Sendable {
  /// Where a run that was asked to stop has stopped.
  public struct Stop: Sendable {
    /// The line of the first row that was not looked at.
    public let line: Int
    /// The files that hold what was done.
    public let parts: [String]
  }

  /// What became of the rows.
  public let tally: BatchTally
  /// Nil when every row was looked at.
  public let stop: Stop?
}

/// One run of a batch: a file of answers in, a file of scores out.
public struct BatchRun: Sendable {
  /// What the caller decides.
  public struct Options: Sendable {
    /// The CSV file; `-` is standard input. What gzip has made is undone.
    public var input: String
    /// What its rows are written in; nil: as its name ends, or as its first character tells.
    public var format: InputFormat?
    /// The file of results; nil and `-` are standard output. A name in `.gz` is compressed.
    public var output: String?
    /// The file of rejected rows; nil keeps none.
    public var rejects: String?
    /// How many threads score, at least 1.
    public var threads: Int
    /// The line of the first row to score. Above 1, the files of results and rejected rows are
    /// those that a run left which was stopped before this line, and get no first line.
    public var fromLine = 1
    /// How many bytes are read at a time, and so about how large a block is.
    var pieceSize = 1 << 20
    /// What stops the run after the rows that are being scored.
    public var stop: StopRequest?
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

  /// Reads, scores and writes every row, or those before ``Options/stop`` was made. `progress` is
  /// called from several threads, about once for each MiB of input.
  ///
  /// On a failure no file of results or rejected rows is left, and one that existed stays.
  public func run(
    progress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) throws(BatchFailure) -> BatchOutcome {
    try checkPaths()
    var source = try BlockSource(
      path: options.input, format: options.format, pieceSize: options.pieceSize,
      fromLine: options.fromLine,
      stop: options.stop)
    let beginning = try source.begin()
    guard let plan = try plan(for: beginning, named: source.name) else {
      return BatchOutcome(tally: BatchTally(), stop: BatchOutcome.Stop(line: 1, parts: []))
    }
    let sink = BlockSink(
      output: try output(options.output), rejects: try options.rejects.map(output))
    let packing = Packing(
      output: Compression(path: options.output ?? ""),
      rejects: Compression(path: options.rejects ?? ""))
    if options.fromLine <= 1 {
      try sink.begin(
        output: packing.output.packed(plan.outputHeader),
        rejects: packing.rejects.packed(beginning.isLines ? [] : plan.rejectsHeader))
    }
    let pipeline = Pipeline(plan, packing, source: source, sink: sink, progress: progress)
    return try pipeline.run(threads: max(1, options.threads))
  }

  /// Nil when the stop was asked for before there were rows.
  private func plan(
    for beginning: Beginning, named name: String
  ) throws(BatchFailure) -> BatchPlan? {
    switch beginning {
    case .header(let header): return try plan(of: header, named: name)
    case .lines:
      let header = LineScorer.header(of: questionnaire, carrying: options.plan.carried)
      return try plan(of: header, named: name)
    case .stopped: return nil
    }
  }

  private func plan(of header: HeaderLine, named name: String) throws(BatchFailure) -> BatchPlan {
    do throws(Findings) {
      return try BatchPlan(questionnaire, header: header, named: name, options: options.plan)
    } catch {
      throw .header(error)
    }
  }

  private func output(_ path: String?) throws(BatchFailure) -> ByteOutput {
    guard let path, path != "-" else { return .standard() }
    guard options.fromLine > 1 else { return try ByteOutput(path: path) }
    return try ByteOutput.continuing(path: path, from: options.fromLine)
  }

  private func checkPaths() throws(BatchFailure) {
    let named = [options.input, options.output, options.rejects].compactMap(\.self)
    for (position, path) in named.enumerated() {
      if named[..<position].contains(where: { $0 != "-" && ByteOutput.isSame($0, path) }) {
        throw .sameFile(path: path)
      }
    }
  }
}
