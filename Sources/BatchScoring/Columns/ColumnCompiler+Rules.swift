internal import FEEL

// A rule is tabulated whole where it can be, and else taken to pieces.
extension ColumnCompiler {
  /// What a whole rule gives. The locals are its own.
  mutating func term(of rule: RulePart) throws(Obstacle) -> Term {
    if let known = parts[rule.id] { return try known.get() }
    let result: Result<Term, Obstacle>
    do throws(Obstacle) {
      result = .success(try compiled(rule))
    } catch {
      result = .failure(error)
    }
    parts[rule.id] = result
    return try result.get()
  }

  /// What a rule gives where it can only be one of a few values.
  mutating func finite(of rule: RulePart) throws(Obstacle) -> Finite {
    if case .few(let value) = try term(of: rule) { return value }
    throw .tooWide
  }

  /// The outcome of a condition: true, false, null or unknown.
  mutating func truth(of rule: RulePart) throws(Obstacle) -> Finite {
    let value: Finite
    switch try term(of: rule) {
    case .few(let few): value = few
    case .number, .date, .text, .several: throw .tooWide
    case .list: throw .operation("list")
    }
    return value.mapped { Truth(value: $0).value }
  }

  private mutating func compiled(_ part: RulePart) throws(Obstacle) -> Term {
    switch part.operation {
    case .constant(let value): return .constant(value)
    case .cell(let cell): return try term(ofCell: cell)
    case .local(let slot): return locals[slot] ?? .constant(.null)
    case _: break
    }
    if let whole = try tabulated(part) { return .few(whole) }
    switch part.operation {
    case .bind(let slot):
      locals[slot] = try term(of: part.parts[0])
      return try term(of: part.parts[1])
    case .and: return .few(try folded(part.parts, .yes) { $0.conjoined(with: $1) })
    case .or: return .few(try folded(part.parts, .no) { $0.disjoined(with: $1) })
    case .not: return .few(try truth(of: part.parts[0]).mapped { Truth(value: $0).inverted.value })
    case .holds:
      return .few(try truth(of: part.parts[0]).mapped { $0.isNull ? .boolean(false) : $0 })
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .few(try comparison(part))
    case .between: return .few(try between(part))
    case .conditional:
      let condition = try truth(of: part.parts[0])
      let first = try branch(part.parts[1], unless: condition, is: .boolean(false))
      let second = try branch(part.parts[2], unless: condition, is: .boolean(true))
      return try chosen(condition, first, second)
    case .add, .subtract, .multiply, .divide, .negate: return try arithmetic(part)
    case .sum: return try sum(part)
    case .count(let certain): return try count(part, certain)
    case .minimum, .maximum: return try extreme(part)
    case .list, .guardedList: return try list(part)
    case .call(let name): return try call(name, part)
    case .matches: throw .operation("in")
    case .answered, .constant, .cell, .local, .filter, .indivisible: throw .tooWide
    }
  }

  /// A branch; nothing where it can never be taken.
  private mutating func branch(_ part: RulePart, unless condition: Finite, is known: Value)
    throws(Obstacle) -> Term
  {
    condition.constant == known ? .constant(.null) : try term(of: part)
  }

  private mutating func folded(
    _ parts: [RulePart], _ start: Finite, _ join: (Truth, Truth) -> Truth
  ) throws(Obstacle) -> Finite {
    var result = start
    for part in parts {
      result = try joined([result, truth(of: part)]) {
        join(Truth(value: $0[0]), Truth(value: $0[1])).value
      }
    }
    return result
  }

  // MARK: Tables

  /// The whole part as a table of what the plain evaluator gives; nil where it is too wide or looks
  /// too closely at something.
  mutating func tabulated(_ part: RulePart) throws(Obstacle) -> Finite? {
    let reads = self.reads[part.id] ?? RuleReads(part)
    self.reads[part.id] = reads
    var sources: [RuleReads.Source] = []
    var finites: [Finite] = []
    for (source, closeness) in reads.sources {
      guard let finite = try finite(of: source, closeness) else { return nil }
      sources.append(source)
      finites.append(finite)
    }
    return table(part, sources, finites)
  }

