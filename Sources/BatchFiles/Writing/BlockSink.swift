internal import BatchScoring

/// What a block of rows has given, in the form of the files.
struct FinishedBlock: Sendable {
  var output: [UInt8]
  var rejects: [UInt8]
  var tally: BatchTally
}

/// Writes what blocks have given, in the order of the file, whatever order they are done in.
struct BlockSink: ~Copyable {
  private var output: ByteOutput
  private var rejects: ByteOutput?
  private var waiting: [Int: FinishedBlock] = [:]
  private var next = 0
  private(set) var tally = BatchTally()

  init(output: consuming ByteOutput, rejects: consuming ByteOutput?) {
    self.output = output
    self.rejects = rejects
  }

  /// Writes the first lines.
  func begin(output first: [UInt8], rejects second: [UInt8]) throws(BatchFailure) {
    try output.write(first)
    try rejects?.write(second)
  }

  /// Takes the block with this number and writes every block whose turn has come. Answers how many
  /// were written.
  mutating func take(_ block: FinishedBlock, number: Int) throws(BatchFailure) -> Int {
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

  /// Keeps what there is, up to a line, under names that say so.
  mutating func keepParts(before line: Int) throws(BatchFailure) -> [String] {
    let rejects = try self.rejects?.keepPart(before: line)
    return [try output.keepPart(before: line), rejects].compactMap(\.self)
  }
}
