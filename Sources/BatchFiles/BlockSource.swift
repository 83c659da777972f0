internal import BatchScoring

/// The rows of one input as numbered blocks, in order.
struct BlockSource: ~Copyable {
  /// How many bytes are read at a time, and so about how large a block is.
  static let pieceSize = 256 << 10

  private var input: ByteInput
  private var splitter = CSVSplitter()
  private var blocks = 0
  private var isAtEnd = false

  init(path: String) throws(BatchFailure) {
    input = try ByteInput(path: path, pieceSize: BlockSource.pieceSize)
  }

  var name: String { input.name }
  var size: Int? { input.size }

  /// Reads up to the end of the header.
  mutating func header() throws(BatchFailure) -> HeaderLine {
    while true {
      if let header = splitter.takeHeader() { return header }
      guard !isAtEnd else { throw .empty(name: input.name) }
      try readPiece()
    }
  }

  /// The next whole rows; nil at the end of the file.
  mutating func next() throws(BatchFailure) -> NumberedBlock? {
    while true {
      if let rows = splitter.takeRows() {
        defer { blocks += 1 }
        return NumberedBlock(number: blocks, rows: rows, bytesRead: input.bytesRead)
      }
      guard !isAtEnd else { return nil }
      try readPiece()
    }
  }

  private mutating func readPiece() throws(BatchFailure) {
    let isMore = try input.next { splitter.append($0) }
    guard !isMore else { return }
    isAtEnd = true
    splitter.finish()
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
