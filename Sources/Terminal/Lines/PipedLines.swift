internal import Glibc

/// Lines from a pipe or a file, one answer each, as if they had been typed.
///
/// Lines end with LF or CRLF; a last line without an end counts; a byte order mark at the beginning
/// is skipped. Bytes are checked, never repaired. Prompts are not shown.
public struct PipedLines: LineSource, ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtStart = true
  private var hasEnded = false

  /// Reads from an open descriptor, which stays open.
  public init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
  }

  /// The next line; `prompt` is not used. Linear in the length of the line.
  public mutating func next(_ prompt: Prompt = Prompt()) throws(SystemError) -> Line {
    var bytes: [UInt8] = []
    var isTooLong = false
    while try fill() {
      let rest = buffer[position...]
      let end = rest.firstIndex(of: 0x0A)
      // One more than the limit, for a carriage return.
      if bytes.count + rest.count > 4 * Line.longest { isTooLong = true }
      if !isTooLong { bytes += rest[..<(end ?? rest.endIndex)] }
      position = end.map { $0 + 1 } ?? rest.endIndex
      if end != nil { return isTooLong ? .tooLong : line(bytes) }
    }
    if isTooLong { return .tooLong }
    return bytes.isEmpty ? .endOfInput : line(bytes)
  }

  private mutating func line(_ bytes: [UInt8]) -> Line {
    var bytes = bytes
    if isAtStart && bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    isAtStart = false
    if bytes.last == 0x0D { bytes.removeLast() }
    return Line(validating: bytes)
  }

  /// Makes sure that the buffer holds something; false at the end of input.
  private mutating func fill() throws(SystemError) -> Bool {
    if position < buffer.count { return true }
    if hasEnded { return false }
    var chunk = [UInt8](repeating: 0, count: 16_384)
    let count = try read(into: &chunk)
    buffer = Array(chunk[..<count])
    position = 0
    hasEnded = count == 0
    return count > 0
  }

  private func read(into chunk: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: Descriptor.wait(for: POLLIN, on: descriptor)
      case let code: throw SystemError(.reading, code: code)
      }
    }
  }
}

/// Waiting for a descriptor that does not block.
enum Descriptor {
  /// Returns when `descriptor` is ready for `events`, or a signal has come.
  static func wait(for events: Int32, on descriptor: Int32) {
    var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    unsafe poll(&waiting, 1, -1)
  }
}
