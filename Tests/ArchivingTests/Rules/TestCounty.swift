import Archiving
import Diagnostics
import Records
import Signing

/// A county with every role held by somebody, and with some people whose posts do not fit.
struct TestCounty {
  static let office = TestOffice.code
  /// The unit that proposes; findings name the health and the education bureau besides.
  static let proposing = "housing_construction"

  /// Who holds the post that a step asks for, with its unit.
  static let holders: [(role: Role, person: String, unit: String)] = [
    (.assessor, "li-ming", proposing), (.proposer, "zhao-lei", proposing),
    (.consulted, "chen-jing", "health"), (.reviewer, "wang-fang", "womens_federation"),
    (.approver, "sun-hua", "development_reform"), (.construction, "zhou-qiang", "transport"),
    (.decider, "wu-min", "county"),
  ]
  /// Others: a person without a post, one whose posts belong to the proposing unit, one whose posts
  /// belong to a unit that has nothing to do with the matter.
  static let others = ["he-none", "own-unit", "far-unit"]

  static var persons: [String] { holders.map(\.person) + others }

  /// The key of a person in a condition.
  static func key(_ person: String, _ state: RuleColumns.Key = .good) throws -> SigningKey {
    let number = (persons.firstIndex(of: person) ?? 50) * 4
    let offset = RuleColumns.Key.allCases.firstIndex(of: state) ?? 0
    return try TestOffice.key(UInt8(10 + number + offset))
  }

  /// The posts of the holders, of the assessor in every other role, and of the two whose do not fit.
  static var posts: [(person: String, post: Post)] {
    func post(_ id: String, _ unit: String, _ role: Role) -> Post {
      Post(id: id, title: Phrase(zh: "职务", en: "post"), unit: unit, roles: [role])
    }
    let held = holders.map { ($0.person, post("post-\($0.role)", $0.unit, $0.role)) }
    let doubled = holders.dropFirst().map {
      ("li-ming", post("second-\($0.role)", $0.unit, $0.role))
    }
    let own = Role.allCases.map { ("own-unit", post("own-\($0)", proposing, $0)) }
    let far = Role.allCases.map { ("far-unit", post("far-\($0)", "sports", $0)) }
    return held + doubled + own + far
  }

  static func registry(
    policy: Policy = .county, posts: [(person: String, post: Post)] = posts
  ) throws -> Registry {
    var keys = [Enrolment(key: try TestOffice.officeKey().publicKey, owner: .office)]
    for person in persons {
      for state in RuleColumns.Key.allCases where state != .unknown {
        keys.append(
          Enrolment(key: try key(person, state).publicKey, owner: .person(person)))
      }
    }
    return Registry(
      office: office, persons: persons.map { Person(id: $0, name: $0) },
      posts: posts.map(\.post),
      holdings: posts.map { Holding(person: $0.person, post: $0.post.id) }, keys: keys,
      policy: policy)
  }

  /// The first entries of a log: genesis, and the change that retires and revokes keys.
  static func founding(_ registry: Registry) throws -> [Entry] {
    let genesis = Genesis(
      origin: TestOffice.origin, office: office, registry: registry, time: TestOffice.time,
      nonce: [UInt8](repeating: 7, count: 16))
    let steps = try persons.flatMap { person -> [RegistryChange.Step] in
      [
        .retire(try key(person, .retired).publicKey.id),
        .revoke(try key(person, .revoked).publicKey.id, since: 1),
      ]
    }
    return try genesis.batch(signedBy: try TestOffice.officeKey()).entries + [change(steps)]
  }

  /// A change of the registry, signed by root keys.
  static func change(
    _ steps: [RegistryChange.Step], signedBy seeds: [UInt8] = [1], office: String = office
  ) throws -> Entry {
    let change = RegistryChange(
      office: office, steps: steps, reason: nil, time: TestOffice.time,
      nonce: [UInt8](repeating: 3, count: 16))
    let payload = try change.payload()
    let signatures = try seeds.map { seed in
      try Envelope(signing: payload, as: .registry, with: try TestOffice.key(seed)).signatures[0]
    }
    let envelope = try Envelope(payload: payload, type: .registry, signatures: signatures)
    return try entry(.registry, RegistryChange.record, envelope.bytes)
  }

  static func entry(
    _ kind: Statement.Kind, _ record: String, _ blob: [UInt8], at time: Timestamp = TestOffice.time
  ) throws -> Entry {
    let statement = try Statement(kind, office: office, record: record, blob: blob, time: time)
    return Entry(leaf: statement.bytes, blob: blob)
  }
}
