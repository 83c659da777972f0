public import FEEL

/// A named list of choices; also the form in which a questionnaire keeps its registers, such as
/// tasks, targets and units.
public struct ChoiceList: Sendable {
  /// One choice with its columns.
  public struct Choice: Sendable {
    /// How answers, files and rules name it.
    public let name: String
    /// The name as a rule sees it: text, or a number in a list whose `type` is `number`.
    public let value: Value
    /// How people read it.
    public let label: Text
    /// Further columns, in the order written.
    public let columns: [(name: String, value: Column)]
    /// Whether it excludes every other choice of the same question.
    public let isExclusive: Bool

    /// What the choice is worth, where its column `score` says so.
    public var score: Number? {
      column("score")?.strings.first.flatMap { Decimal($0) }.map(Number.decimal)
    }

    /// The column called `name`, if the choice has it.
    public func column(_ name: String) -> Column? {
      columns.first { $0.name == name }?.value
    }
  }

  /// A cell of a choice's further columns.
  public enum Column: Sendable {
    case text(String)
    case texts([String])
    case wording(Text)

    /// The strings of the column: one for a text, each for a list, none for a wording.
    public var strings: [String] {
      switch self {
      case .text(let string): [string]
      case .texts(let strings): strings
      case .wording: []
      }
    }
  }

  /// The name of the list.
  public let name: String
  /// The choices in order.
  public let choices: [Choice]
  /// The positions of the choices by name, compared byte for byte.
  private let positions: [String: Int]

  /// Makes a list; of two choices with one name the first is found.
  public init(name: String, choices: [Choice]) {
    self.name = name
    self.choices = choices
    self.positions = Dictionary(
      choices.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
  }

  /// The choice called `name`.
  public func choice(named name: String) -> Choice? {
    positions[name].map { choices[$0] }
  }

  /// The choice whose value in rules is `value`.
  public func choice(of value: Value) -> Choice? {
    choices.first { $0.value == value }
  }
}
