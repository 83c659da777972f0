internal import BatchScoring

/// What a thread does with one block after the other.
protocol BlockWorker {
  mutating func work(_ block: RawBlock) throws(BatchFailure) -> FinishedBlock
}

/// Scores rows, and counts or keeps them where that is asked for.
struct ScoringWorker: BlockWorker {
  private let plan: BatchPlan
  private let options: BatchRun.Options
  private var scorer: RawScorer

  init(_ plan: BatchPlan, _ options: BatchRun.Options) {
    self.plan = plan
    self.options = options
    scorer = RawScorer(plan)
  }

  mutating func work(_ block: RawBlock) throws(BatchFailure) -> FinishedBlock {
    guard options.summarises || options.keeping != nil else {
      return FinishedBlock(scorer.score(block))
    }
    var summary = BatchSummary(plan.questionnaire, by: options.groupColumn)
    var kept: [RowKeeping.Kept] = []
    var failure: (any Error)?
    var finished = FinishedBlock(
      scorer.score(block) { row in
        if options.summarises { summary.add(row) }
        guard failure == nil, let make = options.keeping?.make else { return }
        do { kept.append(try make(row)) } catch { failure = error }
      })
    if let failure { throw .keeping(failure) }
    finished.summary = options.summarises ? summary : nil
    finished.kept = kept
    return finished
  }
}

/// Scores rows with two versions of a questionnaire.
struct ComparingWorker: BlockWorker {
  private var scorer: ComparingScorer

  init(before: BatchPlan, after: BatchPlan) {
    scorer = ComparingScorer(before: before, after: after)
  }

  mutating func work(_ block: RawBlock) throws(BatchFailure) -> FinishedBlock {
    let (scored, comparison) = scorer.score(block)
    var finished = FinishedBlock(scored)
    finished.comparison = comparison
    return finished
  }
}

/// What a block of rows has given, in the form of the files.
struct FinishedBlock: Sendable {
  var output: [UInt8]
  var rejects: [UInt8]
  let tally: BatchTally
  var summary: BatchSummary?
  var comparison: BatchComparison?
  var kept: [RowKeeping.Kept] = []

  init(_ scored: ScoredBlock) {
    output = scored.output
    rejects = scored.rejects
    tally = scored.tally
  }
}
