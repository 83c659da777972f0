public import Records
public import Signing

extension RegistryChange {
  /// The payload that root keys sign.
  public func payload() throws(JSONProblem) -> [UInt8] {
    let json: JSON = [
      "nonce": .string(Hexadecimal.text(nonce)), "office": .string(office),
      "reason": .optional(reason), "steps": .array(steps.map(\.json)),
      "time": .string(time.text), "v": 1,
    ]
    return try json.canonicalBytes()
  }

  /// Reads a payload.
  public init(reading payload: [UInt8]) throws(JSONProblem) {
    let part = JSONPart(try JSON.canonical(payload))
    try part.requireOnly(["nonce", "office", "reason", "steps", "time", "v"])
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    self.init(
      office: try part["office"].code(),
      steps: try part["steps"].each { (part) throws(JSONProblem) in try Step(part) },
      reason: try part["reason"].ifPresent?.prose(),
      time: try part["time"].parsed { Timestamp($0) }, nonce: try part["nonce"].nonce())
    guard !steps.isEmpty else { throw part["steps"].problem(.notAllowed) }
  }
}

extension RegistryChange.Step {
  fileprivate var json: JSON {
    switch self {
    case .person(let person):
      ["do": "person", "id": .string(person.id), "name": .string(person.name)]
    case .post(let post): ["do": "post", "post": post.json]
    case .take(let person, let post):
      ["do": "take", "person": .string(person), "post": .string(post)]
    case .leave(let person, let post):
      ["do": "leave", "person": .string(person), "post": .string(post)]
    case .enrol(let request, let owner):
      ["do": "enrol", "owner": owner.json, "request": .string(Base64.text(request))]
    case .retire(let key): ["do": "retire", "key": .string(key.hex)]
    case .revoke(let key, let since):
      ["do": "revoke", "key": .string(key.hex), "since": .count(since)]
    case .roots(let roots): ["do": "roots", "roots": roots.json]
    case .policy(let policy): ["do": "policy", "policy": policy.json]
    }
  }

  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
    func only(_ names: Set<String>) throws(JSONProblem) {
      try part.requireOnly(names.union(["do"]))
    }
    switch try part["do"].string() {
    case "person":
      try only(["id", "name"])
      self = .person(Person(id: try part["id"].code(), name: try part["name"].line()))
    case "post":
      try only(["post"])
      self = .post(try Post(part["post"]))
    case "take":
      try only(["person", "post"])
      self = .take(person: try part["person"].code(), post: try part["post"].code())
    case "leave":
      try only(["person", "post"])
      self = .leave(person: try part["person"].code(), post: try part["post"].code())
    default: self = try Self.keyStep(part)
    }
  }

  private static func keyStep(_ part: JSONPart) throws(JSONProblem) -> Self {
    func key() throws(JSONProblem) -> Digest { try part["key"].parsed { Digest(hex: $0) } }
    switch try part["do"].string() {
    case "enrol":
      try part.requireOnly(["do", "owner", "request"])
      let request = try part["request"].parsed { Base64.bytes($0) }
      return .enrol(request: request, owner: try KeyOwner(part["owner"]))
    case "retire":
      try part.requireOnly(["do", "key"])
      return .retire(try key())
    case "revoke":
      try part.requireOnly(["do", "key", "since"])
      return .revoke(try key(), since: try part["since"].count())
    case "roots":
      try part.requireOnly(["do", "roots"])
      return .roots(try Roots(part["roots"]))
    case "policy":
      try part.requireOnly(["do", "policy"])
      return .policy(try Policy(try part["policy"].value()))
    default: throw part["do"].problem(.notAllowed)
    }
  }
}

extension EnrolmentRequest {
  /// The request, signed with the key that is to be enrolled.
  public func envelope(
    signedBy key: borrowing SigningKey
  ) throws -> Envelope {
    let json: JSON = .object(
      self.key.members + [
        ("nonce", .string(Hexadecimal.text(nonce))),
        ("person", ["id": .string(person.id), "name": .string(person.name)]),
        ("roles", .array(roles.map { .string($0.rawValue) })), ("time", .string(time.text)),
        ("title", .optional(title)), ("unit", .optional(unit)), ("v", 1),
      ])
    return try Envelope(signing: try json.canonicalBytes(), as: .enrolment, with: key)
  }

  /// Reads a request and sees that it is signed with its own key.
  /// - Throws: ``RegistryProblem/badRequest``.
  public init(reading bytes: [UInt8]) throws(RegistryProblem) {
    guard let envelope = try? Envelope(reading: bytes), envelope.type == .enrolment,
      envelope.signatures.count == 1, let json = try? JSON.canonical(envelope.payload),
      let request = try? EnrolmentRequest(JSONPart(json)), envelope.isSigned(by: request.key)
    else { throw .badRequest }
    self = request
  }

  private init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly([
      "algorithm", "nonce", "person", "roles", "spki", "time", "title", "unit", "v",
    ])
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    self.init(
      person: Person(
        id: try part["person"]["id"].code(), name: try part["person"]["name"].line()),
      key: try part.key(), unit: try part["unit"].ifPresent?.line(),
      title: try part["title"].ifPresent?.line(),
      roles: try part["roles"].each { (part) throws(JSONProblem) in
        try part.parsed { Role(rawValue: $0) }
      },
      time: try part["time"].parsed { Timestamp($0) }, nonce: try part["nonce"].nonce())
  }
}

extension JSONPart {
  /// Sixteen random bytes.
  func nonce() throws(JSONProblem) -> [UInt8] {
    try parsed { text in Hexadecimal.bytes(text).flatMap { $0.count == 16 ? $0 : nil } }
  }
}
