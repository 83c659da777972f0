internal import COpenSSL
internal import Glibc

/// A passphrase in one buffer that is wiped when it goes. There is no way to get it as a `String`.
@safe public struct Passphrase: ~Copyable {
  /// The most bytes that a passphrase may have.
  public static let limit = 1024

  private let buffer: UnsafeMutableRawBufferPointer
  /// How many bytes it has.
  public private(set) var count = 0

  private init() {
    unsafe buffer = .allocate(byteCount: Self.limit + 1, alignment: 16)
    // Kept out of swap where the system allows it; where it does not, nothing else changes.
    _ = unsafe mlock(buffer.baseAddress, buffer.count)
    ProcessMemory.refuseDumps()
  }

  deinit {
    unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
    _ = unsafe munlock(buffer.baseAddress, buffer.count)
    unsafe buffer.deallocate()
  }

  /// Copies bytes, for a passphrase that is known already, as in a test.
  public init(copying bytes: [UInt8]) throws(SigningProblem) {
    self.init()
    guard bytes.count <= Self.limit else { throw .passphraseTooLong(limit: Self.limit) }
    for byte in bytes { unsafe buffer[count] = byte; count += 1 }
  }

  /// Reads one line, or up to the end, from an open descriptor, as `--passphrase-fd` names it.
  /// The line feed, and a return before it, are no part of the passphrase.
  /// - Throws: ``SigningProblem/noPassphrase`` when the descriptor gives nothing.
  public init(descriptor: Int32) throws(SigningProblem) {
    self.init()
    try readLine(from: descriptor) { () throws(SigningProblem) in }
  }

  /// Whether it has no bytes.
  public var isEmpty: Bool { count == 0 }

  /// Whether both hold the same bytes, found without telling by time where they differ.
  public borrowing func matches(_ other: borrowing Passphrase) -> Bool {
    guard count == other.count else { return false }
    return unsafe CRYPTO_memcmp(buffer.baseAddress, other.buffer.baseAddress, count) == 0
  }

  /// Gives the bytes to `body`, which must not keep them.
  borrowing func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(SigningProblem) -> Result
  ) throws(SigningProblem) -> Result {
    try unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }

  /// Reads byte by byte, so that nothing behind the line is taken from the descriptor. `wait` runs
  /// before each read and may break off, as the bytes `interruptions` do.
  mutating func readLine(
    from descriptor: Int32, breakingOffAt interruptions: [UInt8] = [],
    wait: () throws(SigningProblem) -> Void
  ) throws(SigningProblem) {
    var isAtEnd = false
    while !isAtEnd {
      try wait()
      let got = unsafe read(descriptor, buffer.baseAddress?.advanced(by: count), 1)
      if got < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      guard got == 1 || (got == 0 && count > 0) else { throw .noPassphrase }
      if got == 1, unsafe interruptions.contains(buffer[count]) { throw .interrupted }
      isAtEnd = unsafe got == 0 || buffer[count] == UInt8(ascii: "\n")
      if !isAtEnd { count += 1 }
      guard count <= Self.limit else { throw .passphraseTooLong(limit: Self.limit) }
    }
    if count > 0, unsafe buffer[count - 1] == UInt8(ascii: "\r") { count -= 1 }
  }
}
