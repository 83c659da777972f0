public import BatchScoring
internal import Diagnostics
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
  /// Where ``BatchRun/Options/summarises`` is set.
  public let summary: BatchSummary?
  /// Where there is an ``BatchRun/Options/earlier`` version.
  public let comparison: BatchComparison?
  /// Nil when every row was looked at.
  public let stop: Stop?
}

/// One run of a batch: a file of answers in, a file of scores out.
public struct BatchRun: Sendable {
  let questionnaire: Questionnaire
  let options: Options

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
      fromLine: options.fromLine, stop: options.stop)
    let beginning = try source.begin()
    guard let plans = try BatchPlans(questionnaire, options, beginning, named: source.name) else {
      return BatchOutcome(
        tally: BatchTally(), summary: nil, comparison: nil,
        stop: BatchOutcome.Stop(line: 1, parts: []))
    }
    let sink = BlockSink(
      output: options.writesOutput ? try output(options.output) : nil,
      rejects: try options.rejects.map(output), keep: options.keeping?.keep)
    let packing = Packing(
      output: Compression(path: options.output ?? ""),
      rejects: Compression(path: options.rejects ?? ""))
    if options.fromLine <= 1 {
      try sink.begin(
        output: packing.output.packed(plans.outputHeader),
        rejects: packing.rejects.packed(beginning.isLines ? [] : plans.rejectsHeader))
    }
    let pipeline = Pipeline(
      { plans.worker }, packing, source: source, sink: sink, progress: progress)
    return try pipeline.run(threads: max(1, options.threads))
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

/// The plans of a run: that of the questionnaire, and that of an earlier version of it.
struct BatchPlans: Sendable {
  let now: BatchPlan
  private let earlier: BatchPlan?
  private let options: BatchRun.Options

  /// Nil when the stop was asked for before there were rows.
  init?(
    _ questionnaire: Questionnaire, _ options: BatchRun.Options, _ beginning: Beginning,
    named name: String
  ) throws(BatchFailure) {
    if case .stopped = beginning { return nil }
    self.options = options
    let group = [options.groupColumn].compactMap(\.self)
    let others = options.earlier.map(BatchPlans.names) ?? []
    now = try BatchPlans.plan(
      questionnaire, options, beginning, named: name, carrying: others.union(group))
    // A column that only the later version knows is passed over by the earlier one.
    earlier = try options.earlier.map { (earlier) throws(BatchFailure) in
      try BatchPlans.plan(
        earlier, options, beginning, named: name, carrying: BatchPlans.names(questionnaire))
    }
    guard let column = options.groupColumn, !beginning.isLines else { return }
    guard now.hasColumn(column) else { throw .noColumn(column) }
  }

  var outputHeader: [UInt8] {
    let header = earlier == nil ? now.outputHeader : ComparingScorer.header(now.options.format)
    return header.isEmpty ? [] : mark + header
  }

  var rejectsHeader: [UInt8] { mark + now.rejectsHeader }

  private var mark: [UInt8] { options.marksOrder ? [0xEF, 0xBB, 0xBF] : [] }

  /// A worker for one more thread.
  var worker: any BlockWorker {
    if let earlier {
      ComparingWorker(before: earlier, after: now)
    } else {
      ScoringWorker(now, options)
    }
  }

  private static func names(_ questionnaire: Questionnaire) -> Set<String> {
    Set(questionnaire.questions.filter { $0.repeatIndex == nil }.map(\.name.text))
  }

  private static func plan(
    _ questionnaire: Questionnaire, _ options: BatchRun.Options, _ beginning: Beginning,
    named name: String, carrying carried: Set<String>
  ) throws(BatchFailure) -> BatchPlan {
    var planning = options.plan
    planning.carried.formUnion(carried)
    let header =
      switch beginning {
      case .header(let header): header
      case .lines, .stopped: LineScorer.header(of: questionnaire, carrying: planning.carried)
      }
    do throws(Findings) {
      return try BatchPlan(
        questionnaire, header: header, named: name, options: planning, keeper: ColumnsKeeper())
    } catch {
      throw .header(error)
    }
  }
}
