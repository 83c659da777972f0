import Diagnostics
import Questionnaires

@testable import BatchScoring

// The reader of answers as a fuzzer meets it: bytes are a table or JSON lines, cut into pieces.
// Whatever comes, nothing traps, every row is scored or rejected, and it matters neither where the
// bytes were cut nor whether a table is scored by columns or row by row.

/// The entry that libFuzzer calls. The first byte chooses the form, the second the size of pieces.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  guard bytes.count >= 2 else { return 0 }
  let piece = Int(bytes[1]) + 1
  let rest = Array(bytes[2...])
  switch bytes[0] % 4 {
  case 0: tryTable(rest, piece)
  case 1: tryTable(Array(BrokenTable.header.utf8) + rest, piece)
  case 2: tryTable(Array("id,children\n".utf8) + rest, piece)
  case _: tryLines(rest, piece)
  }
  return 0
}

private let questionnaire: Questionnaire = {
  do {
    return try Questionnaire.read(root: "questionnaire.yaml") { _ in
      Array(BrokenTable.questionnaire.utf8)
    }
  } catch {
    preconditionFailure("the questionnaire of the fuzzer is good: \(error)")
  }
}()

/// Small enough for a fuzzer to pass them.
private let limits: CSVSplitter.Limits = {
  var limits = CSVSplitter.Limits()
  limits.longestRow = 200
  limits.keptOfLongRow = 20
  return limits
}()

/// What a reader has made of bytes.
private struct Outcome: Equatable {
  var output: [UInt8] = []
  var rejects: [UInt8] = []
  var rows = 0
  var rejected = 0

  mutating func add(_ scored: ScoredBlock) {
    output += scored.output
    rejects += scored.rejects
    rows += scored.tally.rows
    rejected += scored.tally.rejected
    demand(scored.rejections.count == scored.tally.rejected, "a rejected row has no reason")
    // No text that is scored has a line end in it.
    let lines = scored.output.count { $0 == 0x0A }
    demand(lines == scored.tally.scored, "\(scored.tally.scored) rows gave \(lines) lines")
  }
}

private func pieces(_ bytes: [UInt8], of size: Int) -> [ArraySlice<UInt8>] {
  stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
}

// Tables.

private func tryTable(_ bytes: [UInt8], _ piece: Int) {
  let whole = table(bytes, max(1, bytes.count), byColumns: true)
  demand(
    whole == table(bytes, piece, byColumns: false),
    "it matters where the table is cut, or that it is scored by columns")
}

private func table(_ bytes: [UInt8], _ piece: Int, byColumns: Bool) -> Outcome? {
  var splitter = CSVSplitter(limits: limits)
  var blocks: [RowBlock] = []
  var header: HeaderLine?
  func take() {
    header = header ?? splitter.takeHeader()
    if header != nil, let block = splitter.takeRows() { blocks.append(block) }
  }
  for piece in pieces(bytes, of: piece) {
    splitter.append(piece)
    take()
  }
  splitter.finish()
  take()
  guard let header,
    let plan = try? BatchPlan(questionnaire, header: header, named: "fuzz")
  else { return nil }
  var outcome = Outcome()
  var scorer = BlockScorer(plan, byColumns: byColumns)
  for block in blocks { outcome.add(scorer.score(block)) }
  return outcome
}

// JSON lines.

private func tryLines(_ bytes: [UInt8], _ piece: Int) {
  let whole = lines(bytes, max(1, bytes.count))
  demand(whole == lines(bytes, piece), "it matters where the lines are cut")
}

private let linePlan: BatchPlan = {
  let header = LineScorer.header(of: questionnaire, carrying: [])
  do {
    return try BatchPlan(questionnaire, header: header, named: "fuzz")
  } catch {
    preconditionFailure("the header of lines is good: \(error)")
  }
}()

private func lines(_ bytes: [UInt8], _ piece: Int) -> Outcome {
  var splitter = LineSplitter(limits: limits)
  var scorer = LineScorer(linePlan)
  var outcome = Outcome()
  var rows = 0
  func take() {
    guard let block = splitter.takeLines() else { return }
    rows += block.lines.count {
      RowLine.isRow(block.bytes.span, from: $0.start, to: $0.end)
    }
    outcome.add(scorer.score(block))
  }
  for piece in pieces(bytes, of: piece) {
    splitter.append(piece)
    take()
  }
  splitter.finish()
  take()
  demand(outcome.rows == rows, "\(rows) lines gave \(outcome.rows) rows")
  return outcome
}
