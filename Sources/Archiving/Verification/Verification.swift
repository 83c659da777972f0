internal import Diagnostics
internal import Records
internal import Signing

/// One run over all that a store holds.
struct Verification<Store: RecordStore> {
  let store: Store
  let options: VerifyOptions
  var ledger: Ledger
  /// The last checkpoint that was found good.
  var head: Checkpoint?
  /// The digests that the log states.
  var stated: Set<Digest> = []
  /// What the lists should show, where somebody can say.
  var expected: [Int: Digest] = [:]
  /// The questionnaire that was read last; most assessments have the one of that before them.
  var questionnaire: (digest: Digest, bytes: [UInt8])?
  private var problems: [VerifyReport.Problem] = []
  private var notices: [VerifyReport.Problem] = []
  /// What the clock said at the entry before.
  var lastTime: Timestamp?
  /// Whether the tree has been found to differ from a signed one.
  var hasBadRoot = false

  init(store: Store, options: VerifyOptions) {
    self.store = store
    self.options = options
    ledger = Ledger { digest in try? store.blob(digest) }
  }

  var report: VerifyReport {
    VerifyReport(
      size: ledger.size, root: ledger.root,
      anchor: ledger.genesis.map { $0.origin + " " + ledger.leaves[0].hex }, all: problems,
      notices: notices)
  }

  mutating func note(_ index: Int?, _ code: String, _ phrase: Phrase) {
    problems.append(VerifyReport.Problem(index: index, code: code, phrase: phrase))
  }

  /// Notes what is good and should be looked at.
  mutating func noteToLookAt(_ index: Int, _ code: String, _ phrase: Phrase) {
    notices.append(VerifyReport.Problem(index: index, code: code, phrase: phrase))
  }

  /// Runs all checks; a store that breaks off is a finding like any other.
  mutating func run(seen: LastSeen.Sight?) {
    do throws(StoreProblem) {
      for damage in try store.damage() { note(nil, "storage", damage.phrase) }
      let size = try store.head().size
      ledger.excused = Set(try statedDisposals().keys)
      try verifyLog(size)
      verifyEnd(seen)
      verifyKeys()
      try verifyDisposals()
      try verifyTiles()
      try verifyBlobs()
      try verifyDocuments()
    } catch {
      note(nil, "storage", error.phrase)
    }
  }

  private mutating func verifyEnd(_ seen: LastSeen.Sight?) {
    if ledger.size == 0 {
      note(nil, "empty", Phrase(zh: "档案库没有任何条目", en: "the archive has no entries"))
    }
    if head?.size != ledger.size {
      note(
        nil, "no-checkpoint",
        Phrase(zh: "最后的条目没有签名的检查点", en: "no signed checkpoint covers the last entries"))
    }
    if let problem = ledger.problem(with: seen) { note(nil, "last-seen", problem.phrase) }
  }
}
