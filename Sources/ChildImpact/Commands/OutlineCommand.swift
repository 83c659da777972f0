import ArgumentParser
import Diagnostics
import Questionnaires
import Terminal

/// `child-impact outline`: everything that a questionnaire asks, in order, with its conditions.
struct OutlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline", abstract: "列出问卷的全部题目。 List what a questionnaire asks.",
    discussion: """
      每行一题：名称、题型、文字；* 为必答，下一行是询问的条件。
      A line for each question: its name, type and label; * is required, the line below its condition.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "问卷名或文件夹. Questionnaire, by name or folder.")
  var questionnaire = QuestionnaireShelf.defaultName

  mutating func run() throws {
    let outline = QuestionnaireOutline(
      try QuestionnaireShelf.read(questionnaire), language: common.language)
    try common.output.write(outline.lines().joined(separator: "\n") + "\n")
  }
}
