import Archiving
import Records
import Signing
import Testing

@Suite struct `a key in other hands` {
  private func revoke(
    _ person: String, since index: Int, in matter: inout TestMatter
  ) throws {
    let key = try TestCounty.key(person).publicKey.id
    try matter.ledger.admit(try TestCounty.change([.revoke(key, since: index)]))
  }

  /// Enrols the key that was unknown so far, as a person's new one.
  private func renew(_ person: String, in matter: inout TestMatter) throws {
    let key = try TestCounty.key(person, .unknown)
    let request = EnrolmentRequest(
      person: Person(id: person, name: person), key: key.publicKey, unit: nil, title: nil,
      roles: [], time: TestOffice.time, nonce: [UInt8](repeating: 6, count: 16))
    let envelope = try request.envelope(signedBy: key)
    try matter.ledger.admit(
      try TestCounty.change([.enrol(request: envelope.bytes, owner: .person(person))]))
  }

  private func reaffirmation(
    _ matter: TestMatter, by person: String, of basis: [String]
  ) throws -> SignOff {
    var signOff = try matter.signOff(
      .reviewer, .reaffirm, by: person, for: "womens_federation", .unknown)
    signOff.basis = basis
    return signOff
  }

  @Test func `what it signed before the loss stands, what it signed after is in doubt`() throws {
    var matter = try TestMatter()
    try matter.advance(to: .reviewed)
    let review = try #require(matter.ledger.history(of: TestMatter.record)?.references.last?.entry)
    var early = matter
    try revoke("wang-fang", since: review.index + 1, in: &early)
    #expect(early.standing?.status == "reviewed")
    try revoke("wang-fang", since: review.index, in: &matter)
    #expect(matter.standing?.status == "endorsed")
    #expect(matter.standing?.waiting.contains("reaffirm:wang-fang") == true)
    let approval = try matter.signOff(
      .approver, .endorse, by: "sun-hua", for: "development_reform")
    #expect(try matter.refusal(approval) == .tooEarly)
  }

  @Test func `its owner reaffirms it with a new key, and nobody else does`() throws {
    var matter = try TestMatter()
    try matter.advance(to: .reviewed)
    let review = try #require(matter.ledger.history(of: TestMatter.record)?.references.last?.entry)
    try revoke("wang-fang", since: review.index, in: &matter)
    try renew("wang-fang", in: &matter)
    try renew("sun-hua", in: &matter)
    let other = try reaffirmation(matter, by: "sun-hua", of: [review.digest.hex])
    #expect(try matter.refusal(other, .unknown) == .nothingToReaffirm)
    let wrong = try reaffirmation(matter, by: "wang-fang", of: [matter.assessment])
    #expect(try matter.refusal(wrong, .unknown) == .nothingToReaffirm)
    let right = try reaffirmation(matter, by: "wang-fang", of: [review.digest.hex])
    try matter.ledger.admit(try matter.entry(right, .unknown))
    #expect(matter.standing?.status == "reviewed")
    #expect(matter.standing?.waiting == "reply:health reply:education approver")
    try matter.say(.approver)
    #expect(matter.standing?.status == "approved")
  }

  @Test func `an assessment in doubt holds everybody up but a withdrawal`() throws {
    var matter = try TestMatter()
    try revoke("li-ming", since: 0, in: &matter)
    let endorsement = try matter.signOff(
      .proposer, .endorse, by: "zhao-lei", for: TestCounty.proposing)
    #expect(try matter.refusal(endorsement) == .inDoubt)
    let withdrawal = try matter.signOff(
      .proposer, .withdraw, by: "zhao-lei", for: TestCounty.proposing)
    #expect(try matter.refusal(withdrawal) == nil)
  }

  @Test func `who relies on a sign-off in doubt is refused`() throws {
    var matter = try TestMatter()
    try matter.advance(to: .endorsed)
    try matter.say(.consulted, .comment)
    let comment = try #require(matter.ledger.history(of: TestMatter.record)?.references.last?.entry)
    try revoke("chen-jing", since: comment.index, in: &matter)
    let review = try matter.signOff(
      .reviewer, .endorse, by: "wang-fang", for: "womens_federation")
    #expect(try matter.refusal(review) == .inDoubt)
  }
}
