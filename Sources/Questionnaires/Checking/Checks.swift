import Diagnostics
import FEEL

/// Looks for what is well written but makes no sense.
struct Checks {
  let assembly: Assembly
  let compiled: Compiled
  let questionnaire: Questionnaire

  init(_ assembly: Assembly, _ compiled: Compiled, _ questionnaire: Questionnaire) {
    self.assembly = assembly
    self.compiled = compiled
    self.questionnaire = questionnaire
  }

  var log: FindingLog { assembly.log }

  /// Runs every check.
  func run() {
    checkUnused()
  }

  private func checkUnused() {
    for (index, syntax) in assembly.syntax.choiceLists.enumerated()
    where !assembly.usedLists.contains(index) {
      log.warning(
        .unusedChoiceList, at: syntax.place, zh: "选项表“\(syntax.list.name)”没有用到",
        en: "the choice list '\(syntax.list.name)' is used nowhere")
    }
    for template in assembly.syntax.templates
    where !assembly.usedTemplates.contains(template.name.text) {
      log.warning(
        .unusedTemplate, at: template.name.place, zh: "模板“\(template.name.text)”没有用到",
        en: "the template '\(template.name.text)' is used nowhere")
    }
  }
}
