import Archiving
import Records
import TestSupport

/// The columns of the table of rules.
enum RuleColumns {
  /// In what condition the key is.
  enum Key: String, CaseIterable, Hashable {
    case good, retired, revoked, unknown
  }

  /// Who signs.
  enum Signer: String, CaseIterable, Hashable {
    case holder, nobody, assessor
    case ownUnit = "own-unit"
    case otherUnit = "other-unit"
  }

  /// The statuses that a version can have.
  static let statuses: [RecordStatus] = [
    .submitted, .endorsed, .reviewed, .approved, .accepted, .decided, .returned, .refused,
    .withdrawn, .superseded,
  ]
}

/// One combination of the columns.
struct RuleCase: Hashable, CustomStringConvertible {
  let role: Role
  let status: RecordStatus
  let decision: SignOff.Decision
  let signer: RuleColumns.Signer
  let key: RuleColumns.Key

  /// The combination as it stands in a row.
  var cells: [String] {
    [role.rawValue, status.rawValue, decision.rawValue, signer.rawValue, key.rawValue]
  }

  var description: String { cells.joined(separator: " ") }

  /// All combinations at one status.
  static func all(at status: RecordStatus) -> [RuleCase] {
    Role.allCases.flatMap { role in
      SignOff.Decision.allCases.flatMap { decision in
        RuleColumns.Signer.allCases.flatMap { signer in
          RuleColumns.Key.allCases.map {
            RuleCase(role: role, status: status, decision: decision, signer: signer, key: $0)
          }
        }
      }
    }
  }
}

/// A table of rules as a file shows it: the first row that matches decides.
struct RuleTable {
  struct Row {
    let line: Int
    let cells: [Set<String>?]
    let outcome: String

    func matches(_ rule: RuleCase) -> Bool {
      zip(cells, rule.cells).allSatisfy { allowed, cell in allowed?.contains(cell) ?? true }
    }
  }

  let rows: [Row]

  /// Reads a table; what begins with `#` is prose.
  init(_ text: String) throws {
    let known: [Set<String>] = [
      Set(Role.allCases.map(\.rawValue)), Set(RuleColumns.statuses.map(\.rawValue)),
      Set(SignOff.Decision.allCases.map(\.rawValue)),
      Set(RuleColumns.Signer.allCases.map(\.rawValue)),
      Set(RuleColumns.Key.allCases.map(\.rawValue)),
    ]
    rows = try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { number, line in
        let words = line.split(separator: " ").map(String.init)
        guard let first = words.first, !first.hasPrefix("#") else { return nil }
        guard words.count == 6 else { throw Unreadable(line: number + 1) }
        let cells = words.prefix(5).map { word in
          word == "*" ? nil : Set(word.split(separator: ",").map(String.init))
        }
        let areKnown = zip(cells, known).allSatisfy { $0?.isSubset(of: $1) ?? true }
        guard areKnown else { throw Unreadable(line: number + 1) }
        return Row(line: number + 1, cells: cells, outcome: words[5])
      }
  }

  /// The row that decides a case.
  func row(for rule: RuleCase) -> Row? { rows.first { $0.matches(rule) } }

  struct Unreadable: Error { let line: Int }
}
