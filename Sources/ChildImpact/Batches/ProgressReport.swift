import BatchFiles
import Diagnostics
import Synchronization
import Terminal

/// Tells on standard error how far a batch has come: on a terminal by a bar that is drawn again, a
/// few times a second; elsewhere, where a line stays, by a line a minute.
final class ProgressReport: Sendable {
  // A class, because the threads of a batch share it.

  private static let second: Int64 = 1_000_000_000

  private struct State {
    var lastTold: Int64
    var isDrawn = false
  }

  private let messages: Output
  private let language: Language
  private let begin = Clock.nanoseconds
  private let state = Mutex(State(lastTold: Clock.nanoseconds))

  init(_ messages: Output, in language: Language) {
    self.messages = messages
    self.language = language
  }

  /// Takes note of progress; tells it when it is time.
  func tell(_ progress: BatchProgress) {
    let now = Clock.nanoseconds
    let pause = messages.isTerminal ? ProgressReport.second / 5 : 60 * ProgressReport.second
    state.withLock { state in
      guard now - state.lastTold >= pause else { return }
      state.lastTold = now
      state.isDrawn = messages.isTerminal
      show(progress, after: Double(now - begin) / Double(ProgressReport.second))
    }
  }

  /// Takes the bar away, so that something else can be said.
  func end() {
    state.withLock { state in
      guard state.isDrawn else { return }
      state.isDrawn = false
      // Who cannot see the bar need not have it taken away.
      try? messages.write(bytes: Array("\r\u{1B}[K".utf8))
    }
  }

  /// That a bar cannot be shown stops no batch.
  private func show(_ progress: BatchProgress, after seconds: Double) {
    guard messages.isTerminal else {
      try? messages.line(progress.phrase(after: seconds).text(in: language))
      return
    }
    let bar = progress.bar(after: seconds, in: language, width: messages.width - 1)
    try? messages.write(bytes: Array("\r\(bar)\u{1B}[K".utf8))
  }
}
