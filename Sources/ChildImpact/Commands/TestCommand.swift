import ArgumentParser
import Diagnostics
import Questionnaires
import Terminal

/// `child-impact test`: whether the worked cases of a questionnaire come out as they say.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "运行问卷的算例。 Run the worked cases of a questionnaire.",
    discussion: """
      运行问卷文件夹下 tests/ 里的全部算例，列出结果不符的。
      Runs every case in the folder tests/ of the questionnaire and shows what comes out otherwise.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "问卷名或文件夹. Questionnaire, by name or folder.")
  var questionnaire = QuestionnaireShelf.defaultName

  mutating func run() throws {
    let checked = try QuestionnaireShelf.read(questionnaire)
    let cases = try self.cases()
    guard !cases.isEmpty else { throw try missing() }
    let results = cases.map { $0.findings(in: checked) }
    let differing = results.filter { !$0.isEmpty }.count
    if differing > 0 {
      try common.messages.findings(Findings(results.flatMap(\.self)), in: common.language)
    }
    try common.output.line(summary(checked, cases.count, differing).text(in: common.language))
    if differing > 0 { throw ExitCode(Exit.no) }
  }

  private var folder: String {
    get throws { try QuestionnaireShelf.folder(of: questionnaire) + "/tests" }
  }

  /// The cases of all files, in the order of their names.
  private func cases() throws -> [WorkedCase] {
    let folder = try folder
    let names = Folder.names(in: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    return try names.flatMap { try cases(in: folder + "/" + $0) }
  }

  private func cases(in path: String) throws -> [WorkedCase] {
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path, limit: 2 << 20) } catch { throw error.failure }
    do throws(Findings) {
      return try WorkedCase.read(bytes, named: path)
    } catch {
      throw Failure(error, status: Exit.no)
    }
  }

  private func missing() throws -> Failure {
    Failure(
      Exit.no, zh: "\(try folder) 里没有算例。写法见 Questionnaires/README.md 的“算例”。",
      en: "there are no cases in \(try folder). Questionnaires/README.md says how to write them.")
  }

  private func summary(_ checked: Questionnaire, _ count: Int, _ differing: Int) -> Phrase {
    let name = "\(checked.id) \(checked.version)"
    guard differing > 0 else {
      return Phrase(
        zh: "\(name)：算例 \(count) 个，全部相符。", en: "\(name): \(count) cases, all as expected.")
    }
    return Phrase(
      zh: "\(name)：算例 \(count) 个，不符 \(differing) 个。",
      en: "\(name): \(count) cases, \(differing) otherwise than expected.")
  }
}
