import Diagnostics
import Questionnaires
import TestSupport
import Testing

/// The questionnaires in `Questionnaires/`: each of them loads clean, and its worked cases hold.
struct OfferedTests {
  static let folder = Product.root + "/Questionnaires"

  static let names: [String] = {
    let names = (try? Files.names(in: folder)) ?? []
    return names.filter { Files.exists("\(folder)/\($0)/questionnaire.yaml") }
  }()

  private func read(_ name: String) throws -> Questionnaire {
    try Questionnaire.read(root: "\(OfferedTests.folder)/\(name)/questionnaire.yaml") {
      try? Files.bytes(at: $0)
    }
  }

  @Test func `the county's is not the only one`() {
    #expect(OfferedTests.names.contains("tongxin-child-impact"))
    #expect(OfferedTests.names.count >= 3)
  }

  @Test(arguments: names) func `it loads without a finding, under the name of its folder`(
    name: String
  ) throws {
    let questionnaire = try read(name)
    #expect(questionnaire.warnings.map(\.code) == [])
    #expect(questionnaire.id == name)
    #expect(Set(questionnaire.languages) == [.chinese, .english])
  }

  @Test(arguments: names) func `its worked cases hold`(name: String) throws {
    let questionnaire = try read(name)
    let folder = "\(OfferedTests.folder)/\(name)/tests"
    var count = 0
    for file in try Files.names(in: folder) {
      let path = folder + "/" + file
      for worked in try WorkedCase.read(try Files.bytes(at: path), named: path) {
        #expect(worked.findings(in: questionnaire).map(\.message.en) == [])
        count += 1
      }
    }
    #expect(count >= 8)
  }
}
