internal import Diagnostics
public import Questionnaires

/// Scores blocks of lines, each a JSON object: turns them into rows of CSV with every column that
/// there can be, and hands those to a ``BlockScorer``, so that both forms mean the same.
public struct LineScorer {
  let plan: BatchPlan
  let columns: ColumnNames
  private var scorer: BlockScorer
  private var cells: JSONCells
  private var scored = ScoredBlock()
  /// Rows that have been turned and not been scored, the line of the first, and its number.
  private var csv: [UInt8] = []
  private var firstLine = 1
  private var firstNumber = 1

  /// Makes a scorer; `plan` is one for ``header(of:carrying:)``.
  public init(_ plan: BatchPlan) {
    self.plan = plan
    scorer = BlockScorer(plan)
    columns = ColumnNames(LineScorer.names(plan.questionnaire, carrying: plan.options.carried))
    cells = JSONCells(columns)
  }

  /// The header that the lines of a file would have as CSV: `id`, every question outside repeats,
  /// and the columns that are carried along.
  public static func header(
    of questionnaire: Questionnaire, carrying carried: Set<String>
  ) -> HeaderLine {
    var bytes: [UInt8] = []
    for name in names(questionnaire, carrying: carried) {
      if !bytes.isEmpty { bytes.append(Byte.comma) }
      CSVText.append(plain: name, to: &bytes)
    }
    return HeaderLine(bytes: bytes)
  }

  private static func names(
    _ questionnaire: Questionnaire, carrying carried: Set<String>
  ) -> [String] {
    let questions = questionnaire.questions.filter { $0.repeatIndex == nil }.map(\.name.text)
    let known = questions.contains("id") ? questions : ["id"] + questions
    return known + carried.subtracting(known).sorted()
  }

  /// Scores the rows of a block.
  public mutating func score(_ block: LineBlock) -> ScoredBlock {
    score(block) { scorer, rows in scorer.score(rows) }
  }

  /// The same, with every row that is scored shown to `each`, in order, on its sheet.
  public mutating func score(_ block: LineBlock, each: (ScoredRow) -> Void) -> ScoredBlock {
    score(block) { scorer, rows in scorer.score(rows, each: each) }
  }

  private mutating func score(
    _ block: LineBlock, _ take: (inout BlockScorer, RowBlock) -> ScoredBlock
  ) -> ScoredBlock {
    scored = ScoredBlock()
    var number = block.rowsBefore
    begin(after: block.lines.first.map { $0.number - 1 } ?? 0, number)
    for line in block.lines {
      if RowLine.isRow(block.bytes.span, from: line.start, to: line.end) {
        number += 1
        turn(line, of: block, number, take)
      } else {
        csv.append(Byte.lineFeed)
      }
    }
    flush(block, take)
    return scored
  }

  private mutating func begin(after line: Int, _ number: Int) {
    csv.removeAll(keepingCapacity: true)
    firstLine = line + 1
    firstNumber = number + 1
  }

  private mutating func turn(
    _ line: LineBlock.Line, of block: LineBlock, _ number: Int,
    _ take: (inout BlockScorer, RowBlock) -> ScoredBlock
  ) {
    do throws(JSONCells.Problem) {
      if line.isCut { throw JSONCells.Problem(reason: .tooLong) }
      try cells.read(block.bytes.span, from: line.start, to: line.end)
    } catch {
      flush(block, take)
      reject(Rejection(line: line.number, reasons: [reason(error)]), block)
      return begin(after: line.number, number)
    }
    appendRow(number)
    // A line end inside a cell would put the lines that follow out of step.
    guard cells.text.contains(Byte.lineFeed) else { return }
    flush(block, take)
    begin(after: line.number, number)
  }

  /// A line without the key `id` gets the number of its row, as a file without the column does.
  private mutating func appendRow(_ number: Int) {
    for (column, cell) in cells.cells.enumerated() {
      if column > 0 { csv.append(Byte.comma) }
      if column == plan.idColumn && !cells.has(column) {
        csv.append(contentsOf: String(number).utf8)
      } else {
        CSVText.append(bytes: cells.text[cell], to: &csv)
      }
    }
    csv.append(Byte.lineFeed)
  }

  private mutating func flush(
    _ block: LineBlock, _ take: (inout BlockScorer, RowBlock) -> ScoredBlock
  ) {
    guard let rows = RowBlock(csv: csv, firstLine: firstLine, firstNumber: firstNumber) else {
      return
    }
    let more = take(&scorer, rows)
    scored.output += more.output
    scored.tally += more.tally
    for rejection in more.rejections { writeReject(rejection, block) }
  }

  private mutating func reject(_ rejection: Rejection, _ block: LineBlock) {
    var tally = BatchTally()
    tally.rows = 1
    tally.rejected = 1
    tally.examples = [rejection]
    scored.tally += tally
    writeReject(rejection, block)
  }

  /// Writes a note and then the line as it came, byte for byte.
  private mutating func writeReject(_ rejection: Rejection, _ block: LineBlock) {
    scored.rejections.append(rejection)
    let first = block.lines.first?.number ?? 1
    let line = block.lines[rejection.line - first]
    RejectedRow.appendNote(rejection, in: plan.options.language, to: &scored.rejects)
    scored.rejects += block.bytes[line.start..<line.end]
    scored.rejects.append(Byte.lineFeed)
  }
}
