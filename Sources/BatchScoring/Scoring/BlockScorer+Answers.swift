internal import FEEL
internal import Questionnaires

extension BlockScorer {
  /// Reads the cells of a row into answers, or says what is wrong with it.
  mutating func readAnswers(of row: RowBlock.Extent, in bytes: Span<UInt8>, isUTF8: Bool) {
    answers.removeAll(keepingCapacity: true)
    if let fault = row.fault { return reasons.append(.row(fault)) }
    guard isUTF8 || isValid(bytes.extracting(row.start..<row.end)) else {
      return reasons.append(.notUTF8)
    }
    do throws(RowFields.Problem) {
      try fields.split(bytes, from: row.start, to: row.end)
    } catch {
      let column = plan.columns.indices.contains(fields.reached) ? fields.reached : nil
      return reasons.append(
        Rejection.Reason(column: column.map { plan.columns[$0].name }, message: error.phrase))
    }
    guard fields.fields.count == plan.columns.count else {
      return reasons.append(.ragged(fields.fields.count, expected: plan.columns.count))
    }
    for column in plan.columns.indices { readCell(column, in: bytes) }
  }

  private func isValid(_ bytes: Span<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes)) != nil
  }

  private mutating func readCell(_ column: Int, in bytes: Span<UInt8>) {
    let field = fields.fields[column]
    guard !field.isEmpty else { return }
    switch plan.columns[column].role {
    case .ignored: return
    case .id: checkID(field, column, in: bytes)
    case .question(let index, let decoding):
      readAnswer(field, column, to: index, decoding, in: bytes)
    }
  }

  private mutating func readAnswer(
    _ field: RowFields.Field, _ column: Int, to index: Question.Index, _ decoding: CellDecoding,
    in bytes: Span<UInt8>
  ) {
    if !field.hasDoubledQuotes,
      let value = decoding.quickValue(of: bytes, from: field.start, to: field.end)
    {
      answers.append(GivenAnswer(column: column, question: index.position, value: value))
      return
    }
    let question = plan.questionnaire[index]
    let text = String(decoding: fields.content(of: field, in: bytes), as: UTF8.self)
    do throws(AnswerProblem) {
      let value = try plan.questionnaire.value(exactly: text, for: question)
      answers.append(GivenAnswer(column: column, question: index.position, value: value))
    } catch {
      let list = plan.questionnaire.choiceList(of: question.kind)
      reasons.append(
        Rejection.Reason(error, column: plan.columns[column].name, choices: list))
    }
  }

  /// A key is text as an answer is.
  private mutating func checkID(_ field: RowFields.Field, _ column: Int, in bytes: Span<UInt8>) {
    if PlainText.holdsOnly(bytes, from: field.start, to: field.end) { return }
    let text = String(decoding: fields.content(of: field, in: bytes), as: UTF8.self)
    guard let problem = AnswerProblem(inKey: text) else { return }
    reasons.append(
      Rejection.Reason(problem, column: plan.columns[column].name, choices: nil))
  }
}
