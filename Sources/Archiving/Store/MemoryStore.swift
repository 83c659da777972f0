public import Signing
internal import Synchronization

/// A store that lasts as long as the process: for tests, and for looking into a log that came in a
/// file.
public final class MemoryStore: RecordStore {
  // A class, because two archives may share one store, as two programs share a file.

  fileprivate struct Content {
    var leaves: [[UInt8]] = []
    var blobs: [Digest: [UInt8]] = [:]
    var checkpoints: [StoredCheckpoint] = []
    var rows: [Batch.Row] = []
  }

  private let content = Mutex(Content())

  /// Makes a store that holds `batch`.
  public init(holding batch: Batch) throws(StoreProblem) {
    try append(batch)
  }

  public func head() throws(StoreProblem) -> StoredHead {
    content.withLock { StoredHead(size: $0.leaves.count, checkpoint: $0.checkpoints.last) }
  }

  public func leaves(_ positions: Range<Int>) throws(StoreProblem) -> [[UInt8]?] {
    content.withLock { content in
      positions.map { content.leaves.indices.contains($0) ? content.leaves[$0] : nil }
    }
  }

  public func blob(_ digest: Digest) throws(StoreProblem) -> [UInt8]? {
    content.withLock { $0.blobs[digest] }
  }

  public func append(_ batch: Batch) throws(StoreProblem) {
    let hasMoved = content.withLock { content in
      guard content.leaves.count == batch.position else { return true }
      content.take(batch)
      return false
    }
    if hasMoved { throw .moved }
  }

  public func checkpoints(_ sizes: Range<Int>) throws(StoreProblem) -> [StoredCheckpoint] {
    content.withLock { $0.checkpoints.filter { sizes.contains($0.size) } }
  }

  public func blobs() throws(StoreProblem) -> [Digest] {
    content.withLock { Array($0.blobs.keys) }
  }

  public func documents(matching text: String?) throws(StoreProblem) -> [Document] {
    let wanted = text.map(Self.folded)
    let rows = content.withLock { $0.rows }
    return rows.filter { row in
      guard let wanted else { return true }
      return (row.document.searchable + [row.text]).contains { Self.folded($0).contains(wanted) }
    }.map(\.document)
  }

  public func documents(beginning id: String) throws(StoreProblem) -> [Document] {
    content.withLock { content in
      content.rows.map(\.document).filter { $0.record.utf8.starts(with: id.utf8) }
    }
  }

  public func lastDocument() throws(StoreProblem) -> Document? {
    content.withLock { $0.rows.last?.document }
  }

  public func forEachRow(_ body: (Batch.Row) -> Void) throws(StoreProblem) {
    content.withLock { $0.rows }.forEach(body)
  }

  public func text(at index: Int) throws(StoreProblem) -> String? {
    content.withLock { $0.rows.first { $0.document.index == index }?.text }
  }

  public func damage() throws(StoreProblem) -> [StorageDamage] { [] }

  /// Bytes with the Latin capitals made small, as SQLite's `lower` does.
  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}

extension MemoryStore.Content {
  fileprivate mutating func take(_ batch: Batch) {
    for entry in batch.entries {
      leaves.append(entry.leaf)
      if let blob = entry.blob { blobs[Digest(of: blob)] = blob }
    }
    checkpoints.append(
      StoredCheckpoint(size: batch.checkpoint.size, bytes: batch.checkpoint.bytes))
    rows = rows.map { row in
      guard let standing = batch.standings[row.document.index] else { return row }
      return Batch.Row(document: row.document.with(standing), text: row.text)
    }
    rows += batch.rows
    for digest in batch.disposals { blobs[digest] = nil }
    rows = rows.map { row in
      guard batch.blanks.contains(row.document.index) else { return row }
      return Batch.Row(document: row.document.blanked, text: "")
    }
  }
}
