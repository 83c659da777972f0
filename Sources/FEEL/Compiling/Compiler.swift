public import Diagnostics

/// Checks rules against what their names stand for, and compiles them.
public struct Compiler: Sendable {
  /// The names that rules may use.
  public let scope: Scope
  /// The parts of the language that rules may use.
  public let features: Features
  private let names: NameTable

  /// Makes a compiler.
  public init(scope: Scope, features: Features = .questionnaire) {
    self.scope = scope
    self.features = features
    var names = NameTable()
    for name in scope.spaced { names.insert(name) }
    self.names = names
  }

  /// Compiles one rule; with `expecting`, a value that can never be of that type is a finding.
  public func compile(_ text: String, at origin: Origin, expecting: ValueType? = nil)
    throws(Findings) -> Expression
  {
    try compile(text, at: origin) { elaboration throws(SyntaxFault) in
      let syntax = try Parser.expression(text, names: names)
      return try term(of: syntax, expecting: expecting, &elaboration)
    }
  }

  /// Reads one rule without asking yet what its names mean, so that a text that stands for many
  /// rules is read once.
  public func parse(_ text: String, at origin: Origin) throws(Findings) -> ParsedRule {
    do throws(SyntaxFault) {
      return ParsedRule(text: text, syntax: try Parser.expression(text, names: names))
    } catch {
      throw Findings([error.finding(in: text, at: origin)])
    }
  }

  /// Compiles a rule that was read before, by a compiler for any scope.
  public func compile(_ rule: ParsedRule, at origin: Origin, expecting: ValueType? = nil)
    throws(Findings) -> Expression
  {
    // Names of several words decide how a text is read.
    guard scope.spaced.isEmpty else {
      return try compile(rule.text, at: origin, expecting: expecting)
    }
    return try compile(rule.text, at: origin) { elaboration throws(SyntaxFault) in
      try term(of: rule.syntax, expecting: expecting, &elaboration)
    }
  }

  private func term(
    of syntax: Syntax, expecting: ValueType?, _ elaboration: inout Elaboration
  ) throws(SyntaxFault) -> Term {
    let term = elaboration.term(syntax)
    if let expecting, !term.type.meets(expecting), !features.contains(.untyped) {
      throw SyntaxFault(
        code: "type-mismatch", zh: "此处应为 \(expecting)，而不是 \(term.type)",
        en: "\(expecting) is needed here, not \(term.type)", syntax.range)
    }
    return term
  }

  /// Compiles unary tests of the value in `cell`, of type `input`, such as `> 0` or `"a", "b"`. In
  /// the tests, `?` is that value, and so is `name` when given. The result is a condition.
  public func compileTests(
    _ text: String, at origin: Origin, of cell: Int, _ input: ValueType, named name: String? = nil
  ) throws(Findings) -> Expression {
    try compile(text, at: origin) { elaboration throws(SyntaxFault) in
      let tests = try Parser.tests(text, names: names)
      let value = elaboration.term(of: .cell(cell, input))
      return elaboration.with(name.map { [.name($0, value)] } ?? []) { elaboration in
        elaboration.testing(value) { elaboration, input in
          elaboration.joined(.or, tests.map { elaboration.test($0, of: input) })
        }
      }
    }
  }

  private func compile(
    _ text: String, at origin: Origin,
    _ body: (inout Elaboration) throws(SyntaxFault) -> Term
  ) throws(Findings) -> Expression {
    var elaboration = Elaboration(scope: scope, features: features)
    elaboration.draft.texts = [text]
    var faults: [SyntaxFault] = []
    var term = Term.constant(.null, .null)
    do {
      term = try body(&elaboration)
    } catch {
      faults.append(error)
    }
    faults += elaboration.faults
    guard faults.isEmpty else {
      throw Findings(faults.map { $0.finding(in: text, at: origin) })
    }
    let root = elaboration.node(term)
    return Expression(
      source: text, type: term.type, program: Program(elaboration.draft), root: root)
  }

  /// The names with spaces, for other parts of this module that parse.
  var nameTable: NameTable { names }
}

/// A rule that has been read but not compiled: what its names mean is not known yet.
public struct ParsedRule: Sendable {
  /// The text of the rule.
  public let text: String
  let syntax: Syntax
}
