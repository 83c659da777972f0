internal import FEEL
internal import Questionnaires

/// Scores blocks with two versions of a questionnaire and lists the rows whose grade changes.
public struct ComparingScorer {
  /// The columns of the list.
  static let columns = [
    "id", "line", "grade_before", "grade_after", "total_before", "total_after", "change",
  ]

  private let format: BatchPlan.Format
  private var before: RawScorer
  private var after: RawScorer

  /// Makes a scorer; the two plans are for the same columns.
  public init(before: BatchPlan, after: BatchPlan) {
    format = after.options.format
    self.before = RawScorer(before)
    self.after = RawScorer(after)
  }

  /// The first line of the list; nothing where the format has none.
  public static func header(_ format: BatchPlan.Format) -> [UInt8] {
    switch format {
    case .csv: Array((columns.joined(separator: ",") + "\n").utf8)
    case .ndjson: []
    }
  }

  /// Gives the lines of the rows that change, the rows that the new version rejects, and what was
  /// found of all.
  public mutating func score(_ block: RawBlock) -> (ScoredBlock, BatchComparison) {
    var old: [GradedRow] = []
    var new: [GradedRow] = []
    _ = before.score(block) { old.append(GradedRow($0)) }
    var scored = after.score(block) { new.append(GradedRow($0)) }
    scored.output.removeAll(keepingCapacity: true)
    var comparison = BatchComparison()
    for (before, after) in ComparingScorer.pairs(old, new) {
      comparison.add(before, after)
      let isSame = before != nil && after != nil && before?.grade == after?.grade
      if !isSame { append(before, after, to: &scored.output) }
    }
    return (scored, comparison)
  }

  /// The rows of both, by line, in order.
  private static func pairs(
    _ old: [GradedRow], _ new: [GradedRow]
  ) -> [(GradedRow?, GradedRow?)] {
    var pairs: [(GradedRow?, GradedRow?)] = []
    var (left, right) = (old[...], new[...])
    while let line = [left.first?.line, right.first?.line].compactMap(\.self).min() {
      let first = left.first?.line == line ? left.popFirst() : nil
      let second = right.first?.line == line ? right.popFirst() : nil
      pairs.append((first, second))
    }
    return pairs
  }

  private func append(_ before: GradedRow?, _ after: GradedRow?, to output: inout [UInt8]) {
    guard let row = after ?? before else { return }
    let change = GradedRow.change(before, after).map(BatchComparison.signed)
    let texts = [
      before?.grade, after?.grade, before?.total, after?.total, change,
    ]
    switch format {
    case .csv:
      CSVText.append(text: row.id, to: &output)
      output += ",\(row.line)".utf8
      for text in texts {
        output.append(Byte.comma)
        CSVText.append(plain: text ?? "", to: &output)
      }
    case .ndjson:
      var json = JSONWriter()
      json.object { json in
        json.member("id", row.id)
        json.member("line", number: String(row.line))
        for (name, text) in zip(ComparingScorer.columns[2...], texts) { json.member(name, text) }
      }
      output += json.bytes
    }
    output.append(Byte.lineFeed)
  }
}
