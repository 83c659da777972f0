internal import Dispatch
internal import Synchronization

extension Array where Element: Sendable {
  /// What `transform` makes of each element, worked out on all processors, in the order of the elements.
  func mapConcurrently<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let width = 16
    let parts = (count + width - 1) / width
    let done = Mutex([[Result]](repeating: [], count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let results = self[part * width..<Swift.min(count, (part + 1) * width)].map(transform)
      done.withLock { $0[part] = results }
    }
    return done.withLock { $0.flatMap(\.self) }
  }
}
