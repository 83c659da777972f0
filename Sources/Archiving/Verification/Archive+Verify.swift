internal import Diagnostics
internal import Signing

extension Archive {
  /// Checks everything that a store holds: the storage itself, every entry by the rules of
  /// append, every checkpoint, every blob, the last head seen here, and the lists. Nothing is
  /// written but, where all is good, the head in `lastSeen`.
  /// - Throws: ``StoreProblem`` when the store cannot be read at all.
  public static func verify(
    _ store: Store, lastSeen: LastSeen, options: VerifyOptions = VerifyOptions()
  ) throws -> VerifyReport {
    var verification = Verification(store: store, options: options)
    let seen: LastSeen.Sight?
    do throws(ArchiveProblem) {
      seen = try lastSeen.sight()
    } catch {
      seen = nil
      verification.note(nil, "last-seen", error.phrase)
    }
    verification.run(seen: seen)
    let report = verification.report
    if report.isGood, let sight = verification.sight { try? lastSeen.advance(to: sight) }
    return report
  }
}

extension Verification {
  /// What a good archive is remembered by.
  var sight: LastSeen.Sight? {
    guard let genesis = ledger.leaves.first, let head else { return nil }
    return LastSeen.Sight(genesis: genesis, checkpoint: head)
  }
}
