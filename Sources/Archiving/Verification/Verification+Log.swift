internal import Diagnostics
internal import Records
internal import Signing

/// Neighbouring entries with the heads between them, read on all processors.
private struct LogPiece {
  /// Nil for an entry that is not there.
  let entries: [EntryReading?]
  /// The heads by size.
  let heads: [Int: HeadReading]
}

/// A stored head, and whether a key signed it.
struct HeadReading: Sendable {
  let stored: StoredCheckpoint
  let checkpoint: Checkpoint?
  /// The key that was looked for.
  private let key: PublicKey?
  private let isSigned: Bool

  init(_ stored: StoredCheckpoint, _ key: PublicKey?) {
    self.stored = stored
    self.key = key
    checkpoint = Checkpoint(reading: stored.bytes)
    isSigned = key.map { [checkpoint] key in checkpoint?.isSigned(by: key) ?? false } ?? false
  }

  func isSigned(by key: PublicKey) -> Bool {
    key == self.key ? isSigned : checkpoint?.isSigned(by: key) ?? false
  }
}

extension Verification {
  /// How many entries are in memory at a time, and at how many bytes of content there are enough.
  private static var piece: (entries: Int, bytes: Int) { (256, 8 << 20) }

  /// Judges every entry and every head.
  mutating func verifyLog(_ size: Int) throws(StoreProblem) {
    while ledger.size < size {
      options.progress?(ledger.size, size)
      guard let piece = try piece(before: size) else {
        // A position far beyond the others is no reason to count up to it.
        note(ledger.size, "missing-entry", Self.missingEntry)
        break
      }
      let first = ledger.size
      var admitted: [Int] = []
      for (offset, entry) in piece.entries.enumerated() {
        if verifyEntry(entry) { admitted.append(offset) }
        if let head = piece.heads[ledger.size] { verify(head) }
      }
      try look(
        into: admitted.compactMap { offset in
          piece.entries[offset].map { (index: first + offset, reading: $0) }
        })
    }
    try verifyStrayHeads(size)
  }

  /// The next entries; nil when none of them is there.
  private func piece(before size: Int) throws(StoreProblem) -> LogPiece? {
    let first = ledger.size
    let leaves = try store.leaves(first..<min(size, first + Self.piece.entries))
    guard leaves.contains(where: { $0 != nil }) else { return nil }
    let registry = ledger.registry
    let entries = try entries(leaves, from: first).mapConcurrently { entry in
      entry.map { EntryReading($0.entry, $0.statement, registry) }
    }
    let stored = try store.checkpoints(first + 1..<first + entries.count + 1)
    let heads = stored.mapConcurrently { HeadReading($0, registry?.officeKey) }
    return LogPiece(
      entries: entries,
      heads: Dictionary(heads.map { ($0.stored.size, $0) }) { first, _ in first })
  }

  private typealias Stated = (entry: Entry, statement: Result<Statement, JSONProblem>)

  /// The entries of some leaves with their content, fewer where there is much of it.
  private func entries(
    _ leaves: [[UInt8]?], from first: Int
  ) throws(StoreProblem) -> [Stated?] {
    var (entries, bytes): ([Stated?], Int) = ([], 0)
    for (offset, leaf) in leaves.enumerated() where bytes < Self.piece.bytes {
      guard let leaf else {
        entries.append(nil)
        continue
      }
      let statement = EntryReading.statement(leaf)
      let counts = first + offset == 0 || first + offset >= options.since
      let digest = counts ? try? statement.get().digest : nil
      let blob = if let digest { try store.blob(digest) } else { [UInt8]?.none }
      bytes += blob?.count ?? 0
      entries.append((Entry(leaf: leaf, blob: blob), statement))
    }
    return entries
  }

  /// No head may stand for entries that are not there.
  private mutating func verifyStrayHeads(_ size: Int) throws(StoreProblem) {
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

  /// Whether the entry was admitted and its content is to be looked into.
  private mutating func verifyEntry(_ reading: EntryReading?) -> Bool {
    let index = ledger.size
    guard let reading else {
      note(index, "missing-entry", Self.missingEntry)
      ledger.passOver([])
      return false
    }
    let statement = try? reading.statement.get()
    if let digest = statement?.digest { stated.insert(digest) }
    watchClock(statement, at: index)
    do throws(Refusal) {
      try take(reading, at: index)
    } catch {
      note(index, error.code, error.phrase)
      keepPlace(reading.leaf, statement)
      return false
    }
    return index >= options.since
  }

  private mutating func take(_ reading: EntryReading, at index: Int) throws(Refusal) {
    guard index < options.since, index > 0 else {
      try ledger.admit(reading)
      return
    }
    try ledger.replay(reading.leaf, genesis: nil)
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

  private mutating func verify(_ reading: HeadReading) {
    let size = reading.stored.size
    guard let checkpoint = reading.checkpoint, checkpoint.size == size,
      let genesis = ledger.genesis, let key = ledger.registry?.officeKey,
      checkpoint.origin.utf8.elementsEqual(genesis.origin.utf8), reading.isSigned(by: key)
    else {
      return note(
        size - 1, "bad-checkpoint",
        Phrase(zh: "其后的检查点签名无效", en: "the checkpoint after it is not signed by the office"))
    }
    head = checkpoint
    guard checkpoint.root != ledger.root, !hasBadRoot else { return }
    // Once the tree differs, every later root does; the first one says where.
    hasBadRoot = true
    note(
      size - 1, "other-root",
      Phrase(zh: "条目与其后签名的检查点不符", en: "the entries up to it are not those of the signed checkpoint")
    )
  }
}
