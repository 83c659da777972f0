import Diagnostics
@testable import Questionnaires
import TestSupport
import Testing

/// A damaged questionnaire is refused or read, and never brings the program down.
struct RobustnessTests {
  private static let folder = "\(#filePath)".split(separator: "/").dropLast(3).reduce("") {
    $0 + "/" + $1
  }

  private func example() throws -> [UInt8] {
    let readme = try Files.text(at: RobustnessTests.folder + "/Questionnaires/README.md")
    let start = try #require(readme.firstRange(of: "```yaml\n")?.upperBound)
    let end = try #require(readme[start...].firstRange(of: "```")?.lowerBound)
    return Array(readme[start..<end].utf8)
  }

  private func isRead(_ bytes: [UInt8]) -> Bool {
    (try? Questionnaire.read(root: "q") { _ in bytes }) != nil
  }

  @Test func `a file that is cut short never brings the program down`() throws {
    let bytes = try example()
    #expect(isRead(bytes))
    for length in stride(from: 0, to: bytes.count, by: 13) {
      _ = isRead(Array(bytes[..<length]))
    }
  }

  @Test func `a file with a changed byte never brings the program down`() throws {
    let bytes = try example()
    var seed: UInt64 = 20_261_123
    for _ in 0..<150 {
      var changed = bytes
      for _ in 0..<3 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        changed[Int(seed >> 33) % bytes.count] = UInt8(truncatingIfNeeded: seed >> 24) & 0x7F
      }
      _ = isRead(changed)
    }
  }

  @Test func `lines in another order never bring the program down`() throws {
    let lines = try example().split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in lines.indices {
      var changed = lines
      changed.swapAt(index, (index * 7 + 3) % lines.count)
      _ = isRead(Array(changed.joined(separator: [0x0A])))
    }
  }
}

/// The county's own questionnaire.
struct CountyTests {
  private static let folder =
    "\(#filePath)".split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    + "/Questionnaires/tongxin-child-impact/"

  private static func county() throws(Findings) -> Questionnaire {
    try Questionnaire.read(root: folder + "questionnaire.yaml") { try? Files.bytes(at: $0) }
  }

  @Test func `it loads without an error or a warning`() {
    do throws(Findings) {
      let county = try CountyTests.county()
      #expect(Findings(county.warnings).rendered(in: .english) == "")
      #expect(county.scoredItems.count == 54)
      #expect(Set(county.scoredItems.compactMap(\.task)).count == 27)
    } catch {
      Issue.record(Comment(rawValue: error.rendered(in: .english, limit: 10)))
    }
  }

  @Test func `its steps are in order, and it is read again from its source`() throws {
    let county = try CountyTests.county()
    #expect(StepLaw.violations(in: county) == [])
    let again = try Questionnaire.read(canonical: county.source)
    #expect(again.cellNames == county.cellNames)
  }

  @Test func `its worked cases hold`() throws {
    let county = try CountyTests.county()
    var count = 0
    for name in try Files.names(in: CountyTests.folder + "tests") where name.hasSuffix(".yaml") {
      let bytes = try Files.bytes(at: CountyTests.folder + "tests/" + name)
      let cases = try WorkedCase.read(bytes, named: name)
      count += cases.count
      let found = Findings(cases.flatMap { $0.findings(in: county) })
      #expect(found.rendered(in: .english, limit: 10) == "")
    }
    #expect(count > 20)
  }
}
