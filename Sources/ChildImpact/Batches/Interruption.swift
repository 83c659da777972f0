import BatchFiles
import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM taken as a request to stop a batch in good order. The second one ends the
/// program at once.
final class Interruption: Sendable {
  // A class, because the thread that signals come in on shares it.

  /// The request, for the batch.
  let request = StopRequest()
  private let received = Atomic<Int32>(0)

  /// The exit status of a program that a signal has ended, as shells count it.
  var exitStatus: Int32 { 128 + received.load(ordering: .acquiring) }

  /// Runs `body` while the signals are taken.
  func whileTaken<Result>(_ body: () throws -> Result) rethrows -> Result {
    let sources = [SIGINT, SIGTERM].compactMap(source)
    defer {
      for source in sources { source.cancel() }
    }
    return try body()
  }

  /// Nil for a signal that the parent had ignored, as `nohup` does: it stays ignored.
  private func source(of number: Int32) -> (any DispatchSourceSignal)? {
    let earlier = unsafe unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
    guard unsafe earlier != unsafeBitCast(SIG_IGN, to: Int.self) else { return nil }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { [self] in take(number) }
    source.resume()
    return source
  }

  private func take(_ number: Int32) {
    guard !request.wasMade else {
      signal(number, SIG_DFL)
      raise(number)
      return
    }
    received.store(number, ordering: .releasing)
    request.make()
  }
}
