/// A decision table as it is written.
public struct TableSource: Sendable {
  /// A text of the table and where it stands.
  public struct Cell: Sendable {
    /// An expression or unary tests.
    public let text: String
    /// Where the text stands.
    public let origin: Origin

    /// Makes a cell.
    public init(_ text: String, at origin: Origin) {
      self.text = text
      self.origin = origin
    }
  }

  /// A column of conditions.
  public struct Input: Sendable {
    /// The expression whose value the column tests.
    public let value: Cell
    /// The heading, when it differs from the expression.
    public let label: String?
    /// Unary tests that every value must pass; any other value makes the table give `null`.
    public let allowed: Cell?

    /// Makes a column of conditions.
    public init(value: Cell, label: String? = nil, allowed: Cell? = nil) {
      self.value = value
      self.label = label
      self.allowed = allowed
    }
  }

  /// A column of results.
  public struct Output: Sendable {
    /// The name of the entry; needed when there are several outputs.
    public let name: String?
    /// The possible values, in the order of their priority; without them, that of the choices.
    public let values: Cell?
    /// The result when no rule matches; else it is `null`.
    public let `default`: Cell?
    /// The type that each result must have.
    public let type: ValueType?

    /// Makes a column of results.
    public init(
      name: String? = nil, values: Cell? = nil, default: Cell? = nil, type: ValueType? = nil
    ) {
      self.name = name
      self.values = values
      self.default = `default`
      self.type = type
    }
  }

  /// A row: one test for each input and one expression for each output.
  public struct Rule: Sendable {
    /// Unary tests; `-` passes anything.
    public let inputs: [Cell]
    /// Expressions.
    public let outputs: [Cell]
    /// A remark for readers.
    public let note: String?

    /// Makes a row.
    public init(inputs: [Cell], outputs: [Cell], note: String? = nil) {
      self.inputs = inputs
      self.outputs = outputs
      self.note = note
    }
  }

  /// The hit policy.
  public let hit: HitPolicy
  /// The columns of conditions.
  public let inputs: [Input]
  /// The columns of results, at least one.
  public let outputs: [Output]
  /// The rows.
  public let rules: [Rule]
  /// Where the table stands.
  public let origin: Origin

  /// Makes a table.
  public init(
    hit: HitPolicy, inputs: [Input], outputs: [Output], rules: [Rule], origin: Origin
  ) {
    self.hit = hit
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
    self.origin = origin
  }
}
