public import FEEL
public import Questionnaires

/// Everything that a sheet says about its proposal: the printed figures with their exact values,
/// the items, the red lines that are open, the findings and the warnings for the reviewer.
public struct Scorecard: Sendable {
  /// A printed figure.
  public struct Figure: Sendable {
    /// The position of its rule in ``Questionnaire/figures``.
    public let rule: Int
    public let name: String
    public let role: FigureRule.Role
    /// As rules see it: rounded.
    public let value: Value
    /// Before rounding, where it is a number.
    public let exact: Number?
    /// As it is printed: `60.0`, `pass`; nil where there is none.
    public let text: String?
    /// The ends of its range as printed, while answers are unknown.
    public let range: Range?
  }

  /// The ends of a range as printed.
  public struct Range: Sendable, Hashable {
    public let low: String
    public let high: String
  }

  /// What became of a scored item.
  public struct ItemScore: Sendable {
    /// The position in ``Questionnaire/scoredItems``.
    public let item: Int
    public let name: String
    public let state: State

    /// Rated with its residual, left out, or unknown.
    public enum State: Sendable, Hashable {
      case rated(Number)
      case notApplicable
      case unknown
    }
  }

  /// A red line that is open.
  public struct OpenRedLine: Sendable, Hashable {
    public let code: String
    /// The item that opened it; nil for the whole assessment.
    public let item: String?
    /// The position in ``Questionnaire/redLines``.
    public let rule: Int
  }

  /// A finding, or a warning for the reviewer.
  public struct Observation: Sendable {
    /// How grave it is.
    public enum Level: String, Sendable, Hashable, CaseIterable {
      case red, orange, yellow, blue
    }

    /// The position in ``Questionnaire/findingRules``.
    public let rule: Int
    public let name: String
    public let level: Level
    /// The position in ``Questionnaire/scoredItems``.
    public let item: Int?
  }

  public let figures: [Figure]
  public let items: [ItemScore]
  public let openRedLines: [OpenRedLine]
  /// Gravest first, then in document order.
  public let findings: [Observation]
  public let warnings: [Observation]

  /// The figure called `name`.
  public func figure(_ name: String) -> Figure? { figures.first { $0.name == name } }

  /// The first figure with this role.
  public func figure(for role: FigureRule.Role) -> Figure? { figures.first { $0.role == role } }

  /// The grade by name, such as `pass`; nil without one.
  public var grade: String? { figure(for: .grade)?.text }
}
