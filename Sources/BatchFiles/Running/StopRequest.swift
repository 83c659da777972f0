internal import Glibc
internal import Synchronization

/// A request to stop a batch after the rows that are being scored. Any thread may make it; it wakes
/// a thread that waits for input.
public final class StopRequest: Sendable {
  // A class, because threads share it.

  private let isMade = Atomic(false)
  /// A pipe in which a byte stands for the request; -1 where there is none, and then only the wait
  /// for input is not cut short.
  private let readEnd: Int32
  private let writeEnd: Int32

  /// No request yet.
  public init() {
    var ends: [Int32] = [-1, -1]
    let isOpen = unsafe pipe(&ends) == 0
    readEnd = isOpen ? ends[0] : -1
    writeEnd = isOpen ? ends[1] : -1
  }

  deinit {
    if readEnd >= 0 { close(readEnd) }
    if writeEnd >= 0 { close(writeEnd) }
  }

  /// Asks for the stop.
  public func make() {
    isMade.store(true, ordering: .releasing)
    var byte: UInt8 = 1
    _ = unsafe write(writeEnd, &byte, 1)
  }

  /// Whether the stop has been asked for.
  public var wasMade: Bool { isMade.load(ordering: .acquiring) }

  /// Waits until `descriptor` can be read, or the stop is asked for.
  func wait(toRead descriptor: Int32) {
    var waits = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
    ]
    while unsafe poll(&waits, 2, -1) < 0, errno == EINTR {}
  }
}
