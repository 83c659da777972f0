public import Questionnaires

/// A row that has been scored, for whoever wants more of it than its line of output. It lasts as
/// long as the call that hands it over.
public struct ScoredRow {
  /// The answers and everything that was worked out from them.
  public let sheet: Sheet
  /// The line of the file on which the row begins, from 1.
  public let line: Int
  /// Its key: the cell `id`, or its number.
  public let id: String
  private let plan: BatchPlan
  private let fields: RowFields
  private let bytes: [UInt8]

  init(
    _ sheet: Sheet, line: Int, id: String, plan: BatchPlan, fields: RowFields, bytes: [UInt8]
  ) {
    self.sheet = sheet
    self.line = line
    self.id = id
    self.plan = plan
    self.fields = fields
    self.bytes = bytes
  }

  /// The cell under `name` as it was given; empty where the file has no such column.
  public func text(ofColumn name: String) -> String {
    guard let column = plan.columns.firstIndex(where: { $0.name == name }) else { return "" }
    return String(
      decoding: fields.content(of: fields.fields[column], in: bytes.span), as: UTF8.self)
  }
}
