import Diagnostics
import Glibc
import Synchronization
import Terminal

/// How far long work has come: a line on standard error every two seconds, to a person only.
final class Progress: Sendable {
  // A class, because copies of it would each count for themselves.
  private let common: Output
  private let language: Language
  private let start = ContinuousClock.now
  private let isShown = isatty(2) == 1
  private let last = Mutex(ContinuousClock.now)

  init(_ options: CommonOptions) {
    common = options.messages
    language = options.language
  }

  /// Pages that were copied, of all.
  func copying(_ done: Int, _ all: Int) { tell(Phrase(zh: "已复制", en: "copied"), done, all) }

  /// Entries that were verified, of all.
  func verifying(_ done: Int, _ all: Int) { tell(Phrase(zh: "已核验", en: "verified"), done, all) }

  private func tell(_ what: Phrase, _ done: Int, _ all: Int) {
    guard isShown, all > 0, done < all else { return }
    let isDue = last.withLock { last in
      guard ContinuousClock.now - last > .seconds(2) else { return false }
      last = .now
      return true
    }
    guard isDue else { return }
    // Progress that cannot be shown is no reason to stop.
    try? common.line("\(what.text(in: language)) \(done * 100 / all)%")
  }
}
