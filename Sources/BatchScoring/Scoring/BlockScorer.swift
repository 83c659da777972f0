internal import Diagnostics
internal import FEEL
internal import Questionnaires

/// Scores blocks of rows, one after the other, on one sheet; a batch has one for each thread.
public struct BlockScorer {
  let plan: BatchPlan
  let writer: RowWriter
  var sheet: Sheet
  var fields = RowFields()
  /// The answers of the present row.
  var answers: [GivenAnswer] = []
  /// What is wrong with it.
  var reasons: [Rejection.Reason] = []
  var scored = ScoredBlock()
  /// Scores by columns; nil before there were rows enough, and where the questionnaire, or the form of
  /// the output, does not allow it.
  private var columns: ColumnScorer?
  /// How many more rows go to the plain evaluator before the plan is compiled; nil when it has been.
  private var rowsBeforeColumns: Int?

  /// Fewer rows than this are scored before the plan by columns would be compiled.
  private static let fewRows = 300

  struct GivenAnswer {
    let column: Int
    let question: Int
    let value: Value
  }

  /// Makes a scorer for the rows of `plan`'s file.
  public init(_ plan: BatchPlan) {
    self.init(plan, byColumns: true, rowsBefore: BlockScorer.fewRows)
  }

  /// The same, but for tests that compare both ways.
  init(_ plan: BatchPlan, byColumns: Bool, rowsBefore: Int = 0) {
    self.plan = plan.detached()
    self.writer = RowWriter(plan)
    self.sheet = Sheet(plan.questionnaire, for: .batch)
    rowsBeforeColumns = byColumns ? rowsBefore : nil
  }

  /// Scores the rows of a block: what they give in order, those that are rejected, and the counts.
  public mutating func score(_ block: RowBlock) -> ScoredBlock {
    scored = ScoredBlock()
    prepareColumns(for: block.rows.count)
    guard let columns else {
      let all = block.bytes.span.extracting(first: block.rows.last?.end ?? 0)
      let isUTF8 = (try? UTF8Span(validating: all)) != nil
      for row in block.rows { score(row, of: block, isUTF8: isUTF8) }
      return scored
    }
    var all = ScoredBlock()
    columns.score(block, into: &all) { row, all in
      swap(&scored, &all)
      score(row, of: block, isUTF8: false)
      swap(&scored, &all)
    }
    return all
  }

  private mutating func prepareColumns(for rows: Int) {
    guard let left = rowsBeforeColumns else { return }
    rowsBeforeColumns = left - rows
    guard left < rows else { return }
    rowsBeforeColumns = nil
    columns = plan.columnPlan.map { ColumnScorer($0, keyColumn: plan.idColumn) }
  }

  /// The same, with every row that is scored shown to `each`, in order, on its sheet.
  public mutating func score(_ block: RowBlock, each: (ScoredRow) -> Void) -> ScoredBlock {
    scored = ScoredBlock()
    for row in block.rows {
      guard score(row, of: block, isUTF8: false) else { continue }
      let id = id(of: row, in: block.bytes.span)
      each(
        ScoredRow(
          sheet, line: row.line, id: id, plan: plan, fields: fields, bytes: block.bytes))
    }
    return scored
  }

  @discardableResult
  private mutating func score(_ row: RowBlock.Extent, of block: RowBlock, isUTF8: Bool) -> Bool {
    let bytes = block.bytes.span
    reasons.removeAll(keepingCapacity: true)
    readAnswers(of: row, in: bytes, isUTF8: isUTF8)
    if reasons.isEmpty { workOut() }
    let counts = reasons.isEmpty ? look() : RowCounts()
    scored.tally.rows += 1
    guard reasons.isEmpty else {
      reject(row, of: bytes)
      return false
    }
    scored.tally.add(counts)
    writer.append(sheet, id: id(of: row, in: bytes), line: row.line, to: &scored.output)
    return true
  }

  private mutating func workOut() {
    sheet.setAll { all in
      for answer in answers { all[answer.question] = .given(answer.value) }
    }
  }

  /// The key of a row: its `id` column, or else its number.
  private func id(of row: RowBlock.Extent, in bytes: Span<UInt8>) -> String {
    guard let column = plan.idColumn else { return String(row.number) }
    return String(decoding: fields.content(of: fields.fields[column], in: bytes), as: UTF8.self)
  }

  private mutating func reject(_ row: RowBlock.Extent, of bytes: Span<UInt8>) {
    scored.tally.rejected += 1
    let rejection = Rejection(line: row.line, reasons: reasons)
    scored.rejections.append(rejection)
    if scored.tally.examples.count < BatchTally.mostExamples {
      scored.tally.examples.append(rejection)
    }
    let start = plan.startOfOwnColumns(of: row, in: bytes)
    RejectedRow.append(rejection, in: plan.options.language, to: &scored.rejects)
    for index in start..<row.end { scored.rejects.append(bytes[index]) }
    scored.rejects.append(Byte.lineFeed)
  }
}

/// What a block of rows has given.
public struct ScoredBlock: Sendable {
  /// The lines of the output, in the order of the rows.
  public internal(set) var output: [UInt8] = []
  /// The lines of the file of rejected rows, in the order of the rows.
  public internal(set) var rejects: [UInt8] = []
  /// Each of these rows with what is wrong with it.
  public internal(set) var rejections: [Rejection] = []
  /// What became of the rows.
  public internal(set) var tally = BatchTally()
  /// How many rows were scored by columns and not one by one.
  var byColumns = 0
}
