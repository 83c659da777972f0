import Diagnostics
import FEEL
import Questionnaires
import Scoring

/// The obvious way to score one row: every cell through the plain reading of an answer, one answer
/// after the other onto a new sheet, and every rule asked in turn.
enum PlainScoring {
  /// The line of output; nil for a row that is rejected.
  static func line(_ cells: [(name: String, text: String)], of questionnaire: Questionnaire)
    -> String?
  {
    var sheet = Sheet(questionnaire, for: .batch)
    var given: [(Address, Value)] = []
    var id = ""
    for (name, text) in cells where !text.isEmpty {
      if name == "id" {
        id = text
        continue
      }
      guard let question = questionnaire.question(named: name),
        let value = try? questionnaire.value(exactly: text, for: question)
      else { return nil }
      given.append((Address(question.index), value))
      sheet.set(.given(value), at: Address(question.index))
    }
    for (address, value) in given where sheet.relevance(at: address) == .relevant {
      if questionnaire[address.question].isReadOnly { return nil }
      let violations = sheet.violations(of: value, at: address)
      if violations.contains(where: { $0.severity == .error }) { return nil }
    }
    return questionnaire.output.map { cell($0, sheet, id) }.joined(separator: ",")
  }

  private static func cell(_ column: OutputColumn, _ sheet: Sheet, _ id: String) -> String {
    switch column.content {
    case .rowKey: return id
    case .value(let expression):
      let value = expression.value(
        in: sheet.questionnaire.cellNames.indices.map { sheet.value(ofCell: $0) })
      if let number = value.number { return Printed.text(number, places: column.places) }
      return value.string ?? (value.list ?? []).compactMap(\.string).joined(separator: " ")
    }
  }
}
