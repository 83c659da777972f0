internal import Records
internal import Signing

/// What somebody outside the office needs to check that a record stands in the log, as files of one
/// folder: each entry with its leaf and proof, the signed head, the public keys, a program of 150
/// lines that checks them, and a page that says how.
///
/// The receipt of a record holds its assessment and the acts on it, and the entries from which the
/// keys come: the genesis and every change of the registry.
public struct Receipt: Sendable {
  /// One file of the folder.
  public struct File: Sendable, Hashable {
    /// The name, below the folder.
    public let name: String
    /// The content.
    public let bytes: [UInt8]
  }

  /// One entry with what proves its place.
  struct Item: Sendable {
    let entry: Entry
    let statement: Statement
    let proof: LogProof
  }

  let genesis: Genesis
  let head: Checkpoint
  let items: [Item]
  let keys: [PublicKey]

  /// What an auditor compares with the line that the office wrote down when the log began: the
  /// origin and the leaf hash of the first entry.
  public var anchor: String {
    genesis.origin + " " + (items.first.map { Merkle.leaf($0.entry.leaf).hex } ?? "")
  }

  /// The files, sorted by name.
  public var files: [File] {
    let entries = items.flatMap { item in
      [
        File(name: "entries/\(item.proof.index).leaf.json", bytes: item.entry.leaf),
        File(name: "entries/\(item.proof.index).envelope.json", bytes: item.entry.blob ?? []),
        File(name: "entries/\(item.proof.index).tlog-proof", bytes: item.proof.bytes),
      ]
    }
    let keys = keys.map { File(name: "keys/\($0.id.hex).pem", bytes: Array($0.pem.utf8)) }
    let texts = [
      File(name: "README.md", bytes: Array(page.utf8)),
      File(name: "checkpoint", bytes: head.bytes),
      File(name: "verify.py", bytes: PackageResources.verify_py),
    ]
    return (entries + keys + texts).sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  private var page: String {
    let facts = [
      "anchor": anchor, "size": String(head.size), "root": head.root.hex,
      "entries": items.map {
        "| \($0.proof.index) | \($0.statement.kind.rawValue) | "
          + "\($0.statement.record) | \($0.statement.time.text) |"
      }.joined(separator: "\n"),
    ]
    let page = String(decoding: PackageResources.README_md, as: UTF8.self)
    return facts.reduce(page) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}

extension ArchiveView {
  /// The receipt of the entries at `indices`.
  /// - Throws: ``ArchiveProblem`` for an entry that is not there, whose content is gone or that the
  ///   signed head does not vouch for, ``StoreProblem``.
  public func receipt(of indices: [Int]) throws -> Receipt {
    let all = Set([0] + registryPositions + indices).sorted()
    let items = try all.map(item)
    return Receipt(genesis: genesis, head: head, items: items, keys: try keys(of: items))
  }

  private func item(_ index: Int) throws -> Receipt.Item {
    let statement = try statement(at: index)
    guard let hashes = try inclusionProof(of: index) else { throw ArchiveProblem.unknownEntry }
    return Receipt.Item(
      entry: Entry(leaf: statement.bytes, blob: try envelope(at: index)), statement: statement,
      proof: LogProof(index: index, hashes: hashes, checkpoint: head))
  }

  /// The keys that signed the head and the entries, as the registry has them.
  private func keys(of items: [Receipt.Item]) throws -> [PublicKey] {
    var ids = Set(registry.keys.filter { head.isSigned(by: $0.key) }.map(\.key.id))
    for item in items {
      ids.formUnion(try Envelope(reading: item.entry.blob ?? []).signatures.map(\.key))
    }
    let known = registry.keys.map(\.key).filter { ids.contains($0.id) }
    return known.sorted { $0.id.hex < $1.id.hex }
  }
}
