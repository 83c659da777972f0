internal import BatchScoring

/// Writes what blocks have given, in the order of the file, whatever order they are done in.
struct BlockSink: ~Copyable {
  private var output: ByteOutput
  private var rejects: ByteOutput?
  private var waiting: [Int: ScoredBlock] = [:]
  private var next = 0
  private(set) var tally = BatchTally()

  init(output: consuming ByteOutput, rejects: consuming ByteOutput?) {
    self.output = output
    self.rejects = rejects
  }

  /// Writes the first lines.
  mutating func begin(_ plan: BatchPlan) throws(BatchFailure) {
    try output.write(plan.outputHeader)
    try rejects?.write(plan.rejectsHeader)
  }

  /// Takes the block with this number and writes every block whose turn has come. Answers how many
  /// were written.
  mutating func take(_ block: ScoredBlock, number: Int) throws(BatchFailure) -> Int {
    waiting[number] = block
    let first = next
    while let ready = waiting.removeValue(forKey: next) {
      try output.write(ready.output)
      try rejects?.write(ready.rejects)
      tally += ready.tally
      next += 1
    }
    return next - first
  }

  /// Gives the files their names.
  mutating func finish() throws(BatchFailure) {
    try rejects?.finish()
    try output.finish()
  }
}
