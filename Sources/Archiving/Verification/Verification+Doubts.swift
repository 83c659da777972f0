internal import Diagnostics
internal import HashTreeCollections
internal import Signing

extension Verification {
  /// What was signed with a key that was revoked since then is good and has to be looked at, as long as
  /// nobody has reaffirmed it.
  mutating func verifyKeys() {
    guard let registry = ledger.registry else { return }
    for record in ledger.records.keys {
      guard let chain = ledger.chain(of: record) else { continue }
      if chain.isAssessmentInDoubt(registry) { noteSuspect(chain.index) }
      for act in chain.actsInDoubt(registry) { noteSuspect(act.index) }
    }
  }

  private mutating func noteSuspect(_ index: Int) {
    noteToLookAt(
      index, "suspect",
      Phrase(
        zh: "签名密钥后来被撤销，尚未重新确认", en: "its key was revoked later, and nobody has reaffirmed it"))
  }
}
