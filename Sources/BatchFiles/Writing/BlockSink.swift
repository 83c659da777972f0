internal import BatchScoring

/// Writes what blocks have given, in the order of the file, whatever order they are done in.
struct BlockSink: ~Copyable {
  private var output: ByteOutput?
  private var rejects: ByteOutput?
  private let keep: (@Sendable ([RowKeeping.Kept]) throws -> Void)?
  private var waiting: [Int: FinishedBlock] = [:]
  private var next = 0
  private(set) var tally = BatchTally()
  private var summary: BatchSummary?
  private var comparison: BatchComparison?

  init(
    output: consuming ByteOutput?, rejects: consuming ByteOutput?,
    keep: (@Sendable ([RowKeeping.Kept]) throws -> Void)?
  ) {
    self.output = output
    self.rejects = rejects
    self.keep = keep
  }

  /// Writes the first lines.
  func begin(output first: [UInt8], rejects second: [UInt8]) throws(BatchFailure) {
    try output?.write(first)
    try rejects?.write(second)
  }

  /// Takes the block with this number and writes every block whose turn has come. Answers how many
  /// were written.
  mutating func take(_ block: FinishedBlock, number: Int) throws(BatchFailure) -> Int {
    waiting[number] = block
    let first = next
    while let ready = waiting.removeValue(forKey: next) {
      try write(ready)
      next += 1
    }
    return next - first
  }

  private mutating func write(_ block: FinishedBlock) throws(BatchFailure) {
    if let keep, !block.kept.isEmpty {
      do { try keep(block.kept) } catch { throw .keeping(error) }
    }
    try output?.write(block.output)
    try rejects?.write(block.rejects)
    tally += block.tally
    if let more = block.summary {
      if summary == nil { summary = more } else { summary?.add(more) }
    }
    if let more = block.comparison {
      if comparison == nil { comparison = more } else { comparison? += more }
    }
  }

  /// Gives the files their names, those of parts where the run was stopped before a line.
  mutating func finish(stoppedBefore line: Int?) throws(BatchFailure) -> BatchOutcome {
    var stop: BatchOutcome.Stop?
    if let line {
      stop = BatchOutcome.Stop(line: line, parts: try keepParts(before: line))
    } else {
      try rejects?.finish()
      try output?.finish()
    }
    return BatchOutcome(tally: tally, summary: summary, comparison: comparison, stop: stop)
  }

  private mutating func keepParts(before line: Int) throws(BatchFailure) -> [String] {
    let second = try rejects?.keepPart(before: line) ?? nil
    let first = try output?.keepPart(before: line) ?? nil
    return [first, second].compactMap(\.self)
  }
}
