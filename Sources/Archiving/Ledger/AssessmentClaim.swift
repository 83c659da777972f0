internal import Records
internal import Signing

/// What an assessment says about itself, as far as the log looks. The rest belongs to `Records`.
struct AssessmentClaim: Sendable {
  let record: String
  let version: Int
  let supersedes: Digest?
  let office: String
  let questionnaire: Digest
  let signerKey: Digest
  let signerPerson: String
  /// What decides who signs.
  let facts: Chain.Facts
  /// What the assessor concludes.
  let conclusion: String?
  /// All that it says.
  let content: JSON

  init(_ payload: [UInt8]) throws(JSONProblem) {
    content = try JSON.canonical(payload)
    let part = JSONPart(content)
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    record = try part["record"].code()
    version = try part["version"].count(in: 1...1_000_000)
    supersedes = try part["supersedes"].ifPresent?.parsed { Digest(hex: $0) }
    office = try part["office"].code()
    questionnaire = try part["questionnaire"]["sha256"].parsed { Digest(hex: $0) }
    signerKey = try part["signer"]["key"].parsed { Digest(hex: $0) }
    signerPerson = try part["signer"]["person"].code()
    _ = try part["nonce"].nonce()
    facts = try Chain.Facts(part)
    conclusion = try part["subject"]["conclusion"].ifPresent?.string()
  }
}

extension Chain.Facts {
  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
    let subject = part["subject"]
    let unit = try subject["unit"].ifPresent?.string() ?? ""
    self.unit = unit
    track = try subject["track"].ifPresent?.string()
    kind = try subject["kind"].ifPresent?.string()
    grade = try part["grade"].ifPresent?.string()
    responsible = try subject["responsible"].ifPresent?.texts().filter { $0 != unit } ?? []
  }
}
