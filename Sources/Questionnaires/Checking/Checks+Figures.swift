import Diagnostics
import FEEL

// A figure that is printed passes through an explicit rounding.
extension Checks {
  func checkFigures() {
    var counts: Set<Int> = []
    for figure in assembly.syntax.scoring.figures {
      switch figure.role {
      case .count: if let index = calculation(figure.value.text) { counts.insert(index) }
      case .domain, .total, .index, .grade:
        for name in [figure.value, figure.low, figure.high].compactMap(\.self) { check(name) }
      }
    }
    for column in assembly.syntax.scoring.output { check(column, counts) }
  }

  private func calculation(_ name: String) -> Int? {
    assembly.calculations.firstIndex { $0.name == name }
  }

  private func check(_ name: Spelled) {
    guard let index = calculation(name.text) else { return }
    let draft = assembly.calculations[index]
    if draft.type == .number && draft.syntax.round == nil { report(name) }
  }

  private func check(_ column: ScoringSyntax.Column, _ counts: Set<Int>) {
    guard let index = calculation(column.value.text) else {
      if isNumber(column.value) { report(column.value) }
      return
    }
    let draft = assembly.calculations[index]
    guard draft.type == .number, !counts.contains(index) else { return }
    guard let round = draft.syntax.round else { return report(column.value) }
    if let places = column.places, places < round.places {
      log.error(
        .unroundedFigure, at: column.value.place,
        zh: "此列只印 \(places) 位小数，而数值按 \(round.places) 位取舍",
        en: "the column prints \(places) places of a figure that is rounded to \(round.places)")
    }
  }

  /// Whether a column that is no calculation holds a number that nobody rounded: anything but the
  /// answer to a question.
  private func isNumber(_ rule: Spelled) -> Bool {
    if assembly.questions.contains(where: { $0.name == rule.text }) { return false }
    guard rule.text != "id" else { return false }
    let type = assembly.compile(rule, in: assembly.scope(at: .outside))?.type
    return type == .number
  }

  private func report(_ name: Spelled) {
    log.error(
      .unroundedFigure, at: name.place, zh: "印出的数字“\(name.text)”没有规定取舍",
      en: "the printed figure '\(name.text)' is not rounded",
      help: Phrase(
        zh: "在计算中加 round: {places: 1}", en: "give its calculation round: {places: 1}"))
  }
}
