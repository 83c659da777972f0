internal import Records

/// A DSSE v1 envelope (secure-systems-lab/dsse) in canonical JSON:
/// `{"payload":"<base64>","payloadType":"<type>","signatures":[{"keyid":"<hex>","sig":"<base64>"}]}`.
///
/// Its bytes have one spelling. Signatures stand in the order of their key ids, each key at most
/// once.
public struct Envelope: Sendable, Hashable {
  /// One signature.
  public struct Signature: Sendable, Hashable {
    /// The id of the key that is said to have made it.
    public let key: Digest
    /// The bytes that the key made.
    public let bytes: [UInt8]

    /// Takes a signature as it came.
    public init(key: Digest, bytes: [UInt8]) {
      self.key = key
      self.bytes = bytes
    }
  }

  /// What was signed.
  public let payload: [UInt8]
  /// What the payload is.
  public let type: PayloadType
  /// One or more signatures.
  public let signatures: [Signature]
  /// The envelope as it is stored and sent.
  public let bytes: [UInt8]

  /// Signs `payload` with one key.
  public init(
    signing payload: [UInt8], as type: PayloadType, with key: borrowing SigningKey
  ) throws(SigningProblem) {
    let signature = Signature(
      key: key.publicKey.id, bytes: try key.sign(Self.signedBytes(payload, as: type)))
    try self.init(payload: payload, type: type, signatures: [signature])
  }

  /// Puts signatures that were made elsewhere around a payload.
  /// - Throws: ``SigningProblem/notEnvelope(_:)`` for no signature, the same key twice, or a
  ///   payload that is too large.
  public init(
    payload: [UInt8], type: PayloadType, signatures: [Signature]
  ) throws(SigningProblem) {
    let sorted = signatures.sorted { $0.key.isBefore($1.key) }
    let repeats = zip(sorted, sorted.dropFirst()).contains { $0.key == $1.key }
    guard !sorted.isEmpty, !repeats else {
      throw .notEnvelope(JSONProblem(.notAllowed, at: .path("signatures")))
    }
    self.payload = payload
    self.type = type
    self.signatures = sorted
    do throws(JSONProblem) {
      bytes = try Self.json(payload, type, sorted).canonicalBytes(limits: Self.limits)
    } catch {
      throw .notEnvelope(error)
    }
  }

  /// What DSSE signs: `DSSEv1 <length> <type> <length> <payload>`, lengths in decimal bytes.
  public static func signedBytes(_ payload: [UInt8], as type: PayloadType) -> [UInt8] {
    let head = "DSSEv1 \(type.name.utf8.count) \(type.name) \(payload.count) "
    return Array(head.utf8) + payload
  }

  /// Whether `key` signed this envelope.
  public func isSigned(by key: PublicKey) -> Bool {
    guard let signature = signatures.first(where: { $0.key == key.id }) else { return false }
    return key.verifies(signature.bytes, of: Self.signedBytes(payload, as: type))
  }
}

extension Envelope {
  /// Base64 makes 8 MiB of payload a third larger; the payload has its own limit.
  private static let limits = JSON.Limits(bytes: 12 << 20, depth: 4)

  /// Reads an envelope in its only spelling. No signature is checked by this.
  /// - Throws: ``SigningProblem/notEnvelope(_:)``.
  public init(reading bytes: [UInt8]) throws(SigningProblem) {
    let parts: (payload: [UInt8], type: PayloadType, signatures: [Signature])
    do throws(JSONProblem) {
      parts = try Self.parts(JSONPart(try JSON.canonical(bytes, limits: Self.limits)))
    } catch {
      throw .notEnvelope(error)
    }
    // Canonical JSON and base64 have one spelling each; what is left is the order of the signatures.
    let isInOrder = zip(parts.signatures, parts.signatures.dropFirst()).allSatisfy {
      $0.key.isBefore($1.key)
    }
    guard !parts.signatures.isEmpty, isInOrder else {
      throw .notEnvelope(JSONProblem(.notCanonical, at: .path("signatures")))
    }
    payload = parts.payload
    type = parts.type
    signatures = parts.signatures
    self.bytes = bytes
  }

  private static func parts(
    _ json: JSONPart
  ) throws(JSONProblem) -> (payload: [UInt8], type: PayloadType, signatures: [Signature]) {
    try json.requireOnly(["payload", "payloadType", "signatures"])
    var signatures: [Signature] = []
    for part in try json["signatures"].elements() {
      try part.requireOnly(["keyid", "sig"])
      guard let key = Digest(hex: try part["keyid"].string()) else {
        throw part["keyid"].problem(.notAllowed)
      }
      signatures.append(Signature(key: key, bytes: try base64(part["sig"])))
    }
    let type = PayloadType(try json["payloadType"].string())
    return (try base64(json["payload"]), type, signatures)
  }

  private static func base64(_ part: JSONPart) throws(JSONProblem) -> [UInt8] {
    guard let bytes = Base64.bytes(try part.string()) else { throw part.problem(.notAllowed) }
    return bytes
  }

  private static func json(
    _ payload: [UInt8], _ type: PayloadType, _ signatures: [Signature]
  ) -> JSON {
    [
      "payload": .string(Base64.text(payload)),
      "payloadType": .string(type.name),
      "signatures": .array(
        signatures.map {
          ["keyid": .string($0.key.hex), "sig": .string(Base64.text($0.bytes))]
        }),
    ]
  }
}
