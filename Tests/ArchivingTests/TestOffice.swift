import Archiving
import Diagnostics
import Records
import Signing

/// An office with fixed keys, so that every run makes the same bytes.
enum TestOffice {
  static let origin = "tongxin/child-impact"
  static let code = "tongxin"
  static let time = Timestamp(secondsSince1970: 1_795_000_000)

  static func key(_ seed: UInt8) throws -> SigningKey {
    try SigningKey.ed25519(seed: [UInt8](repeating: seed, count: 32))
  }

  static func officeKey() throws -> SigningKey { try key(1) }
  static func assessorKey() throws -> SigningKey { try key(2) }
  /// A person whose post carries no role that may submit.
  static func reviewerKey() throws -> SigningKey { try key(3) }

  static func registry() throws -> Registry {
    Registry(
      office: code,
      persons: [Person(id: "li-ming", name: "李明"), Person(id: "wang-fang", name: "王芳")],
      posts: [
        Post(
          id: "desk", title: Phrase(zh: "经办人", en: "desk"), unit: "县教育局", roles: [.assessor]),
        Post(
          id: "lead", title: Phrase(zh: "组长", en: "lead"), unit: "县妇联", roles: [.reviewer]),
      ],
      holdings: [
        Holding(person: "li-ming", post: "desk"), Holding(person: "wang-fang", post: "lead"),
      ],
      keys: [
        Enrolment(key: try officeKey().publicKey, owner: .office),
        Enrolment(key: try assessorKey().publicKey, owner: .person("li-ming")),
        Enrolment(key: try reviewerKey().publicKey, owner: .person("wang-fang")),
      ],
      policy: .county)
  }

  static func genesis(nonce: UInt8 = 7) throws -> Genesis {
    Genesis(
      origin: origin, office: code, registry: try registry(), time: time,
      nonce: [UInt8](repeating: nonce, count: 16))
  }

  static func founding(nonce: UInt8 = 7) throws -> Batch {
    try genesis(nonce: nonce).batch(signedBy: try officeKey())
  }

  static func questionnaire(_ version: Int = 1) -> [UInt8] {
    Array(#"{"id":"county","title":"问卷","version":"\#(version)"}"#.utf8)
  }
}

/// An assessment to be signed; each part can be made wrong.
struct Draft {
  var record = "3f2b8c1e-5d64-4a0b-9c57-0e6f1d2a7b98"
  var version: Int64 = 1
  var supersedes: String?
  var office = TestOffice.code
  var questionnaire = TestOffice.questionnaire()
  var person = "li-ming"
  var signer: UInt8 = 2
  var claimedSigner: UInt8?
  var nonce = "000102030405060708090a0b0c0d0e0f"
  var type = PayloadType.assessment
  var title = "新建幼儿园项目"

  /// The draft of record number `number`.
  static func numbered(_ number: Int) -> Draft {
    var draft = Draft()
    let digits = String(number)
    draft.record =
      "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    draft.title = "第 \(number) 号提案"
    return draft
  }

  func payload() throws -> [UInt8] {
    let key = try TestOffice.key(claimedSigner ?? signer).publicKey.id.hex
    let json: JSON = [
      "nonce": .string(nonce), "office": .string(office),
      "questionnaire": [
        "id": "county", "sha256": .string(Digest(of: questionnaire).hex), "version": "1",
      ],
      "record": .string(record), "signer": ["key": .string(key), "person": .string(person)],
      "subject": ["title": .string(title)], "supersedes": .optional(supersedes), "v": 1,
      "version": .integer(version),
    ]
    return try json.canonicalBytes()
  }

  func envelope() throws -> [UInt8] {
    try Envelope(signing: try payload(), as: type, with: try TestOffice.key(signer)).bytes
  }

  var fields: Document.Fields {
    Document.Fields(
      title: title, kind: "project", unit: "县教育局", grade: "good", text: "校车 安全通道\nSchool bus")
  }
}

extension Archive {
  /// Signs and appends a draft.
  @discardableResult
  mutating func submit(
    _ draft: Draft, at time: Timestamp = TestOffice.time
  ) throws -> Appended {
    try append(
      assessment: try draft.envelope(), questionnaire: draft.questionnaire, as: draft.fields,
      key: try TestOffice.officeKey(), at: time)
  }
}

extension Archive {
  /// Signs and appends drafts in one transaction.
  @discardableResult
  mutating func submit(
    _ drafts: [Draft], at time: Timestamp = TestOffice.time
  ) throws -> [Appended] {
    let submissions = try drafts.map { draft in
      Submission(
        .assessment, blob: try draft.envelope(), questionnaire: draft.questionnaire,
        fields: draft.fields)
    }
    return try append(submissions, key: try TestOffice.officeKey(), at: time)
  }
}

/// SplitMix64, so that a failing case can be had again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
