/// Finds the lines of a stream of bytes, which may be cut anywhere. Memory is bounded by
/// ``CSVSplitter/Limits``, as it is for CSV.
public struct LineSplitter: Sendable {
  private let limits: CSVSplitter.Limits
  private var bytes: [UInt8] = []
  private var lines: [LineBlock.Line] = []
  /// Where the present line begins, and its number.
  private var lineStart = 0
  private var line = 1
  /// The next byte to look at.
  private var position = 0
  private var rowsBefore = 0
  private var isStarted = false
  /// Whether what follows up to the next line end is dropped.
  private var isDiscarding = false

  /// Begins at the start of a file.
  public init(limits: CSVSplitter.Limits = .init()) { self.limits = limits }

  /// The line of the first row that has not been taken, from 1.
  public var nextLine: Int { lines.first?.number ?? line }

  /// Takes further bytes of the file.
  public mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
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

  /// Ends the file: what is left is the last line.
  public mutating func finish() {
    start()
    scan()
    guard position > lineStart else { return }
    endLine(at: position)
    lineStart = position
  }

  /// Hands over the whole lines so far; nil when there is none.
  public mutating func takeLines() -> LineBlock? {
    guard !lines.isEmpty else { return nil }
    let block = LineBlock(
      bytes: Array(bytes[..<lineStart]), lines: lines, rowsBefore: rowsBefore)
    rowsBefore += lines.count { RowLine.isRow(bytes.span, from: $0.start, to: $0.end) }
    bytes.removeSubrange(..<lineStart)
    position -= lineStart
    lineStart = 0
    lines.removeAll(keepingCapacity: true)
    return block
  }

  private mutating func scan() {
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: Byte.lineFeed) ?? bytes.count
      if isDiscarding {
        bytes.removeSubrange(position..<end)
      } else {
        position = end
        cutLongLine()
      }
      guard position < bytes.count else { return }
      endLine(at: position)
      position += 1
      lineStart = position
    }
  }

  private mutating func cutLongLine() {
    guard position - lineStart > limits.longestRow else { return }
    let kept = lineStart + limits.keptOfLongRow
    bytes.removeSubrange(kept..<position)
    position = kept
    isDiscarding = true
  }

  private mutating func endLine(at end: Int) {
    lines.append(LineBlock.Line(start: lineStart, end: end, number: line, isCut: isDiscarding))
    line += 1
    isDiscarding = false
  }
}
