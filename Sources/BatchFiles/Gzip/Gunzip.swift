internal import CZlib

/// Why bytes are not what gzip has made.
public enum GzipDamage: Error, Sendable, Hashable {
  /// They do not begin as gzip does.
  case notGzip
  /// They are changed, or followed by something else.
  case damaged
  /// They end in the middle.
  case truncated
}

/// Undoes gzip (RFC 1952): one member or several, one after the other, as `cat a.gz b.gz` makes
/// them, with zero bytes behind as tapes have them. Memory is constant.
@safe
struct Gunzip: ~Copyable {
  /// The first two bytes of every member.
  static let magic: [UInt8] = [0x1F, 0x8B]

  private enum State {
    case inMember, betweenMembers
  }

  /// zlib keeps the address of the struct, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var piece: [UInt8]
  private var state = State.inMember
  private var hasGiven = false

  /// Begins at the start of a file; `pieceSize` is the most bytes that are handed over at once.
  init(pieceSize: Int) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    piece = [UInt8](repeating: 0, count: pieceSize)
    let status = unsafe gzip_begin_reading(stream)
    precondition(status == Z_OK, "zlib needs 40 KiB of memory and its own version")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Takes further bytes of the file and hands over what they stand for, piece by piece.
  mutating func append(
    _ bytes: ArraySlice<UInt8>, _ take: (ArraySlice<UInt8>) -> Void
  ) throws(GzipDamage) {
    var rest = bytes
    while true {
      if state == .betweenMembers {
        rest = rest.drop { $0 == 0 }
        guard !rest.isEmpty else { return }
        unsafe inflateReset(stream)
        state = .inMember
      }
      let (status, used, given) = inflate(rest)
      rest = rest.dropFirst(used)
      if given > 0 { take(piece[..<given]) }
      hasGiven = hasGiven || given > 0
      try judge(status)
      if given < piece.count && rest.isEmpty { return }
    }
  }

  /// Ends the file.
  func finish() throws(GzipDamage) {
    guard state == .betweenMembers else { throw .truncated }
  }

  private mutating func inflate(_ bytes: ArraySlice<UInt8>) -> (
    status: Int32, used: Int, given: Int
  ) {
    var input = Array(bytes.prefix(1 << 20))
    let status = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe piece.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_in = input.baseAddress
        unsafe stream.pointee.avail_in = UInt32(input.count)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(output.count)
        return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
    }
    let used = unsafe input.count - Int(stream.pointee.avail_in)
    let given = unsafe piece.count - Int(stream.pointee.avail_out)
    return (status, used, given)
  }

  private mutating func judge(_ status: Int32) throws(GzipDamage) {
    switch status {
    // Z_BUF_ERROR asks for more input.
    case Z_OK, Z_BUF_ERROR: return
    case Z_STREAM_END:
      state = .betweenMembers
      hasGiven = true
    case _: throw hasGiven ? .damaged : .notGzip
    }
  }
}
