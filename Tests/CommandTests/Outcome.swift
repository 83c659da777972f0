import FoundationEssentials
import Records
import TestSupport

/// What an assessment comes to: every figure with its exact value and range, as printed.
struct Outcome: Equatable {
  struct Figure: Equatable, Decodable {
    var value: String?
    var exact: String?
    var low: String?
    var high: String?

    var isThere: Bool { value != nil }
  }

  var figures: [String: Figure]
  var grade: String?
  var redLines: [String]
  var unknown: Int
  var residuals: [String: String]

  static let domains = [
    "A": "social_policy", "B": "public_services", "C": "rights_protection", "D": "growth_space",
    "E": "development_environment",
  ]
  private static let names = domains.values + ["total", "confidence", "participation"]

  /// What a worked case should come to.
  init(of expected: OracleCase.Expected) {
    var figures: [String: Figure] = [:]
    for (letter, domain) in Outcome.domains {
      let range = expected.range?.domains[letter].flatMap { $0[0] == $0[1] ? nil : $0 }
      figures[domain] = Figure(expected.domains[letter], range)
    }
    figures["total"] = Figure(expected.total, expected.range?.total)
    figures["confidence"] = Figure(expected.confidence, nil)
    let participation = String(expected.participation)
    figures["participation"] = Figure(value: participation, exact: participation)
    self.figures = figures.filter(\.value.isThere)
    self.grade = expected.grade
    self.redLines = expected.red_lines_open.map {
      $0.line + ($0.item.map { ":" + $0.replacing("-", with: "_") } ?? "")
    }
    self.unknown = expected.unknown
    self.residuals = Dictionary(
      uniqueKeysWithValues: expected.residuals.map { ($0.replacing("-", with: "_"), $1) })
  }

  /// What a row of `score --format ndjson` says.
  init(reading line: some StringProtocol) throws {
    let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
    figures = row.figures.filter { Outcome.names.contains($0.key) && $0.value.isThere }
    grade = row.figures["grade"]?.value
    redLines = row.red_lines.map { $0.code + ($0.item.map { ":" + $0 } ?? "") }
    unknown = row.unknown.count
    residuals = row.residuals
  }

  /// What a record says.
  init(of record: Assessment) {
    let scores = record.scores.filter { Outcome.names.contains($0.name) }.map {
      ($0.name, Figure(value: $0.printed, exact: $0.exact, low: $0.low, high: $0.high))
    }
    figures = Dictionary(uniqueKeysWithValues: scores).filter(\.value.isThere)
    grade = record.grade
    redLines = record.redLines.map { $0.code + ($0.item.map { ":" + $0 } ?? "") }
    unknown = record.items.count { $0.state == "unknown" }
    residuals = Dictionary(
      uniqueKeysWithValues: record.items.compactMap { item in item.residual.map { (item.name, $0) }
      }
    )
  }

  private struct Row: Decodable {
    struct Line: Decodable {
      let code: String
      let item: String?
    }
    let figures: [String: Figure]
    let red_lines: [Line]
    let unknown: [String]
    let residuals: [String: String]
  }
}

extension Outcome.Figure {
  fileprivate init(_ figure: OracleCase.Figure?, _ range: [String]?) {
    self.init(
      value: figure?.rounded, exact: figure?.exact, low: range?.first, high: range?.last)
  }
}
