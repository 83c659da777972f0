public import Records
public import Signing

/// What a leaf of the log says about one entry:
/// `{"kind":"assessment","office":"tongxin","record":"<uuid>","sha256":"<hex>","size":18211,"time":"2026-11-23T19:02:00Z","v":1}`.
///
/// It is small and says nothing of the content, so that a blob may lawfully be disposed of and the
/// log still verifies.
public struct Statement: Sendable, Hashable {
  /// What the entry is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The first entry: an envelope with the origin, the root keys and the registry.
    case genesis
    /// The canonical bytes of a questionnaire that assessments were made with.
    case questionnaire
    /// A submitted assessment: an envelope.
    case assessment
    /// What somebody says about an assessment: an envelope.
    case signoff
    /// A change of the registry: an envelope signed by root keys.
    case registry
    /// That the content of a record is disposed of: an envelope signed by root keys.
    case disposal
    /// A notice to all who read the log: an envelope.
    case notice
    /// A calculation that nobody has signed: a canonical JSON object.
    case calculation
  }

  /// What the entry is.
  public let kind: Kind
  /// The code of the office that keeps the log.
  public let office: String
  /// What the entry belongs to: the uuid of the record, the hex digest of a questionnaire,
  /// `genesis`.
  public let record: String
  /// The digest of the entry's blob.
  public let digest: Digest
  /// The bytes of the blob.
  public let size: Int
  /// What the office's clock said.
  public let time: Timestamp
  /// The leaf.
  public let bytes: [UInt8]

  /// States something about `blob`.
  public init(
    _ kind: Kind, office: String, record: String, blob: [UInt8], time: Timestamp
  ) throws(JSONProblem) {
    self.kind = kind
    self.office = office
    self.record = record
    self.digest = Digest(of: blob)
    self.size = blob.count
    self.time = time
    let json: JSON = [
      "kind": .string(kind.rawValue), "office": .string(office), "record": .string(record),
      "sha256": .string(digest.hex), "size": .count(blob.count), "time": .string(time.text),
      "v": 1,
    ]
    bytes = try json.canonicalBytes(limits: Self.limits)
  }

  private static let limits = JSON.Limits(bytes: 4096, depth: 1)
  private static let members: Set<String> = [
    "kind", "office", "record", "sha256", "size", "time", "v",
  ]

  /// Reads a leaf in its only spelling.
  public init(reading bytes: [UInt8]) throws(JSONProblem) {
    let part = JSONPart(try JSON.canonical(bytes, limits: Self.limits))
    try part.requireOnly(Self.members)
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    kind = try part["kind"].parsed { Kind(rawValue: $0) }
    office = try part["office"].code()
    record = try part["record"].code()
    digest = try part["sha256"].parsed { Digest(hex: $0) }
    size = try part["size"].count()
    time = try part["time"].parsed { Timestamp($0) }
    self.bytes = bytes
  }
}

extension JSONPart {
  /// A text that `read` takes.
  func parsed<Value>(_ read: (String) -> Value?) throws(JSONProblem) -> Value {
    guard let value = read(try string()) else { throw problem(.notAllowed) }
    return value
  }

  /// An office code, a record id or the like.
  func code() throws(JSONProblem) -> String {
    try parsed { Code.isValid($0) ? $0 : nil }
  }
}

/// Names that people choose and that never become paths: `^[a-z0-9][a-z0-9-]{0,63}$`.
public enum Code {
  /// Whether `text` is one.
  public static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard (1...64).contains(bytes.count), bytes.first != UInt8(ascii: "-") else { return false }
    return bytes.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
  }
}
