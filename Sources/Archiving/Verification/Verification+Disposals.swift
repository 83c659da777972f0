internal import Diagnostics
internal import Signing

extension Verification {
  /// What entries of the log dispose of, each content with the position of its entry. The entries are
  /// judged when their turn comes; a content is missed before.
  func statedDisposals() throws(StoreProblem) -> [Digest: Int] {
    var stated: [Digest: Int] = [:]
    for index in try store.positions(of: .disposal) {
      guard let leaf = try store.leaves(index..<index + 1)[0],
        let statement = try? Statement(reading: leaf),
        let blob = try store.blob(statement.digest),
        let payload = try? Envelope(reading: blob).payload,
        let disposal = try? Disposal(reading: payload)
      else { continue }
      for content in disposal.contents { stated[content] = index }
    }
    return stated
  }

  /// The store's account of what may be missing must be that of the log.
  mutating func verifyDisposals() throws(StoreProblem) {
    guard let disposed = try store.disposed() else { return }
    let stated = try statedDisposals()
    guard disposed != stated else { return }
    let index = (Set(disposed.values).union(stated.values)).min()
    note(
      index, "disposal",
      Phrase(
        zh: "处置记载与日志不符", en: "the account of what was disposed of is not that of the log"))
  }
}
