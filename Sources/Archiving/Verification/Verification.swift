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
  private var problems: [VerifyReport.Problem] = []
  private var notices: [VerifyReport.Problem] = []
  /// What the clock said at the entry before.
  private var lastTime: Timestamp?
  private var hasBadRoot = false

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

  private mutating func verifyLog(_ size: Int) throws(StoreProblem) {
    while ledger.size < size {
      let positions = ledger.size..<min(size, ledger.size + 500)
      let checkpoints = try store.checkpoints(positions.lowerBound + 1..<positions.upperBound + 1)
      let bySize = Dictionary(checkpoints.map { ($0.size, $0) }) { first, _ in first }
      let leaves = try store.leaves(positions)
      guard leaves.contains(where: { $0 != nil }) else {
        // A position far beyond the others is no reason to count up to it.
        note(ledger.size, "missing-entry", Self.missingEntry)
        break
      }
      options.progress?(ledger.size, size)
      for leaf in leaves {
        try verifyEntry(leaf)
        if let checkpoint = bySize[ledger.size] { verify(checkpoint) }
      }
    }
    for _ in try store.checkpoints(size + 1..<Int.max).prefix(1) {
      note(
        size, "missing-entry",
        Phrase(zh: "检查点之前的条目缺失", en: "entries before this checkpoint are missing"))
    }
    for checkpoint in try store.checkpoints(Int.min..<1) {
      note(
        checkpoint.size, "bad-checkpoint",
        Phrase(zh: "检查点无效", en: "there is a checkpoint of no entries"))
    }
  }

  private static var missingEntry: Phrase {
    Phrase(zh: "条目缺失", en: "the entry is missing")
  }

  private mutating func verifyEntry(_ leaf: [UInt8]?) throws(StoreProblem) {
    let index = ledger.size
    guard let leaf else {
      note(index, "missing-entry", Self.missingEntry)
      return ledger.passOver([])
    }
    let statement = try? Statement(reading: leaf)
    var blob: [UInt8]?
    if let digest = statement?.digest {
      blob = try store.blob(digest)
      stated.insert(digest)
    }
    watchClock(statement, at: index)
    do throws(Refusal) {
      try take(Entry(leaf: leaf, blob: blob), at: index)
    } catch {
      note(index, error.code, error.phrase)
      keepPlace(leaf, statement)
      return
    }
    guard index >= options.since else { return }
    try look(into: statement, blob, at: index)
  }

  private mutating func take(_ entry: Entry, at index: Int) throws(Refusal) {
    guard index < options.since, index > 0 else {
      try ledger.admit(entry)
      return
    }
    try ledger.replay(entry.leaf, genesis: nil)
  }

  /// An entry whose clock stood before that of the one before it is marked; its place counts, not
  /// its time.
  private mutating func watchClock(_ statement: Statement?, at index: Int) {
    guard let time = statement?.time else { return }
    if let lastTime, time.secondsSince1970 < lastTime.secondsSince1970 {
      noteToLookAt(
        index, "late",
        Phrase(
          zh: "登记时间 \(time.text) 早于前一条的 \(lastTime.text)，时钟可能不准；先后以条目号为准",
          en:
            "its time, \(time.text), is before that of the entry before it, \(lastTime.text): a clock "
            + "may have been wrong; the order is that of the entries"))
    }
    lastTime = time
  }

  /// Counts an entry that was refused, so that those after it are judged for themselves.
  private mutating func keepPlace(_ leaf: [UInt8], _ statement: Statement?) {
    if let statement, statement.kind != .genesis,
      (try? ledger.replay(leaf, genesis: nil)) != nil
    {
      return
    }
    ledger.passOver(leaf)
  }

  private mutating func verify(_ stored: StoredCheckpoint) {
    guard let checkpoint = Checkpoint(reading: stored.bytes), checkpoint.size == stored.size,
      let genesis = ledger.genesis, let key = ledger.registry?.officeKey,
      checkpoint.origin.utf8.elementsEqual(genesis.origin.utf8), checkpoint.isSigned(by: key)
    else {
      return note(
        stored.size - 1, "bad-checkpoint",
        Phrase(zh: "其后的检查点签名无效", en: "the checkpoint after it is not signed by the office"))
    }
    head = checkpoint
    guard checkpoint.root != ledger.root, !hasBadRoot else { return }
    // Once the tree differs, every later root does; the first one says where.
    hasBadRoot = true
    note(
      stored.size - 1, "other-root",
      Phrase(zh: "条目与其后签名的检查点不符", en: "the entries up to it are not those of the signed checkpoint")
    )
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
