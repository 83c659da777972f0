internal import Records
public import Signing

extension ArchiveView {
  /// What the archive lists, oldest first; with a text, what contains it in its title, unit, kind,
  /// grade, status, record id or searchable text. Latin letters match in both cases. O(n).
  public func documents(matching text: String? = nil) throws -> [Document] {
    try store.documents(matching: text)
  }

  /// The versions of a record, oldest first; empty when there is no such record.
  public func versions(of record: String) throws -> [Document] {
    try documents(beginning: record).filter { $0.record.utf8.elementsEqual(record.utf8) }
  }

  /// What is listed of the records whose ids begin with `id`, oldest first.
  public func documents(beginning id: String) throws -> [Document] {
    try store.documents(beginning: id)
  }

  /// The document that came last; nil when nothing is listed.
  public func lastDocument() throws -> Document? { try store.lastDocument() }

  /// What the log states at `index`. The signed head vouches for it.
  public func statement(at index: Int) throws -> Statement {
    guard index >= 0, index < size, let leaf = try store.leaves(index..<index + 1)[0] else {
      throw ArchiveProblem.unknownEntry
    }
    guard try tree.holds(Merkle.leaf(leaf), at: index, head.root) else {
      throw ArchiveProblem.badCheckpoint
    }
    return try Statement(reading: leaf)
  }

  /// The envelope at `index`, byte for byte as it was appended.
  /// - Throws: ``ArchiveProblem`` when the bytes are not those that the log states.
  public func envelope(at index: Int) throws -> [UInt8] {
    let digest = try statement(at: index).digest
    guard let blob = try store.blob(digest) else {
      throw ArchiveProblem.broken(index: index, .missingBlob)
    }
    guard Digest(of: blob) == digest else {
      throw ArchiveProblem.broken(index: index, .otherBlob)
    }
    return blob
  }

  /// The canonical bytes of an archived questionnaire.
  public func questionnaire(_ digest: Digest) throws -> [UInt8] {
    guard let blob = try store.blob(digest), Digest(of: blob) == digest else {
      throw ArchiveProblem.unknownQuestionnaire
    }
    return blob
  }

  /// The hashes that lead from entry `index` to the root of ``head``; nil for no such entry.
  public func inclusionProof(of index: Int) throws -> [Digest]? {
    try tree.inclusionProof(of: index)
  }

  /// The hashes that show that ``head`` extends the log of `size` entries; nil for a larger size.
  public func consistencyProof(from size: Int) throws -> [Digest]? {
    try tree.consistencyProof(from: size)
  }
}