  private mutating func table(
    _ part: RulePart, _ sources: [RuleReads.Source], _ finites: [Finite]
  ) -> Finite? {
    var frame = frame
    var slots: [Int: Value] = [:]
    self.frame = []
    defer { self.frame = frame }
    return draft.tabulated(finites) { values in
      for (source, value) in zip(sources, values) {
        switch source {
        case .cell(let cell): frame[cell] = value
        case .local(let slot): slots[slot] = value
        }
      }
      return part.value(in: frame.span, locals: slots)
    }
  }

  mutating func finite(of source: RuleReads.Source, _ closeness: RuleReads.Closeness)
    throws(Obstacle) -> Finite?
  {
    let term: Term
    switch source {
    case .cell(let cell): term = try self.term(ofCell: cell)
    case .local(let slot): term = locals[slot] ?? .constant(.null)
    }
    if case .few(let value) = term { return value }
    if closeness == .presence { return try presence(of: term) }
    guard closeness == .order, case .number(let quantity, let cell) = term else { return nil }
    let all = cell.flatMap { marks[.cell($0)] } ?? []
    return try bands(quantity, all.union(localMarks[source] ?? []))
  }

  /// Where a number lies among constants, by a number that lies there too.
  private mutating func bands(_ quantity: Quantity, _ marks: Set<Rational>) throws(Obstacle)
    -> Finite
  {
    let key = BandKey(
      sum: quantity.sum, scale: quantity.scale, under: quantity.under, shape: quantity.shape,
      marks: marks)
    if let known = bandsMade[key] { return known }
    let sorted = marks.sorted()
    let places = try places(quantity, among: sorted)
    let samples = ColumnCompiler.samples(sorted)
    let made = try joined([quantity.shape, places]) { values in
      guard values[0].isTrue, let place = values[1].number?.integer else { return values[0] }
      return samples[min(place, samples.count - 1)]
    }
    bandsMade[key] = made
    return made
  }

  /// 0 below the first mark, 1 at it, 2 above it and so on.
  private mutating func places(_ quantity: Quantity, among marks: [Rational]) throws(Obstacle)
    -> Finite
  {
    guard let under = quantity.under else {
      guard let register = draft.register(of: quantity.sum), marks.count <= 120 else {
        throw .tooLarge
      }
      let slot = draft.newSlot(codes: 2 * marks.count + 1)
      let ends = try marks.map { mark throws(Obstacle) in
        try ColumnCompiler.mark(mark, quantity.scale)
      }
      draft.emit(.bands(of: register, marks: ends, into: slot))
      return numbered(slot)
    }
    var place = Finite.constant(.integer(0))
    for mark in marks {
      guard let top = Int(exactly: mark.numerator), let bottom = Int(exactly: mark.denominator),
        let left = quantity.sum.times(bottom), let factor = Bound.product(top, quantity.scale),
        let right = Linear(register: under).times(factor)
      else { throw .tooLarge }
      let order = try order(left, right)
      place = try joined([place, order]) { values in
        .integer((values[0].number?.integer ?? 0) + (values[1].number?.integer ?? 0) + 1)
      }
    }
    return place
  }

  private func numbered(_ slot: Int) -> Finite {
    let codes = 0..<draft.sizes[slot]
    return Finite(
      inputs: [slot], outcomes: codes.map(UInt16.init), values: codes.map(Value.integer))
  }

  private static func mark(_ mark: Rational, _ scale: Int) throws(Obstacle)
    -> ColumnOperation.Mark
  {
    guard let scaled = Number(mark).multiplied(by: Number(scale), .exact),
      let reaching = scaled.ceiling.integer, let floor = scaled.floor.integer,
      floor.magnitude < Bound.greatest.magnitude
    else { throw .tooLarge }
    return ColumnOperation.Mark(reaching: reaching, above: floor + 1)
  }

  /// A number for each place: below the first mark, it, between it and the second, and so on.
  private static func samples(_ marks: [Rational]) -> [Value] {
    guard let first = marks.first, let last = marks.last else { return [.integer(0)] }
    var samples = [first.subtracting(Rational(1))]
    for (mark, next) in zip(marks, marks.dropFirst()) {
      samples += [mark, mark.adding(next)?.divided(by: Rational(2))]
    }
    samples += [last, last.adding(Rational(1))]
    return samples.map { $0.map { .number(Number($0)) } ?? .null }
  }
}
