import Archiving
import Records
import TestSupport
import Testing

@Suite struct `the rules of sign-off` {
  private static let path = Product.root + "/Tests/ArchivingTests/Rules/county.txt"

  private func table() throws -> RuleTable { try RuleTable(try Files.text(at: Self.path)) }

  @Test(arguments: RuleColumns.statuses)
  func `every combination comes out as the table says`(status: RecordStatus) throws {
    let table = try table()
    var matter = try TestMatter()
    try matter.advance(to: status)
    let asked = matter
    if status == .superseded { try matter.submit() }
    for rule in RuleCase.all(at: status) {
      let expected = table.row(for: rule)
      let (person, unit) = signer(of: rule)
      let signOff = try asked.signOff(rule.role, rule.decision, by: person, for: unit, rule.key)
      let found = try matter.refusal(signOff, rule.key)?.code ?? "admitted"
      #expect(found == expected?.outcome, "\(rule), line \(expected?.line ?? 0)")
    }
  }

  @Test func `every row of the table decides some combination`() throws {
    let table = try table()
    let cases = RuleColumns.statuses.flatMap { RuleCase.all(at: $0) }
    #expect(cases.count == 7 * 10 * 7 * 5 * 4)
    let lines = cases.map { table.row(for: $0)?.line }
    #expect(!lines.contains(nil))
    #expect(Set(lines.compactMap(\.self)) == Set(table.rows.map(\.line)))
  }

  @Test func `every outcome of the table is admitted or the name of a refusal`() throws {
    let codes = Set(try table().rows.map(\.outcome))
    let named: [Refusal] = [
      .unknownKey, .retiredKey, .revokedKey, .otherVersion, .nothingToReaffirm, .stopped,
      .wrongDecision, .notPermitted, .ownUnit, .otherUnit, .alreadyDone, .tooEarly, .samePerson,
    ]
    #expect(codes == Set(named.map(\.code) + ["admitted"]))
  }

  private func signer(of rule: RuleCase) -> (person: String, unit: String) {
    let holder = TestCounty.holders.first { $0.role == rule.role }
    let unit = holder?.unit ?? ""
    switch rule.signer {
    case .holder: return (holder?.person ?? "", unit)
    case .nobody: return ("he-none", unit)
    case .assessor: return ("li-ming", unit)
    case .ownUnit: return ("own-unit", TestCounty.proposing)
    case .otherUnit: return ("far-unit", "sports")
    }
  }
}
