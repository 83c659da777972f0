import Diagnostics
import FEEL

/// Looks for what is well written but makes no sense.
struct Checks {
  let assembly: Assembly
  let compiled: Compiled
  /// The questions and calculations by cell.
  let questionOfCell: [Int: Int]
  let calculationOfCell: [Int: Int]
  /// The first use of each template, and the use of each name.
  private let firstUses: [String: Int]
  let useOfName: [String: Int]

  init(_ assembly: Assembly, _ compiled: Compiled) {
    self.assembly = assembly
    self.compiled = compiled
    questionOfCell = Dictionary(
      assembly.questions.enumerated().map { ($0.element.cell, $0.offset) },
      uniquingKeysWith: { a, _ in a })
    calculationOfCell = Dictionary(
      assembly.calculations.enumerated().map { ($0.element.cell, $0.offset) },
      uniquingKeysWith: { a, _ in a })
    let uses = assembly.uses.enumerated()
    firstUses = Dictionary(
      uses.map { ($0.element.template.name.text, $0.offset) }, uniquingKeysWith: { a, _ in a })
    useOfName = Dictionary(
      uses.map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
  }

  var log: FindingLog { assembly.log }

  /// Runs every check.
  func run() {
    checkConditions()
    checkTables()
    checkFigures()
    checkOpenConditions()
    checkRegisters()
    checkUnused()
  }

  /// Whether what is said at `site` is said of a template by its first use, so that it need not be
  /// said again.
  func speaks(for site: Site) -> Bool {
    guard case .use(let use) = site else { return true }
    let template = assembly.uses[use].template.name.text
    return firstUses[template] == use
  }

  /// Whether `rule` reads a parameter of its template, so that what is true of one use may not be
  /// true of another.
  func readsParameter(_ rule: String, at site: Site) -> Bool {
    guard case .use(let use) = site else { return false }
    var words: Set<String> = []
    Words.collect(rule, into: &words)
    return assembly.uses[use].template.parameters.contains { words.contains($0.name) }
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
