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
  init(_ part: JSONPart, office: String) throws(JSONProblem) {
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
      policy: try Policy(try part["policy"].value()))
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

extension Enrolment {
  fileprivate var json: JSON {
    let owner: JSON =
      switch owner {
      case .person(let id): ["person": .string(id)]
      case .office: "office"
      }
    return [
      "algorithm": .string(key.algorithm.rawValue), "owner": owner,
      "spki": .string(Base64.text(key.spki)),
    ]
  }

  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly(["algorithm", "owner", "spki"])
    let key = try part["spki"].parsed { text in
      Base64.bytes(text).flatMap { try? PublicKey(spki: $0) }
    }
    guard try part["algorithm"].string() == key.algorithm.rawValue else {
      throw part["algorithm"].problem(.notAllowed)
    }
    if try part["owner"].value() == "office" {
      self.init(key: key, owner: .office)
    } else {
      try part["owner"].requireOnly(["person"])
      self.init(key: key, owner: .person(try part["owner"]["person"].code()))
    }
  }
}

extension Post {
  fileprivate var json: JSON {
    [
      "id": .string(id), "roles": .array(roles.map { .string($0.rawValue) }),
      "title": ["en": .string(title.en), "zh": .string(title.zh)], "unit": .string(unit),
    ]
  }

  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
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
