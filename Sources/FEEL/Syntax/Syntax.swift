/// One node of a parsed rule, with the scalars that it covers.
struct Syntax: Sendable {
  let kind: Kind
  /// Offsets in Unicode scalars into the text of the rule.
  let range: Range<Int>
  /// How many nodes the longest path down from here has.
  let depth: Int

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
    depth = 1 + kind.children.reduce(0) { max($0, $1.depth) }
  }

  indirect enum Kind: Sendable {
    case null
    case boolean(Bool)
    case number(Decimal)
    case string(String)
    case temporal(String)
    case name(String)
    case path(Syntax, String)
    case filter(Syntax, Syntax)
    case call(Syntax, [Argument])
    case negate(Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    case between(Syntax, Syntax, Syntax)
    case membership(Syntax, [Syntax])
    /// With a signature when the type is one of functions that names theirs.
    case instance(Syntax, ValueType, FunctionSignature?)
    case conditional(Syntax, Syntax, Syntax)
    case iteration([Binding], Syntax)
    case quantified(Quantifier, [Binding], Syntax)
    case list([Syntax])
    case context([Entry])
    case range(RangeSyntax)
    case function([Parameter], Syntax)
    /// A unary test such as `< 5`.
    case test(BinaryOperator, Syntax)
    /// The test `not(...)` around other tests.
    case exclusion([Syntax])
    /// The test `-`, which anything passes.
    case anything
  }

  struct Argument: Sendable {
    let name: String?
    let value: Syntax
  }

  struct Entry: Sendable {
    let name: String
    let value: Syntax
  }

  struct Parameter: Sendable {
    let name: String
    let type: ValueType
  }

  /// `name in domain`; with `end`, the domain runs from one number to another.
  struct Binding: Sendable {
    let name: String
    let domain: Syntax
    let end: Syntax?
  }

  /// The ends of a range literal; nil where it has none.
  struct RangeSyntax: Sendable {
    let lower: Syntax?
    let includesLower: Bool
    let upper: Syntax?
    let includesUpper: Bool
  }
}

/// An operator between two operands.
enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "**"
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and
  case or
}

/// `some` or `every`.
enum Quantifier: String, Sendable {
  case some
  case every
}

extension Syntax.Kind {
  /// The nodes right below this one.
  var children: [Syntax] {
    switch self {
    case .null, .boolean, .number, .string, .temporal, .name, .anything: []
    case .path(let inner, _), .negate(let inner), .instance(let inner, _, _),
      .function(_, let inner),
      .test(_, let inner):
      [inner]
    case .filter(let a, let b), .binary(_, let a, let b): [a, b]
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .between(let a, let b, let c), .conditional(let a, let b, let c): [a, b, c]
    case .membership(let value, let tests): [value] + tests
    case .iteration(let bindings, let body), .quantified(_, let bindings, let body):
      bindings.flatMap { [$0.domain] + [$0.end].compactMap(\.self) } + [body]
    case .list(let items), .exclusion(let items): items
    case .context(let entries): entries.map(\.value)
    case .range(let range): [range.lower, range.upper].compactMap(\.self)
    }
  }
}
