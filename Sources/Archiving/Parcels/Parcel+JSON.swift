public import Records
internal import Signing

extension Parcel {
  /// What a parcel may be: 16 MiB, 4 deep.
  static let limits = JSON.Limits(bytes: 16 << 20, depth: 4)

  /// The file, in its only spelling.
  public func bytes() throws(JSONProblem) -> [UInt8] {
    let json: JSON = [
      "acts": .array(acts.map { .string(Base64.text($0)) }),
      "checkpoint": .string(String(decoding: checkpoint.bytes, as: UTF8.self)),
      "entries": .array(parts.map(\.json)), "kind": "parcel", "record": .string(record), "v": 1,
    ]
    return try json.canonicalBytes(limits: Self.limits)
  }

  /// Reads a file and checks all of it; acts that do not fit are kept apart in ``misfits``.
  public init(reading bytes: [UInt8]) throws(ParcelProblem) {
    let content: (Checkpoint, String, [Part], [[UInt8]])
    do throws(JSONProblem) {
      content = try Self.content(JSONPart(try JSON.canonical(bytes, limits: Self.limits)))
    } catch {
      throw .notParcel(error)
    }
    try self.init(
      checkpoint: content.0, record: content.1, parts: content.2, acts: content.3)
  }

  private static func content(
    _ part: JSONPart
  ) throws(JSONProblem) -> (Checkpoint, String, [Part], [[UInt8]]) {
    try part.requireOnly(["acts", "checkpoint", "entries", "kind", "record", "v"])
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    guard try part["kind"].string() == "parcel" else { throw part["kind"].problem(.notAllowed) }
    return (
      try part["checkpoint"].parsed { Checkpoint(reading: Array($0.utf8)) },
      try part["record"].code(),
      try part["entries"].each { (part) throws(JSONProblem) in try Part(part) },
      try part["acts"].each { (part) throws(JSONProblem) in
        try part.parsed { Base64.bytes($0) }
      }
    )
  }
}

extension Parcel.Part {
  fileprivate var json: JSON {
    [
      "blob": .string(Base64.text(entry.blob ?? [])), "index": .count(index),
      "leaf": .string(Base64.text(entry.leaf)),
      "proof": .array(proof.map { .string(Base64.text($0.bytes)) }),
    ]
  }

  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly(["blob", "index", "leaf", "proof"])
    index = try part["index"].count()
    entry = Entry(
      leaf: try part["leaf"].parsed { Base64.bytes($0) },
      blob: try part["blob"].parsed { Base64.bytes($0) })
    proof = try part["proof"].each { (part) throws(JSONProblem) in
      try part.parsed { text in Base64.bytes(text).flatMap { Digest(bytes: $0) } }
    }
  }
}
