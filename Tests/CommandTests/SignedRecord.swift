import Records
import TestSupport
import Testing

/// The payload of a record in an archive.
struct SignedRecord {
  let assessment: Assessment
  private let members: [JSON.Object.Member]

  /// Reads a record through `archive show`.
  init(_ id: String, at workplace: borrowing Workplace) throws {
    let shown = try workplace.run(["archive", "show", id, "--format", "json"])
    try #require(shown.exit == .status(0), "\(shown.errors)")
    let json = try JSON.canonical(shown.outputBytes.dropLast())
    assessment = try Assessment(JSONPart(json))
    guard case .object(let object) = json else { throw Refused(name: id, text: "", refusal: "?") }
    members = object.members
  }

  /// What a record says of its subject: everything but its own id, its times, its nonce and who
  /// signed with which key.
  var content: String {
    let own: Set = ["record", "nonce", "started", "finished", "signer"]
    return members.filter { !own.contains($0.key) }.map { "\($0.key): \($0.value)" }
      .joined(separator: "\n")
  }
}
