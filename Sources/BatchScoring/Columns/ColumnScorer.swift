/// Scores blocks of rows by columns, for one thread.
@safe final class ColumnScorer {
  // A class, because a thread has one, with memory of its own.

  private let plan: ColumnPlan
  private let memory: ColumnMemory
  private let tables = ColumnTables()
  private let intakes: [IntakeStep]
  private let steps: [ColumnStep]
  private let writer: ColumnWriter
  /// How many bytes the last block has given.
  private var usual = 0

  init(_ plan: ColumnPlan, keyColumn: Int?) {
    self.plan = plan
    memory = ColumnMemory(
      rows: plan.rows, slots: plan.slots, registers: plan.registers,
      columns: plan.columns.count)
    let binding = ColumnBinding(memory: memory, tables: tables)
    unsafe steps = plan.operations.flatMap { unsafe binding.steps($0) }
    let (memory, tables) = (memory, tables)
    unsafe intakes = plan.intakes.map { unsafe IntakeStep($0, memory, tables) }
    writer = ColumnWriter(plan, memory, keyColumn: keyColumn)
  }

  /// Scores the rows of a block in order; those that the plain evaluator has to see are handed to
  /// `plain` when it is their turn.
  func score(
    _ block: RowBlock, into scored: inout ScoredBlock,
    plain: (RowBlock.Extent, inout ScoredBlock) -> Void
  ) {
    guard let last = block.rows.last else { return }
    scored.output.reserveCapacity(usual + usual / 4)
    defer { usual = scored.output.count }
    let room = max(last.end, plan.columns.count) + RowReader.padding
    if block.bytes.count >= room {
      score(block.rows, of: block.bytes, &scored, plain)
    } else {
      let padding = [UInt8](repeating: 0, count: room - block.bytes.count)
      score(block.rows, of: block.bytes + padding, &scored, plain)
    }
  }

  private func score(
    _ rows: [RowBlock.Extent], of bytes: [UInt8], _ scored: inout ScoredBlock,
    _ plain: (RowBlock.Extent, inout ScoredBlock) -> Void
  ) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let bytes = bytes.baseAddress else { return }
      for start in stride(from: 0, to: rows.count, by: plan.rows) {
        let batch = rows[start..<min(start + plan.rows, rows.count)]
        unsafe workOut(batch, bytes)
        unsafe write(batch, bytes, &scored, plain)
        count(batch.count, &scored)
      }
    }
  }

  private func workOut(_ batch: ArraySlice<RowBlock.Extent>, _ bytes: UnsafePointer<UInt8>) {
    unsafe RowReader(plan: plan, memory: memory, bytes: bytes).read(batch, intakes)
    let run = ColumnRun(count: batch.count)
    for place in unsafe steps.indices { unsafe run.carryOut(steps[place]) }
    let suspect = unsafe memory.numbers(of: plan.checks.suspect)
    for row in 0..<batch.count where unsafe suspect[row] > 0 { unsafe memory.odd[row] = 1 }
  }

  private func write(
    _ batch: ArraySlice<RowBlock.Extent>, _ bytes: UnsafePointer<UInt8>,
    _ scored: inout ScoredBlock, _ plain: (RowBlock.Extent, inout ScoredBlock) -> Void
  ) {
    for (row, extent) in batch.enumerated() {
      if unsafe memory.odd[row] == 0 {
        unsafe writer.write(row, of: bytes, number: extent.number)
      } else {
        writer.flush(to: &scored.output)
        plain(extent, &scored)
      }
    }
    writer.flush(to: &scored.output)
  }

  /// Adds what is told of the rows that were scored here.
  private func count(_ rows: Int, _ scored: inout ScoredBlock) {
    var own = 0
    for row in 0..<rows where unsafe memory.odd[row] == 0 { own += 1 }
    scored.byColumns += own
    scored.tally.rows += own
    add(plan.checks.missing, rows, &scored.tally.missing)
    add(plan.checks.unknownItems, rows, &scored.tally.unknownItems)
    add(plan.checks.doubtful, rows, &scored.tally.doubtful)
    add(plan.checks.withheld, rows, &scored.tally.withheld)
  }

  private func add(_ register: Int, _ rows: Int, _ total: inout BatchTally.Count) {
    let counts = unsafe memory.numbers(of: register)
    for row in 0..<rows where unsafe memory.odd[row] == 0 { unsafe total.add(counts[row]) }
  }
}
