internal import Records
public import Signing

extension Archive {
  /// What the archive lists, oldest first; with a text, what contains it in its title, unit, kind,
  /// grade, status, record id or searchable text. Latin letters match in both cases. O(n).
  public func documents(matching text: String? = nil) throws -> [Document] {
    try store.documents(matching: text)
  }

  /// The versions of a record, oldest first; empty when there is no such record.
  public func versions(of record: String) throws -> [Document] {
    let indices = Set((ledger.records[record]?.versions ?? []).map(\.index))
    return try store.documents(matching: record).filter { indices.contains($0.index) }
  }

  /// What the log states at `index`.
  public func statement(at index: Int) throws -> Statement {
    guard index >= 0, index < size, let leaf = try store.leaves(index..<index + 1)[0] else {
      throw ArchiveProblem.unknownEntry
    }
    return try Statement(reading: leaf)
  }

  /// The envelope at `index`, byte for byte as it was appended.
  /// - Throws: ``ArchiveProblem`` when the bytes are not those that the log states.
  public func envelope(at index: Int) throws -> [UInt8] {
    try blob(try statement(at: index).digest, index)
  }

  /// The canonical bytes of an archived questionnaire.
  public func questionnaire(_ digest: Digest) throws -> [UInt8] {
    guard let index = ledger.questionnaires[digest] else {
      throw ArchiveProblem.unknownQuestionnaire
    }
    return try blob(digest, index)
  }

  private func blob(_ digest: Digest, _ index: Int) throws -> [UInt8] {
    guard let blob = try store.blob(digest) else {
      throw ArchiveProblem.broken(index: index, .missingBlob)
    }
    guard Digest(of: blob) == digest else {
      throw ArchiveProblem.broken(index: index, .otherBlob)
    }
    return blob
  }

  /// The hashes that lead from entry `index` to the root of ``head``; nil for no such entry.
  public func inclusionProof(of index: Int) -> [Digest]? {
    Merkle.inclusionProof(of: index, in: ledger.leaves)
  }

  /// The hashes that show that ``head`` extends the log of `size` entries.
  public func consistencyProof(from size: Int) -> [Digest]? {
    Merkle.consistencyProof(from: size, in: ledger.leaves)
  }
}
