public import Records
internal import Signing

/// Something that all who read the log should know: `notice.v1`.
public struct Notice: Sendable, Hashable {
  /// The code of the office that keeps the log.
  public let office: String
  /// The record that it concerns; nil for the archive as a whole.
  public let record: String?
  /// What is to be known.
  public let text: String
  /// What the clock said.
  public let time: Timestamp
  /// Sixteen random bytes.
  public let nonce: [UInt8]
  /// Who signs.
  public let signer: Assessment.Signer

  /// The record id of a notice that concerns none.
  public static let record = "notice"

  /// Writes a notice.
  public init(
    office: String, record: String?, text: String, time: Timestamp, nonce: [UInt8],
    signer: Assessment.Signer
  ) {
    self.office = office
    self.record = record
    self.text = text
    self.time = time
    self.nonce = nonce
    self.signer = signer
  }

  /// The payload that is signed.
  public func payload() throws(JSONProblem) -> [UInt8] {
    let json: JSON = [
      "nonce": .string(Hexadecimal.text(nonce)), "office": .string(office),
      "record": .optional(record),
      "signer": ["key": .string(signer.key), "person": .string(signer.person)],
      "text": .string(text), "time": .string(time.text), "v": 1,
    ]
    return try json.canonicalBytes()
  }

  /// Reads a payload.
  public init(reading payload: [UInt8]) throws(JSONProblem) {
    let part = JSONPart(try JSON.canonical(payload))
    try part.requireOnly(["nonce", "office", "record", "signer", "text", "time", "v"])
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    self.init(
      office: try part["office"].code(), record: try part["record"].ifPresent?.code(),
      text: try part["text"].prose(), time: try part["time"].parsed { Timestamp($0) },
      nonce: try part["nonce"].nonce(),
      signer: Assessment.Signer(
        key: try part["signer"]["key"].string(), person: try part["signer"]["person"].code()))
  }
}
