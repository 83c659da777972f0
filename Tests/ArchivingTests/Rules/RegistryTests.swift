import Archiving
import Diagnostics
import Records
import Signing
import Testing

@Suite struct `the registry` {
  /// What the log says to a change: nil when it takes it.
  private func refusal(
    _ steps: [RegistryChange.Step], signedBy seeds: [UInt8] = [1],
    of matter: TestMatter? = nil
  ) throws -> String? {
    let matter = try matter ?? TestMatter()
    return matter.refusal(try TestCounty.change(steps, signedBy: seeds))?.code
  }

  private func request(
    _ seed: UInt8, for person: String = "he-none", signedBy other: UInt8? = nil
  ) throws -> [UInt8] {
    let key = try TestOffice.key(seed)
    let request = EnrolmentRequest(
      person: Person(id: person, name: person), key: key.publicKey, unit: "sports", title: nil,
      roles: [], time: TestOffice.time, nonce: [UInt8](repeating: 5, count: 16))
    return try request.envelope(signedBy: try TestOffice.key(other ?? seed)).bytes
  }

  @Test func `a key comes in by a request that it signed itself`() throws {
    let owner = KeyOwner.person("he-none")
    #expect(try refusal([.enrol(request: try request(200), owner: owner)]) == nil)
    #expect(
      try refusal([.enrol(request: try request(200, signedBy: 201), owner: owner)])
        == "bad-request")
    #expect(try refusal([.enrol(request: [1, 2], owner: owner)]) == "bad-request")
    #expect(
      try refusal([.enrol(request: try request(200, for: "li-ming"), owner: owner)])
        == "other-person")
    #expect(
      try refusal([.enrol(request: try request(200, for: "ghost"), owner: .person("ghost"))])
        == "unknown-person")
  }

  @Test func `one key is one person's, once`() throws {
    // 10 is the good key of the assessor, 11 the retired one.
    for seed: UInt8 in [10, 11, 1] {
      let step = RegistryChange.Step.enrol(
        request: try request(seed), owner: .person("he-none"))
      #expect(try refusal([step]) == "duplicate-key")
    }
    let twice = RegistryChange.Step.enrol(
      request: try request(200), owner: .person("he-none"))
    #expect(try refusal([twice, twice]) == "duplicate-key")
  }

  @Test func `only root keys change the registry, and nobody else signs along`() throws {
    let step = RegistryChange.Step.person(Person(id: "new", name: "新人"))
    #expect(try refusal([step]) == nil)
    #expect(try refusal([step], signedBy: [10]) == "bad-root-signatures")
    #expect(try refusal([step], signedBy: [1, 10]) == "bad-root-signatures")
    let foreign = try TestCounty.change([step], office: "elsewhere")
    #expect(try TestMatter().refusal(foreign) == .otherOffice)
  }

  @Test func `other root keys take the signatures of the old and of the new ones`() throws {
    let ids = try [10, 14, 18].map { try TestOffice.key($0).publicKey.id }
    let step = RegistryChange.Step.roots(Roots(keys: ids, threshold: 2))
    #expect(try refusal([step], signedBy: [1]) == "bad-root-signatures")
    #expect(try refusal([step], signedBy: [10, 14]) == "bad-root-signatures")
    #expect(try refusal([step], signedBy: [1, 10]) == "bad-root-signatures")
    #expect(try refusal([step], signedBy: [1, 10, 14]) == nil)
    #expect(try refusal([step], signedBy: [1, 10, 14, 18]) == nil)
    #expect(try refusal([step], signedBy: [1, 10, 14, 22]) == "bad-root-signatures")
    var matter = try TestMatter()
    try matter.ledger.admit(try TestCounty.change([step], signedBy: [1, 10, 14]))
    let person = RegistryChange.Step.person(Person(id: "new", name: "新人"))
    #expect(try refusal([person], signedBy: [1], of: matter) == "bad-root-signatures")
    #expect(try refusal([person], signedBy: [10], of: matter) == "bad-root-signatures")
    #expect(try refusal([person], signedBy: [10, 18], of: matter) == nil)
  }

  @Test func `the registry can always be changed again`() throws {
    let office = try TestOffice.officeKey().publicKey.id
    #expect(try refusal([.retire(office)]) == "not-one-office-key")
    let owner = KeyOwner.office
    let successor = RegistryChange.Step.enrol(request: try request(200), owner: owner)
    #expect(try refusal([successor]) == "not-one-office-key")
    #expect(try refusal([successor, .retire(office)]) == "roots-out-of-reach")
    let roots = RegistryChange.Step.roots(
      Roots(keys: [try TestOffice.key(200).publicKey.id], threshold: 1))
    #expect(try refusal([successor, roots, .retire(office)], signedBy: [1, 200]) == nil)
    #expect(
      try refusal([.roots(Roots(keys: [try TestOffice.key(99).publicKey.id], threshold: 1))])
        == "roots-out-of-reach")
  }

  @Test func `what does not fit the registry is refused by its name`() throws {
    let key = try TestOffice.key(10).publicKey.id
    let none = Digest(of: [9])
    #expect(try refusal([.retire(none)]) == "unknown-key")
    #expect(try refusal([.revoke(none, since: 0)]) == "unknown-key")
    #expect(try refusal([.revoke(key, since: 99)]) == "later-than-now")
    #expect(try refusal([.revoke(key, since: 1), .retire(key)]) == "revoked-already")
    #expect(try refusal([.take(person: "ghost", post: "post-decider")]) == "unknown-person")
    #expect(try refusal([.take(person: "he-none", post: "throne")]) == "unknown-post")
    #expect(try refusal([.take(person: "wu-min", post: "post-decider")]) == "held-already")
    #expect(try refusal([.leave(person: "he-none", post: "post-decider")]) == "not-held")
  }

  @Test func `a post is held from one entry to another`() throws {
    var matter = try TestMatter()
    try matter.ledger.admit(
      try TestCounty.change([
        .leave(person: "zhao-lei", post: "post-proposer"),
        .take(person: "he-none", post: "post-proposer"),
      ]))
    let registry = try #require(matter.ledger.registry)
    #expect(registry.posts(of: "zhao-lei", at: 2).map(\.id) == ["post-proposer"])
    #expect(registry.posts(of: "zhao-lei").isEmpty)
    #expect(registry.posts(of: "he-none", at: 2).isEmpty)
    let old = try matter.signOff(
      .proposer, .endorse, by: "zhao-lei", for: TestCounty.proposing)
    #expect(try matter.refusal(old) == .notPermitted)
    try matter.say(.proposer, by: "he-none")
    #expect(matter.standing?.status == "endorsed")
  }

  @Test func `a change reads back as it was written`() throws {
    let steps: [RegistryChange.Step] = [
      .person(Person(id: "a", name: "甲")),
      .post(Post(id: "p", title: Phrase(zh: "职", en: "post"), unit: "u", roles: [.reviewer])),
      .take(person: "a", post: "p"), .leave(person: "a", post: "p"),
      .enrol(request: try request(200), owner: .office), .retire(Digest(of: [1])),
      .revoke(Digest(of: [2]), since: 3), .roots(Roots(keys: [Digest(of: [4])], threshold: 1)),
      .policy(.county),
    ]
    let change = RegistryChange(
      office: "tongxin", steps: steps, reason: "理由", time: TestOffice.time,
      nonce: [UInt8](repeating: 1, count: 16))
    #expect(try RegistryChange(reading: try change.payload()) == change)
  }
}
