public import Signing

extension Archive {
  /// The archive as something to read.
  public var view: ArchiveView<Store> { ArchiveView(self) }

  /// What the archive lists; see ``ArchiveView/documents(matching:)``.
  public func documents(matching text: String? = nil) throws -> [Document] {
    try store.documents(matching: text)
  }

  /// The versions of a record, oldest first; empty when there is no such record.
  public func versions(of record: String) throws -> [Document] { try view.versions(of: record) }

  /// What the log states at `index`.
  public func statement(at index: Int) throws -> Statement { try view.statement(at: index) }

  /// The envelope at `index`, byte for byte as it was appended.
  /// - Throws: ``ArchiveProblem`` when the bytes are not those that the log states.
  public func envelope(at index: Int) throws -> [UInt8] { try view.envelope(at: index) }

  /// The calculations that nobody has signed, with their positions, oldest first.
  public var calculations: [(record: String, index: Int)] {
    ledger.calculations.map { ($0.key, $0.value) }.sorted { $0.index < $1.index }
  }

  /// The canonical bytes of an archived questionnaire.
  public func questionnaire(_ digest: Digest) throws -> [UInt8] { try view.questionnaire(digest) }

  /// The hashes that lead from entry `index` to the root of ``head``; nil for no such entry.
  public func inclusionProof(of index: Int) -> [Digest]? {
    Merkle.inclusionProof(of: index, in: Array(ledger.leaves))
  }

  /// The hashes that show that ``head`` extends the log of `size` entries.
  public func consistencyProof(from size: Int) -> [Digest]? {
    Merkle.consistencyProof(from: size, in: Array(ledger.leaves))
  }
}
