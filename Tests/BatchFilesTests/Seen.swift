import Synchronization

/// Remembers the largest number that any thread has told it.
final class Seen: Sendable {
  // A class, because threads share it.
  private let value = Mutex(0)

  /// Takes note of a number.
  func note(_ number: Int) { value.withLock { $0 = max($0, number) } }

  /// The largest number so far.
  var largest: Int { value.withLock { $0 } }
}
