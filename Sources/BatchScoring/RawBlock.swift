/// Rows that are to be scored, as they came.
public enum RawBlock: Sendable {
  /// Of CSV.
  case rows(RowBlock)
  /// JSON objects, one a line.
  case lines(LineBlock)

  /// Gives away the rows, of which nothing is left here.
  public mutating func takeRows() -> RowBlock? {
    guard case .rows(let rows) = self else { return nil }
    self = .rows(RowBlock(bytes: [], rows: []))
    return rows
  }
}

/// Scores blocks of either form, one after the other; a batch has one for each thread.
public struct RawScorer {
  private let plan: BatchPlan
  private var rows: BlockScorer?
  private var lines: LineScorer?

  /// Makes a scorer for the rows of `plan`'s file.
  public init(_ plan: BatchPlan) { self.plan = plan }

  /// Scores the rows of a block.
  public mutating func score(_ block: RawBlock) -> ScoredBlock {
    switch block {
    case .rows(let block):
      var scorer = rows.take() ?? BlockScorer(plan)
      defer { rows = scorer }
      return scorer.score(block)
    case .lines(let block):
      var scorer = lines.take() ?? LineScorer(plan)
      defer { lines = scorer }
      return scorer.score(block)
    }
  }

  /// Scores the rows of a block and shows each that is scored, in order.
  public mutating func score(_ block: RawBlock, each: (ScoredRow) -> Void) -> ScoredBlock {
    switch block {
    case .rows(let block):
      var scorer = rows.take() ?? BlockScorer(plan)
      defer { rows = scorer }
      return scorer.score(block, each: each)
    case .lines(let block):
      var scorer = lines.take() ?? LineScorer(plan)
      defer { lines = scorer }
      return scorer.score(block, each: each)
    }
  }
}
