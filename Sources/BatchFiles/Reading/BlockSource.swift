internal import BatchScoring

/// The rows of one input as numbered blocks, in order.
struct BlockSource: ~Copyable {
  private var input: ByteInput
  /// Nil as long as neither the caller nor the name nor the content has told it.
  private var format: InputFormat?
  private var rows = CSVSplitter()
  private var lines = LineSplitter()
  private var blocks = 0
  private var isAtEnd = false
  /// No row that begins on an earlier line is handed over.
  private let firstLine: Int
  private(set) var wasStopped = false

  init(
    path: String, format: InputFormat?, pieceSize: Int, fromLine: Int = 1, stop: StopRequest? = nil
  ) throws(BatchFailure) {
    self.format = format ?? InputFormat(path: path)
    input = try ByteInput(path: path, pieceSize: pieceSize, stop: stop)
    firstLine = fromLine
  }

  var name: String { input.name }
  var size: Int? { input.size }
  /// The line of the first row that has not been handed over.
  var nextLine: Int { max(firstLine, format == .ndjson ? lines.nextLine : rows.nextLine) }

  /// Reads up to where the rows begin.
  mutating func begin() throws(BatchFailure) -> Beginning {
    while format != .ndjson {
      if let header = rows.takeHeader() { return .header(header) }
      guard !isAtEnd else { throw .empty(name: input.name) }
      guard !wasStopped else { return .stopped }
      try readPiece()
    }
    return .lines
  }

  /// The next whole rows; nil at the end of the file, and when the stop was asked for.
  mutating func next() throws(BatchFailure) -> NumberedBlock? {
    while !wasStopped {
      if let content = take() {
        defer { blocks += 1 }
        return NumberedBlock(number: blocks, content: content, bytesRead: input.bytesRead)
      }
      guard !isAtEnd else { return nil }
      try readPiece()
    }
    return nil
  }

  private mutating func take() -> RawBlock? {
    guard format == .ndjson else {
      return rows.takeRows()?.dropping(before: firstLine).map { .rows($0) }
    }
    return lines.takeLines()?.dropping(before: firstLine).map { .lines($0) }
  }

  private mutating func readPiece() throws(BatchFailure) {
    let turn = format == .csv && input.isStraight ? try readStraight() : try readAnything()
    switch turn {
    case .more: return
    case .stopped: wasStopped = true
    case .end:
      isAtEnd = true
      rows.finish()
      lines.finish()
    }
  }

  private mutating func readAnything() throws(BatchFailure) -> ByteInput.Turn {
    try input.next { piece in
      let known = format ?? InputFormat(firstBytes: piece)
      format = known
      if known == .ndjson { lines.append(piece) } else { rows.append(piece) }
    }
  }

  /// Reads to where the rows are split, without a copy on the way.
  private mutating func readStraight() throws(BatchFailure) -> ByteInput.Turn {
    var bytes = rows.lendBytes()
    let turn = try input.next(appendingTo: &bytes)
    rows.giveBack(bytes)
    return turn
  }

  /// Takes a block that has been scored, for the sake of its memory.
  mutating func reuse(_ block: inout RowBlock?) { rows.reuse(&block) }
}

/// What stands at the beginning of an input.
enum Beginning {
  case header(HeaderLine)
  /// Lines of JSON, which have no header.
  case lines
  /// Nothing yet: the stop was asked for.
  case stopped

  var isLines: Bool {
    if case .lines = self { true } else { false }
  }
}

/// A block and its place in the file.
struct NumberedBlock: Sendable {
  /// From 0.
  let number: Int
  var content: RawBlock
  /// How far the file has been read.
  let bytesRead: Int
}
