public import Records
public import Signing

/// That the content of a record is disposed of after its retention: `disposal.v1`, signed by root
/// keys. The leaves stay, so that the log still verifies and still shows that there was a record.
public struct Disposal: Sendable, Hashable {
  /// The code of the office that keeps the log.
  public let office: String
  /// The record.
  public let record: String
  /// The digests of all its envelopes.
  public let contents: [Digest]
  /// On what ground.
  public let reason: String
  /// What the clock said.
  public let time: Timestamp
  /// Sixteen random bytes.
  public let nonce: [UInt8]

  /// Describes a disposal.
  public init(
    office: String, record: String, contents: [Digest], reason: String, time: Timestamp,
    nonce: [UInt8]
  ) {
    self.office = office
    self.record = record
    self.contents = contents
    self.reason = reason
    self.time = time
    self.nonce = nonce
  }

  /// The payload that root keys sign.
  public func payload() throws(JSONProblem) -> [UInt8] {
    let json: JSON = [
      "contents": .array(contents.map { .string($0.hex) }),
      "nonce": .string(Hexadecimal.text(nonce)), "office": .string(office),
      "reason": .string(reason), "record": .string(record), "time": .string(time.text), "v": 1,
    ]
    return try json.canonicalBytes()
  }

  /// Reads a payload.
  public init(reading payload: [UInt8]) throws(JSONProblem) {
    let part = JSONPart(try JSON.canonical(payload))
    try part.requireOnly(["contents", "nonce", "office", "reason", "record", "time", "v"])
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    self.init(
      office: try part["office"].code(), record: try part["record"].code(),
      contents: try part["contents"].each { (part) throws(JSONProblem) in
        try part.parsed { Digest(hex: $0) }
      },
      reason: try part["reason"].prose(), time: try part["time"].parsed { Timestamp($0) },
      nonce: try part["nonce"].nonce())
  }
}
