import ArgumentParser
import Diagnostics
import Questionnaires
import Signing
import Terminal

/// `child-impact check`: whether a questionnaire makes sense, everything at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查问卷。 Check a questionnaire.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "问卷名或文件夹. Questionnaire, by name or folder.")
  var questionnaire = QuestionnaireShelf.defaultName

  mutating func run() throws {
    let loaded = try QuestionnaireShelf.load(questionnaire)
    let checked = loaded.questionnaire
    if !checked.warnings.isEmpty {
      try common.messages.findings(Findings(checked.warnings), in: common.language)
    }
    let sound = Phrase(
      zh: "\(checked.id) \(checked.version)：通过。题目 \(checked.questions.count) 个，"
        + "计分条目 \(checked.scoredItems.count) 个，计算 \(checked.calculations.count) 项，"
        + "提醒 \(checked.warnings.count) 条。\n\(loaded.digest.hex)",
      en: "\(checked.id) \(checked.version): sound. \(checked.questions.count) questions, "
        + "\(checked.scoredItems.count) scored items, \(checked.calculations.count) calculations, "
        + "\(checked.warnings.count) warnings.\n\(loaded.digest.hex)")
    try common.output.line(sound.text(in: common.language))
  }
}
