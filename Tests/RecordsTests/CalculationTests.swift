import Diagnostics
import Questionnaires
import Records
import Testing

@Suite struct `a calculation worked out again` {
  private static let origin = CalculationRecord.Origin(
    office: "county", questionnaireDigest: String(repeating: "0", count: 64), engine: "1")

  private func questionnaire() throws -> Questionnaire {
    let yaml = """
      id: q
      version: 1.0.0
      title: T
      languages: [en]
      items:
        - {question: points, type: integer, label: Points}
        - {calculate: total, calculation: points * 2, label: Total}
      """
    return try Questionnaire.read(root: "q.yaml") { $0 == "q.yaml" ? Array(yaml.utf8) : nil }
  }

  private func kept(_ questionnaire: Questionnaire) throws -> JSON {
    var sheet = Sheet(questionnaire, for: .batch)
    let address = try #require(sheet.address(named: "points"))
    sheet.set([
      (address, .given(try questionnaire.value(exactly: "21", for: questionnaire.questions[0])))
    ])
    let record = try CalculationRecord(sheet, key: "r1", Self.origin) { Self.digest($0) }
    return try JSON.canonical(record.bytes)
  }

  /// Any function of the bytes will do.
  private static func digest(_ bytes: [UInt8]) -> String {
    let sum = bytes.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
    return String(sum, radix: 16) + String(repeating: "0", count: 48)
  }

  @Test func `is what it was, and each part that was changed is named`() throws {
    let questionnaire = try questionnaire()
    let kept = try kept(questionnaire)
    guard case .object(let object) = kept else { throw JSONProblem(.missing, at: .path("")) }
    #expect(
      try CalculationRecord.differences(in: kept, questionnaire, digest: Self.digest) == [])
    for name in ["scores", "items", "grade", "red_lines", "findings"] {
      let changed = JSON.object(
        object.members.map { ($0.key, $0.key == name ? ["forged"] : $0.value) })
      let found = try CalculationRecord.differences(
        in: changed, questionnaire, digest: Self.digest)
      #expect(found == [name])
    }
    let other = JSON.object(object.members.map { ($0.key, $0.key == "key" ? "r2" : $0.value) })
    #expect(
      try CalculationRecord.differences(in: other, questionnaire, digest: Self.digest) == ["record"]
    )
  }
}
