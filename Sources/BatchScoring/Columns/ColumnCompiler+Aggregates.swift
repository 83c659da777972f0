internal import FEEL

// Sums, counts and extremes over elements that count where a condition holds.
extension ColumnCompiler {
  /// An element: its condition, and a value that is a number, null or unknown.
  private typealias Element = (guarding: Finite, quantity: Quantity)

  private mutating func elements(of part: RulePart) throws(Obstacle) -> [Element] {
    var elements: [Element] = []
    for element in part.elements {
      let guarding = try guarding(element)
      if guarding == .no { continue }
      guard let quantity = quantity(try term(of: element.value)) else {
        throw .operation("sum")
      }
      elements.append((guarding, quantity))
    }
    return elements
  }

  /// Where an element counts.
  mutating func guarding(_ element: RulePart.Element) throws(Obstacle) -> Finite {
    if let rule = element.guarding { try truth(of: rule) } else { .yes }
  }

  /// What an element does to the shape of the whole.
  private enum Share: Int {
    case none, number, failure, open

    init(_ guarding: Value, _ shape: Value) {
      if guarding.isUnknown {
        self = .open
      } else if !guarding.isTrue {
        self = .none
      } else {
        self = shape.isUnknown ? .open : shape.isTrue ? .number : .failure
      }
    }

    init(_ value: Value) {
      self = value.number?.integer.flatMap { Share(rawValue: $0) } ?? .none
    }

    var value: Value { .integer(rawValue) }

    /// How often each share was met, as digits of one number: up to a million elements.
    var digit: Int { self == .none ? 0 : 1 << (20 * (rawValue - 1)) }
  }

  private mutating func share(of element: Element) throws(Obstacle) -> Finite {
    try joined([element.guarding, element.quantity.shape]) { Share($0[0], $0[1]).value }
  }

  mutating func sum(_ part: RulePart) throws(Obstacle) -> Term {
    try sum(elements(of: part))
  }

  /// The sum of those items of a list that are not null, written `sum([a, b][item != null])`.
  mutating func sumThere(_ part: RulePart) throws(Obstacle) -> Term {
    guard part.parts.count == 1, case .filter(let slot) = part.parts[0].operation else {
      throw .operation("sum")
    }
    let (list, condition) = (part.parts[0].parts[0], part.parts[0].parts[1])
    guard case .list = list.operation, case .unequal = condition.operation,
      case .local(slot) = condition.parts[0].operation,
      case .constant(.null) = condition.parts[1].operation
    else { throw .operation("sum") }
    var elements: [Element] = []
    for item in list.parts {
      guard let quantity = quantity(try term(of: item)) else { throw .operation("sum") }
      let isThere = quantity.shape.mapped { $0.isNull ? .boolean(false) : $0 }
      elements.append((isThere, quantity))
    }
    return try sum(elements)
  }

  private mutating func sum(_ elements: [Element]) throws(Obstacle) -> Term {
    guard !elements.isEmpty else { return .constant(.null) }
    var scale = 1
    for element in elements {
      guard let common = Quantity.leastCommon(scale, element.quantity.scale) else {
        throw .tooLarge
      }
      scale = common
    }
    var total = Linear(constant: 0)
    var shares: [Finite] = []
    for element in elements {
      guard element.quantity.under == nil, let scaled = element.quantity.over(scale) else {
        throw .tooLarge
      }
      let share = try share(of: element)
      shares.append(share)
      total = total + (try counted(scaled.sum, share))
    }
    guard total.bounds(draft.bounds) != nil else { throw .tooLarge }
    return .number(Quantity(total, scale: scale, shape: try shape(of: shares)), cell: nil)
  }

  /// The number where it counts, 0 elsewhere.
  private mutating func counted(_ sum: Linear, _ share: Finite) throws(Obstacle) -> Linear {
    let counts = share.mapped { .boolean(Share($0) == .number) }
    if counts == .yes { return sum }
    if counts == .no { return Linear(constant: 0) }
    if sum.multiples.isEmpty, sum.tables.count <= 1 {
      let numbers = Finite(sum)
      let kept = try joined([counts, numbers]) { $0[0].isTrue ? $0[1] : .integer(0) }
      return Linear(kept) { $0.number?.integer ?? 0 }
    }
    let ordered = counts.ordered([.boolean(true), .boolean(false)])
    guard let slot = draft.slot(of: draft.materialised(ordered)),
      let one = draft.register(of: sum), let zero = draft.register(of: Linear(constant: 0))
    else { throw .tooLarge }
    let register = draft.newRegister(draft.bounds[one].covering(0...0))
    draft.emit(.choice(slot: slot, one, zero, into: register))
    return Linear(register: register)
  }

