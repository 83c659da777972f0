/// Finds the rows of a CSV file (RFC 4180) in a stream of bytes, which may be cut anywhere.
///
/// A row ends at LF or CRLF outside quotes; a quote opens only at the beginning of a field, and
/// inside quotes a doubled quote stands for one. Empty lines are no rows. Time is linear in the
/// bytes, and the memory is bounded by ``Limits``.
///
/// A quote that is never closed would swallow the rest of the file. When the end of the file, or
/// the longest row, is reached inside quotes, the row is cut at its first line end and marked, and
/// reading goes on with the next line. Rows that overlap what was then read in vain are not cut
/// again, which keeps the time linear.
public struct CSVSplitter: Sendable {
  /// How much is kept.
  public struct Limits: Sendable {
    /// The longest row in bytes.
    public var longestRow = 8 << 20
    /// How much is kept of a row that is longer, in bytes.
    public var keptOfLongRow = 64 << 10

    /// The limits that the program has.
    public init() {}
  }

  enum State: Sendable {
    case fieldStart
    case plain
    case quoted
    /// After a quote inside quotes: the end of the field, or the first half of a doubled one.
    case quoteInQuoted
    /// Inside a row that is too long, up to the next line end.
    case discarding
  }

  let limits: Limits
  /// What has been read and not been taken.
  var bytes: [UInt8] = []
  var rows: [RowBlock.Extent] = []
  var state = State.fieldStart
  /// The next byte to look at.
  var position = 0
  /// Where the present row begins.
  var rowStart = 0
  /// The line on which it begins, and the line ends inside it so far.
  var line = 1
  var lineEnds = 0
  /// The header has number 0.
  var number = -1
  private var isStarted = false
  /// An empty block with memory for another.
  private var spare: RowBlock?
  /// No row that begins before this byte is cut at its first line end.
  var cutsFrom = 0

  /// Begins at the start of a file.
  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Begins inside a file, at a row.
  init(line: Int, number: Int) {
    self.init()
    self.line = line
    self.number = number - 1
    isStarted = true
  }

  /// The line of the first row that has not been taken, from 1.
  public var nextLine: Int { rows.first?.line ?? line }

  /// How many bytes wait to be taken.
  public var pending: Int { bytes.count }

  /// Takes further bytes of the file.
  public mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
    scanMore()
  }

  /// Lends the bytes that have not been taken to someone who appends what follows in the file; the
  /// splitter can do nothing until they are given back.
  public mutating func lendBytes() -> [UInt8] {
    var lent: [UInt8] = []
    swap(&lent, &bytes)
    return lent
  }

  /// Takes the bytes back with what was appended.
  public mutating func giveBack(_ lent: consuming [UInt8]) {
    bytes = lent
    scanMore()
  }

  private mutating func scanMore() {
    guard isStarted || bytes.count >= Byte.orderMark.count else { return }
    start()
    scan()
  }

  /// Drops a byte order mark in front.
  private mutating func start() {
    guard !isStarted else { return }
    isStarted = true
    if bytes.starts(with: Byte.orderMark) { bytes.removeFirst(Byte.orderMark.count) }
  }

  /// Ends the file: what is left is the last row.
  public mutating func finish() {
    start()
    scan()
    while state == .quoted, cutAtFirstLineEnd() { scan() }
    guard position > rowStart else { return }
    endRow(at: position, fault: faultAtEnd)
    rowStart = position
    state = .fieldStart
  }

  /// Hands over the first row of the file, once it is there, as the header.
  public mutating func takeHeader() -> HeaderLine? {
    guard let row = rows.first, row.number == 0 else { return nil }
    rows.removeFirst()
    return HeaderLine(
      bytes: Array(bytes[row.start..<row.end]), line: row.line, fault: row.fault)
  }

  /// Hands over the whole rows so far; nil when there is none.
  public mutating func takeRows() -> RowBlock? {
    guard !rows.isEmpty else { return nil }
    var taken = spare.take() ?? RowBlock(bytes: [], rows: [])
    taken.bytes.append(contentsOf: bytes[rowStart...])
    swap(&taken.bytes, &bytes)
    swap(&taken.rows, &rows)
    // Room behind the last row, so that a reader may load whole words.
    taken.bytes.append(contentsOf: repeatElement(0, count: RowBlock.padding))
    position -= rowStart
    cutsFrom -= rowStart
    rowStart = 0
    return taken
  }

  /// Takes a block whose rows have been read, for the sake of its memory: handed over in place, for
  /// what is held twice would be copied.
  public mutating func reuse(_ block: inout RowBlock?) {
    guard block != nil else { return }
    swap(&spare, &block)
    block = nil
    spare?.bytes.removeAll(keepingCapacity: true)
    spare?.rows.removeAll(keepingCapacity: true)
  }

  private var faultAtEnd: RowBlock.Fault? {
    switch state {
    case .quoted: .unclosedQuote
    case .discarding: .tooLong
    case .fieldStart, .plain, .quoteInQuoted: nil
    }
  }
}
