internal import FEEL
internal import Questionnaires

/// A questionnaire compiled to columns, for the columns of one file.
final class ColumnPlan: Sendable {
  // A class, because every thread reads the same one and copies nothing of it.

  let questionnaire: Questionnaire
  let columns: [Column]
  /// How each column of the file is read.
  let intakes: [Intake]
  /// What is done with a batch, in order.
  let operations: [ColumnOperation]
  let outputs: [ColumnOutput]
  let checks: ColumnChecks
  let slots: Int
  let registers: Int
  /// How many rows are scored at a time: what they need should stay near the processor.
  let rows: Int
  /// What is left to the plain evaluator where it is answered.
  let rowwise: [(name: String, obstacle: Obstacle)]

  /// Compiles what the output and the checks need.
  init(
    _ questionnaire: Questionnaire, _ columns: [Column], _ checks: AnswerChecks, isStrict: Bool
  ) throws(Obstacle) {
    var compiler = ColumnCompiler(questionnaire, columns)
    for (column, role) in columns.enumerated() {
      if case .id = role.role { compiler.intakes[column] = .key }
    }
    var outputs: [ColumnOutput] = []
    for column in questionnaire.output { outputs.append(try compiler.output(column)) }
    self.checks = try compiler.checks(checks, isStrict: isStrict)
    self.outputs = outputs
    self.questionnaire = questionnaire
    self.columns = columns
    intakes = compiler.intakes
    operations = compiler.draft.packed(
      slots: Set(outputs.flatMap(\.slots)),
      registers: Set(outputs.flatMap(\.registers) + self.checks.registers))
    slots = compiler.draft.sizes.count
    registers = compiler.draft.bounds.count
    rowwise = compiler.rowwise
    rows = max(64, min(256, 24_576 / max(1, columns.count)))
  }
}