  /// Unknown where an element is, null where one is no number or none counts.
  private mutating func shape(of shares: [Finite]) throws(Obstacle) -> Finite {
    let all = shares.flatMap(\.values).map { Share($0) }
    let isPlain = shares.contains { $0.values.allSatisfy { Share($0) == .number } }
    if isPlain, !all.contains(.failure), !all.contains(.open) { return .yes }
    var counts = Linear(constant: 0)
    for share in shares {
      counts = counts + Linear(share) { Share($0).digit }
    }
    // One million of a share and more carry into the next; no list is so long.
    let open = try order(counts, Linear(constant: 1 << 40))
    let failed = try order(counts, Linear(constant: 1 << 20))
    let any = try order(counts, Linear(constant: 1))
    return try joined([open, failed, any]) { values in
      if values[0] != .integer(-1) { return .unknown(OpenCells(0)) }
      return values[1] != .integer(-1) || values[2] == .integer(-1) ? .null : .boolean(true)
    }
  }

  // MARK: Counts

  mutating func count(_ part: RulePart, _ certain: Int) throws(Obstacle) -> Term {
    var total = Linear(constant: certain)
    var open: [Finite] = []
    for rule in part.parts {
      let truth = try truth(of: rule)
      total = total + ones(truth)
      if truth.mayBeUnknown { open.append(truth) }
    }
    return .number(Quantity(total, scale: 1, shape: try unlessAny(open)), cell: nil)
  }

  /// True where none is unknown, else unknown.
  private mutating func unlessAny(_ open: [Finite]) throws(Obstacle) -> Finite {
    var shape = Finite.yes
    for truth in open {
      shape = try joined([shape, truth]) {
        $0[0].isUnknown || $0[1].isUnknown ? .unknown(OpenCells(0)) : .boolean(true)
      }
    }
    return shape
  }

  // MARK: Extremes

  mutating func extreme(_ part: RulePart) throws(Obstacle) -> Term {
    var isLeast = false
    if case .minimum = part.operation { isLeast = true }
    let elements = try elements(of: part)
    guard let first = elements.first else { return .constant(.null) }
    var shares = [try share(of: first)]
    var best = first.quantity
    best.shape = shares[0].mapped { .boolean(Share($0) == .number) }
    for element in elements.dropFirst() {
      let share = try share(of: element)
      shares.append(share)
      var next = element.quantity
      next.shape = share.mapped { .boolean(Share($0) == .number) }
      best = try better(best, next, isLeast)
    }
    best.shape = try shape(of: shares)
    return .number(best, cell: nil)
  }

  /// The lesser or the greater of two numbers, or the one that is there.
  private mutating func better(_ first: Quantity, _ second: Quantity, _ isLeast: Bool)
    throws(Obstacle) -> Quantity
  {
    let order = try order(first, second)
    let takesFirst = try joined([first.shape, second.shape, order]) { values in
      guard values[0].isTrue, values[1].isTrue else { return values[0] }
      return .boolean(values[2] == .integer(isLeast ? -1 : 1))
    }
    let isThere = try joined([first.shape, second.shape]) { .boolean($0[0].isTrue || $0[1].isTrue) }
    var (one, other) = (first, second)
    one.shape = .yes
    other.shape = .yes
    guard
      case .number(var chosen, _) = try chosen(
        takesFirst, .number(one, cell: nil), .number(other, cell: nil))
    else { throw .tooWide }
    chosen.shape = isThere
    return chosen
  }
}

extension Finite {
  /// The numbers of a sum that is at most one table and a constant.
  init(_ sum: Linear) {
    guard let table = sum.tables.first else {
      self = .constant(.integer(sum.constant))
      return
    }
    var pool = ValuePool()
    let outcomes = table.entries.map { pool.position(of: .integer($0 + sum.constant)) }
    self.init(inputs: table.inputs, outcomes: outcomes, values: pool.values)
  }
}
