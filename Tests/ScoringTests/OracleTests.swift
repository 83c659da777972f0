import FEEL
import FoundationEssentials
import Questionnaires
import Scoring
import TestSupport
import Testing

/// The worked cases with exact expected scores, on the county's own questionnaire.
struct OracleTests {
  static let domains = [
    "A": "social_policy", "B": "public_services", "C": "rights_protection", "D": "growth_space",
    "E": "development_environment",
  ]

  static func county() throws -> Questionnaire {
    let folder = Product.root + "/Questionnaires/tongxin-child-impact/"
    return try Questionnaire.read(root: "questionnaire.yaml") { try? Files.bytes(at: folder + $0) }
  }

  static func sheet(_ one: OracleCase, _ questionnaire: Questionnaire, _ purpose: Sheet.Purpose)
    throws
    -> Sheet
  {
    var sheet = Sheet(questionnaire, for: purpose)
    var changes: [(Address, Answer)] = []
    func give(_ name: String, _ text: String) throws {
      let question = try #require(questionnaire.question(named: name), "\(name)")
      let value = try questionnaire.value(exactly: text, for: question)
      changes.append((Address(question.index), .given(value)))
    }
    for (name, text) in one.named { try give(name, text) }
    sheet.set(changes)
    return sheet
  }

  @Test(.enabled(if: OracleCase.isThere, "skipped: the worked cases are not beside the repository"))
  func `every worked case comes out exactly, interviewed or in a batch`() throws {
    let cases = try OracleCase.all()
    #expect(cases.count == 12)
    let questionnaire = try OracleTests.county()
    for one in cases {
      for purpose in [Sheet.Purpose.interview, .batch] {
        let sheet = try OracleTests.sheet(one, questionnaire, purpose)
        compare(Scorecard(sheet), one.expected, "\(one.case), \(purpose)")
      }
    }
  }

  private func compare(_ scorecard: Scorecard, _ expected: OracleCase.Expected, _ name: String) {
    for (letter, domain) in OracleTests.domains {
      let figure = scorecard.figure(domain)
      #expect(figure?.text == expected.domains[letter]?.rounded, "\(name): \(domain)")
      #expect(
        figure?.exact.map(Printed.fraction) == expected.domains[letter]?.exact, "\(name): \(domain)"
      )
      if let range = expected.range?.domains[letter], range[0] != range[1] {
        #expect(figure?.range?.low == range[0] && figure?.range?.high == range[1], "\(name)")
      }
    }
    let total = scorecard.figure("total")
    #expect(total?.text == expected.total?.rounded, "\(name): total")
    #expect(total?.exact.map(Printed.fraction) == expected.total?.exact, "\(name): total")
    #expect(total?.range?.low == expected.range?.total[0], "\(name): range")
    #expect(total?.range?.high == expected.range?.total[1], "\(name): range")
    let confidence = scorecard.figure("confidence")
    #expect(confidence?.text == expected.confidence?.rounded, "\(name): confidence")
    #expect(confidence?.exact.map(Printed.fraction) == expected.confidence?.exact, "\(name)")
    #expect(scorecard.grade == expected.grade, "\(name): grade")
    #expect(scorecard.figure("participation")?.text == String(expected.participation), "\(name)")
    #expect(scorecard.items.filter { $0.state == .unknown }.count == expected.unknown, "\(name)")
    let lines = scorecard.openRedLines.map { [$0.code, $0.item ?? ""] }
    let open = expected.red_lines_open.map { [$0.line, $0.item?.replacing("-", with: "_") ?? ""] }
    #expect(lines == open, "\(name): red lines")
    var residuals: [String: String] = [:]
    for item in scorecard.items {
      if case .rated(let number) = item.state {
        residuals[item.name.replacing("_", with: "-")] = Printed.fraction(number)
      }
    }
    #expect(residuals == expected.residuals, "\(name): residuals")
  }
}
