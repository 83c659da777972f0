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

/// Numbers that threads hand in.
final class Collected: Sendable {
  // A class, because threads share it.
  private let numbers = Mutex<[Int]>([])

  /// Takes further numbers.
  func append(_ more: [Int]) { numbers.withLock { $0 += more } }

  /// The numbers so far.
  var all: [Int] { numbers.withLock { $0 } }
}
