import Diagnostics
@testable import Questionnaires
import TestSupport
import Testing

/// What `Questionnaires/README.md` says is so.
struct ReadmeTests {
  private static let folder = "\(#filePath)".split(separator: "/").dropLast(3).reduce("") {
    $0 + "/" + $1
  }
  private let readme: String

  init() throws {
    readme = try Files.text(at: ReadmeTests.folder + "/Questionnaires/README.md")
  }

  @Test func `the example loads without a warning`() throws {
    let example = try #require(block(after: "```yaml\n"))
    let questionnaire = try questionnaire(example)
    #expect(questionnaire.warnings.map(\.code) == [])
    #expect(questionnaire.questions.map(\.name.text) == ["sad", "tired", "since"])
    #expect(questionnaire.figures.map(\.name) == ["points", "band"])
  }

  @Test func `the worked case of the example holds`() throws {
    let questionnaire = try questionnaire(
      try #require(block(after: "```yaml\nid:")).prefixed("id:"))
    let text = try #require(block(after: "```yaml\ncases:")).prefixed("cases:")
    let cases = try WorkedCase.read(Array(text.utf8), named: "README.md")
    #expect(cases.count == 1)
    #expect(cases.flatMap { $0.findings(in: questionnaire) }.map(\.message.en) == [])
  }

  @Test func `every key is documented`() {
    #expect(QuestionnaireKeys.all.filter { !readme.contains("`\($0)`") } == [])
  }

  @Test func `every key is in the schema for editors`() throws {
    let path = ReadmeTests.folder + "/Questionnaires/questionnaire.schema.json"
    let schema = try Files.text(at: path)
    #expect(QuestionnaireKeys.all.filter { !schema.contains("\"\($0)\": ") } == [])
  }

  private func block(after fence: String) -> String? {
    guard let start = readme.firstRange(of: fence)?.upperBound,
      let end = readme[start...].firstRange(of: "```")?.lowerBound
    else { return nil }
    return String(readme[start..<end])
  }
}

extension String {
  fileprivate func prefixed(_ start: String) -> String { start + self }
}
