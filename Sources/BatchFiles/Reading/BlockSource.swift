internal import BatchScoring

/// The rows of one input as numbered blocks, in order.
struct BlockSource: ~Copyable {
  private var input: ByteInput
  private var splitter = CSVSplitter()
  private var blocks = 0
  private var isAtEnd = false
  /// No row that begins on an earlier line is handed over.
  private let firstLine: Int
  private(set) var wasStopped = false

  init(
    path: String, pieceSize: Int, fromLine: Int = 1, stop: StopRequest? = nil
  ) throws(BatchFailure) {
    input = try ByteInput(path: path, pieceSize: pieceSize, stop: stop)
    firstLine = fromLine
  }

  var name: String { input.name }
  var size: Int? { input.size }
  /// The line of the first row that has not been handed over.
  var nextLine: Int { max(firstLine, splitter.nextLine) }

  /// Reads up to the end of the header; nil when the stop was asked for before.
  mutating func header() throws(BatchFailure) -> HeaderLine? {
    while true {
      if let header = splitter.takeHeader() { return header }
      guard !isAtEnd else { throw .empty(name: input.name) }
      guard !wasStopped else { return nil }
      try readPiece()
    }
  }

  /// The next whole rows; nil at the end of the file, and when the stop was asked for.
  mutating func next() throws(BatchFailure) -> NumberedBlock? {
    while !wasStopped {
      if let rows = splitter.takeRows()?.dropping(before: firstLine) {
        defer { blocks += 1 }
        return NumberedBlock(number: blocks, rows: rows, bytesRead: input.bytesRead)
      }
      guard !isAtEnd else { return nil }
      try readPiece()
    }
    return nil
  }

  private mutating func readPiece() throws(BatchFailure) {
    switch try input.next({ splitter.append($0) }) {
    case .more: return
    case .stopped: wasStopped = true
    case .end:
      isAtEnd = true
      splitter.finish()
    }
  }
}

/// A block and its place in the file.
struct NumberedBlock: Sendable {
  /// From 0.
  let number: Int
  let rows: RowBlock
  /// How far the file has been read.
  let bytesRead: Int
}
