/// A rule that counts or sums up a list and can be worked out part by part: what it gives for a list
/// follows from what it gives for the list's parts, whichever way the list is cut.
///
/// Such are `count(list)`, `count(list[condition])`, `count(list.entry)` and `sum(list.entry)`, with
/// conditions that read nothing but the element. A changed element then costs its part and not the
/// whole list.
public struct ListFold: Sendable {
  /// What a rule gives for a part of the list, where that says enough.
  public enum Part: Sendable {
    case number(Decimal)
    case unknown(OpenCells)
  }

  /// The cell of the list.
  public let cell: Int
  private let rule: Expression

  /// Nil when the rule is of another form. `conditions` names the entries of the elements that hold
  /// truth values, so that `list[entry]` is known to be a condition and no position.
  public init?(_ rule: Expression, conditions: Set<String>) {
    guard rule.reads.count == 1, rule.program.isFold(rule.root, conditions) else { return nil }
    cell = rule.reads[0]
    self.rule = rule
  }

  /// What the rule gives for the part of the list that stands in ``cell``; nil where it does not
  /// follow from the parts: a null among the elements, or numbers so long that a sum may be rounded.
  public func part(in cells: Span<Value>) -> Part? {
    switch rule.value(in: cells) {
    case .unknown(let open): return .unknown(open)
    case .number(.decimal(let decimal)) where decimal.isShort && areShort(cells):
      return .number(decimal)
    case _: return nil
    }
  }

  /// What the rule gives for the whole list; nil where it does not follow from the parts.
  public static func whole(of parts: [Part?]) -> Value? {
    var sum: Number?
    var open = OpenCells()
    for part in parts {
      switch part {
      case .number(let decimal):
        let next = Number.decimal(decimal)
        guard let added = sum.map({ $0.adding(next, .exact) }) ?? next else { return nil }
        sum = added
      case .unknown(let cells): open = open.union(cells)
      case nil: return nil
      }
    }
    return open.isEmpty ? sum.map { .number($0) } : .unknown(open)
  }

  /// Whether every number of the part is short enough for sums to be exact in any order.
  private func areShort(_ cells: Span<Value>) -> Bool {
    guard let elements = rule.program.summands(rule.root, cells) else { return true }
    return elements.allSatisfy { element in
      if case .number(.decimal(let decimal)) = element { decimal.isShort } else { false }
    }
  }
}

extension Decimal {
  /// Up to fifteen digits, as many of them places: a thousand such numbers add up exactly.
  fileprivate var isShort: Bool {
    coefficient.magnitude < 1_000_000_000_000_000 && (-15...0).contains(exponent)
  }
}

extension Program {
  /// Whether a node counts or sums up the elements of one list, each looked at by itself.
  fileprivate func isFold(_ root: Int32, _ conditions: Set<String>) -> Bool {
    let node = nodes[Int(root)]
    guard node.operation == .call, node.c == 1 else { return false }
    let argument = operands[Int(node.b)]
    switch BuiltIn.all[Int(node.a)].name {
    case "count":
      let inner = nodes[Int(argument)]
      guard inner.operation == .filter else { return isProjection(argument) }
      // A number would be a position, and the whole list decides what stands there.
      return isCondition(inner.b, conditions) && reads(from: inner.b).isEmpty
        && isProjection(inner.a)
    case "sum": return nodes[Int(argument)].operation == .path && isProjection(argument)
    case _: return false
    }
  }

  private func isCondition(_ index: Int32, _ conditions: Set<String>) -> Bool {
    let node = nodes[Int(index)]
    guard node.operation == .path || node.operation == .field else { return !node.mayBeNumber }
    return nodes[Int(node.a)].operation == .local
      && constants[Int(node.b)].string.map(conditions.contains) ?? false
  }

  /// Whether a node is a list, or an entry of each of its elements.
  private func isProjection(_ index: Int32) -> Bool {
    let node = nodes[Int(index)]
    return node.operation == .cell || node.operation == .path && isProjection(node.a)
  }

  /// The elements that a sum adds up; nil for a count.
  fileprivate func summands(_ root: Int32, _ cells: Span<Value>) -> [Value]? {
    let node = nodes[Int(root)]
    guard BuiltIn.all[Int(node.a)].name == "sum" else { return nil }
    var run = Run(locals: locals, .exact)
    return value(operands[Int(node.b)], cells, &run).list
  }
}
