public import Records
public import Signing

/// The first entry of a log: its name, the keys that everything rests on, and the registry.
///
/// What is trusted from outside is one line, origin and leaf hash of this entry.
public struct Genesis: Sendable, Hashable {
  /// The name of the log, such as `tongxin/child-impact`.
  public let origin: String
  /// The code of the office that keeps the log.
  public let office: String
  /// Who may sign what.
  public let registry: Registry
  /// What the clock said.
  public let time: Timestamp
  /// Sixteen random bytes, so that no two logs begin alike.
  public let nonce: [UInt8]

  /// The keys that may change the registry.
  public var roots: Roots { registry.roots }

  /// Describes a log.
  public init(
    origin: String, office: String, registry: Registry, time: Timestamp, nonce: [UInt8]
  ) {
    self.origin = origin
    self.office = office
    self.registry = registry
    self.time = time
    self.nonce = nonce
  }

  /// The record id of every genesis.
  static let record = "genesis"

  /// The payload that the root keys sign.
  public func payload() throws(JSONProblem) -> [UInt8] {
    let json: JSON = [
      "nonce": .string(Hexadecimal.text(nonce)), "office": .string(office),
      "origin": .string(origin), "registry": registry.json,
      "roots": roots.json,
      "time": .string(time.text), "v": 1,
    ]
    let bytes = try json.canonicalBytes()
    // What is not accepted when it is read is not written.
    _ = try Genesis(reading: bytes)
    return bytes
  }

  /// Reads a payload and refuses what does not fit together.
  public init(reading payload: [UInt8]) throws(JSONProblem) {
    let part = JSONPart(try JSON.canonical(payload))
    try part.requireOnly(["nonce", "office", "origin", "registry", "roots", "time", "v"])
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    origin = try part["origin"].parsed { Checkpoint.isOrigin($0) ? $0 : nil }
    office = try part["office"].code()
    registry = try Registry(part["registry"], office: office, roots: try Roots(part["roots"]))
    time = try part["time"].parsed { Timestamp($0) }
    nonce = try part["nonce"].parsed { Hexadecimal.bytes($0) }
    guard nonce.count == 16 else { throw part["nonce"].problem(.notAllowed) }
    guard registry.canBeChanged else { throw part["roots"].problem(.notAllowed) }
  }

  /// Whether enough root keys signed `envelope`.
  func isSigned(_ envelope: Envelope) -> Bool {
    registry.rootSigners(of: envelope).count >= roots.threshold
      && registry.rootSigners(of: envelope).count == envelope.signatures.count
  }
}

extension Genesis {
  /// The first entry and head of the log, to make an archive with.
  /// - Throws: ``JSONProblem`` for a registry that does not fit together, ``ArchiveProblem`` for a
  ///   key that is not the office's.
  public func batch(signedBy key: borrowing SigningKey) throws -> Batch {
    guard registry.officeKey == key.publicKey else { throw ArchiveProblem.notOfficeKey }
    let envelope = try Envelope(signing: try payload(), as: .genesis, with: key)
    let statement = try Statement(
      .genesis, office: office, record: Self.record, blob: envelope.bytes, time: time)
    let entry = Entry(leaf: statement.bytes, blob: envelope.bytes)
    var ledger = Ledger()
    do throws(Refusal) {
      try ledger.admit(entry)
    } catch {
      throw ArchiveProblem.refused(error)
    }
    let checkpoint = try Checkpoint(origin: origin, size: 1, root: ledger.root, key: key)
    return Batch(position: 0, entries: [entry], checkpoint: checkpoint)
  }
}
