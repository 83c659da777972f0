internal import Diagnostics
internal import Records
internal import Signing

extension Registry {
  /// The registry as it stands in the genesis.
  var json: JSON {
    [
      "holdings": .array(
        holdings.map { ["person": .string($0.person), "post": .string($0.post)] }),
      "keys": .array(keys.map(\.json)),
      "persons": .array(persons.map { ["id": .string($0.id), "name": .string($0.name)] }),
      "policy": policy.json,
      "posts": .array(posts.map(\.json)),
    ]
  }

  /// Reads a registry and refuses what does not fit together.
  init(_ part: JSONPart, office: String, roots: Roots) throws(JSONProblem) {
    try part.requireOnly(["holdings", "keys", "persons", "policy", "posts"])
    self.init(
      office: office,
      persons: try part["persons"].each { (part) throws(JSONProblem) in
        try part.requireOnly(["id", "name"])
        return Person(id: try part["id"].code(), name: try part["name"].name())
      },
      posts: try part["posts"].each { (part) throws(JSONProblem) in try Post(part) },
      holdings: try part["holdings"].each { (part) throws(JSONProblem) in
        try part.requireOnly(["person", "post"])
        return Holding(person: try part["person"].code(), post: try part["post"].code())
      },
      keys: try part["keys"].each { (part) throws(JSONProblem) in try Enrolment(part) },
      policy: try Policy(try part["policy"].value()), roots: roots)
    try requireCoherence(part)
  }

  private func requireCoherence(_ part: JSONPart) throws(JSONProblem) {
    try require(areUnique(persons.map(\.id)), part["persons"])
    try require(areUnique(posts.map(\.id)), part["posts"])
    try require(areUnique(keys.map(\.key.id.hex)), part["keys"])
    try require(keys.count { $0.owner == .office } == 1, part["keys"])
    let owners = keys.compactMap { enrolment in
      if case .person(let id) = enrolment.owner { id } else { nil }
    }
    let known = Set(persons.map(\.id))
    try require(known.isSuperset(of: owners), part["keys"])
    try require(known.isSuperset(of: holdings.map(\.person)), part["holdings"])
    try require(Set(posts.map(\.id)).isSuperset(of: holdings.map(\.post)), part["holdings"])
  }

  private func require(_ isTrue: Bool, _ part: JSONPart) throws(JSONProblem) {
    guard isTrue else { throw part.problem(.notAllowed) }
  }

  private func areUnique(_ ids: [String]) -> Bool { Set(ids).count == ids.count }
}

extension Roots {
  var json: JSON {
    ["keys": .array(keys.map { .string($0.hex) }), "threshold": .count(threshold)]
  }

  /// Reads root keys, each at most once.
  init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly(["keys", "threshold"])
    self.init(
      keys: try part["keys"].each { (part) throws(JSONProblem) in
        try part.parsed { Digest(hex: $0) }
      }, threshold: try part["threshold"].count(in: 1...99))
    guard Set(keys).count == keys.count else { throw part["keys"].problem(.notAllowed) }
  }
}

extension Enrolment {
  fileprivate var json: JSON {
    .object(key.members + [("owner", owner.json)])
  }

  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly(["algorithm", "owner", "spki"])
    self.init(key: try part.key(), owner: try KeyOwner(part["owner"]))
  }
}

extension KeyOwner {
  var json: JSON {
    switch self {
    case .person(let id): ["person": .string(id)]
    case .office: "office"
    }
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    if try part.value() == "office" {
      self = .office
    } else {
      try part.requireOnly(["person"])
      self = .person(try part["person"].code())
    }
  }
}

extension PublicKey {
  /// The members that state a key.
  var members: [(String, JSON)] {
    [("algorithm", .string(algorithm.rawValue)), ("spki", .string(Base64.text(spki)))]
  }
}

extension Post {
  var json: JSON {
    [
      "id": .string(id), "roles": .array(roles.map { .string($0.rawValue) }),
      "title": ["en": .string(title.en), "zh": .string(title.zh)], "unit": .string(unit),
    ]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly(["id", "roles", "title", "unit"])
    self.init(
      id: try part["id"].code(),
      title: Phrase(zh: try part["title"]["zh"].name(), en: try part["title"]["en"].name()),
      unit: try part["unit"].name(),
      roles: try part["roles"].each { (part) throws(JSONProblem) in
        try part.parsed { Role(rawValue: $0) }
      })
  }
}

extension JSONPart {
  /// A key with its algorithm, of which the registry and not a message decides.
  func key() throws(JSONProblem) -> PublicKey {
    let key = try self["spki"].parsed { text in
      Base64.bytes(text).flatMap { try? PublicKey(spki: $0) }
    }
    guard try self["algorithm"].string() == key.algorithm.rawValue else {
      throw self["algorithm"].problem(.notAllowed)
    }
    return key
  }

  /// Every element, read by `read`.
  func each<Value>(
    _ read: (JSONPart) throws(JSONProblem) -> Value
  ) throws(JSONProblem) -> [Value] {
    var values: [Value] = []
    for part in try elements() { values.append(try read(part)) }
    return values
  }

  /// A name of a person or a thing: at most 500 characters, none of them hidden.
  func name() throws(JSONProblem) -> String {
    try parsed { text in
      text.unicodeScalars.count <= 500 && Visible.firstHidden(in: text) == nil ? text : nil
    }
  }
}
