internal import FEEL
internal import Questionnaires
internal import Scoring

/// Writes what a row has given, in the form that the plan asks for.
struct RowWriter: Sendable {
  private let format: BatchPlan.Format
  private let columns: [OutputColumn]

  init(_ plan: BatchPlan) {
    format = plan.options.format
    columns = plan.questionnaire.output
  }

  /// Appends the line of one row.
  func append(_ sheet: Sheet, id: String, line: Int, to output: inout [UInt8]) {
    switch format {
    case .csv: appendCSV(sheet, id: id, to: &output)
    case .ndjson: appendJSON(sheet, id: id, line: line, to: &output)
    }
  }

  /// The first line of CSV output.
  static func header(of questionnaire: Questionnaire) -> [UInt8] {
    var output: [UInt8] = []
    for (position, column) in questionnaire.output.enumerated() {
      if position > 0 { output.append(Byte.comma) }
      CSVText.append(plain: column.name, to: &output)
    }
    output.append(Byte.lineFeed)
    return output
  }

  private func appendCSV(_ sheet: Sheet, id: String, to output: inout [UInt8]) {
    for (position, column) in columns.enumerated() {
      if position > 0 { output.append(Byte.comma) }
      output.append(contentsOf: OutputCell(column, of: sheet, id: id).csv)
    }
    output.append(Byte.lineFeed)
  }

  private func appendJSON(_ sheet: Sheet, id: String, line: Int, to output: inout [UInt8]) {
    var json = JSONWriter()
    json.object { json in
      json.member("line", number: String(line))
      json.member("columns") { json in
        for column in columns { json.member(column.name, OutputCell(column, of: sheet, id: id)) }
      }
      json.append(Scorecard(sheet), of: sheet.questionnaire)
    }
    output.append(contentsOf: json.bytes)
    output.append(Byte.lineFeed)
  }
}

/// What stands in a cell of the output.
enum OutputCell {
  case none
  /// Digits of the program's own.
  case number(String)
  case text(String)

  /// The bytes of a cell of CSV.
  var csv: [UInt8] {
    var bytes: [UInt8] = []
    switch self {
    case .none: break
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .text(let text): CSVText.append(text: text, to: &bytes)
    }
    return bytes
  }

  /// The characters of the cell; nil where there are none.
  var string: String? {
    switch self {
    case .none: nil
    case .number(let text), .text(let text): text
    }
  }
}

extension OutputCell {
  /// What a column gives on a sheet; empty where there is nothing, and where it is not known.
  init(_ column: OutputColumn, of sheet: Sheet, id: String) {
    switch column.content {
    case .rowKey: self = id.isEmpty ? .none : .text(id)
    case .value(let expression): self.init(sheet.value(of: expression), places: column.places)
    }
  }

  /// What a value looks like in a cell.
  init(_ value: Value, places: Int?) {
    if let number = value.number {
      self = .number(Printed.text(number, places: places))
    } else if let string = value.string {
      self = string.isEmpty ? .none : .text(string)
    } else if let isTrue = value.boolean {
      self = .text(isTrue ? "yes" : "no")
    } else if let date = value.date {
      self = .text(date.description)
    } else {
      self.init(value.list ?? [], places: places)
    }
  }

  /// The parts of a list, separated by blanks.
  private init(_ list: [Value], places: Int?) {
    let parts = list.compactMap { OutputCell($0, places: places).string }
    self = parts.isEmpty ? .none : .text(parts.joined(separator: " "))
  }
}
