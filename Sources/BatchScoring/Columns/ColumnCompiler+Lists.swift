internal import FEEL

// Lists that are joined into a text, and functions.
extension ColumnCompiler {
  mutating func list(_ part: RulePart) throws(Obstacle) -> Term {
    var elements: [(guarding: Finite, value: Finite)] = []
    if case .list = part.operation {
      for item in part.parts { elements.append((.yes, try finite(of: item))) }
      return .list(elements)
    }
    for element in part.elements {
      let guarding = try guarding(element)
      if guarding != .no { elements.append((guarding, try finite(of: element.value))) }
    }
    return .list(elements)
  }

  mutating func call(_ name: String, _ part: RulePart) throws(Obstacle) -> Term {
    switch name {
    case "concatenate":
      var all: [(guarding: Finite, value: Finite)] = []
      for part in part.parts { all += try items(part) }
      return .list(all)
    case "string join": return try join(part)
    case "count": return try countChoices(part)
    case "distinct values": return try somewhere(part)
    case "sum": return try sumThere(part)
    case "round half even", "round half up", "round half down", "round up", "round down":
      return try round(name, part)
    case _: throw .operation(name)
    }
  }

  /// The elements of a list, or the one of what is no list.
  private mutating func items(_ part: RulePart) throws(Obstacle)
    -> [(guarding: Finite, value: Finite)]
  {
    switch try term(of: part) {
    case .list(let elements): return elements
    case .few(let value):
      guard let items = value.constant?.list else { throw .operation("concatenate") }
      return items.map { (.yes, .constant($0)) }
    case .number, .date, .text, .several: throw .operation("concatenate")
    }
  }

  /// A list joined with blanks is, printed, what the list itself is printed as.
  private mutating func join(_ part: RulePart) throws(Obstacle) -> Term {
    let parts = part.parts
    guard parts.count == 2, case .constant(.string(" ")) = parts[1].operation,
      case .list(let elements) = try term(of: parts[0]),
      elements.allSatisfy({ $0.value.values.allSatisfy { $0.string?.isEmpty == false } })
    else { throw .operation("string join") }
    return .list(elements)
  }

  /// A list that is there unless a condition of its elements is unknown; what is in it stays unknown.
  private mutating func somewhere(_ part: RulePart) throws(Obstacle) -> Term {
    guard part.parts.count == 1, case .list(let elements) = try term(of: part.parts[0]) else {
      throw .operation("distinct values")
    }
    var presence = Finite.constant(.string(""))
    for element in elements where element.guarding.mayBeUnknown || element.value.mayBeUnknown {
      presence = try joined([presence, element.guarding, element.value]) { values in
        values[1].isUnknown || (values[1].isTrue && values[2].isUnknown)
          ? .unknown(OpenCells(0)) : values[0]
      }
    }
    return .text(presence: presence, column: nil)
  }

  /// How many choices were made; what the evaluator says where there are none.
  private mutating func countChoices(_ part: RulePart) throws(Obstacle) -> Term {
    guard part.parts.count == 1, case .cell(let cell) = part.parts[0].operation,
      case .several(let presence, let count) = try term(ofCell: cell)
    else { throw .operation("count") }
    frame[cell] = .null
    let none = part.value(in: frame.span, locals: [:])
    let choices = Quantity(
      Linear(register: count), scale: 1,
      shape: presence.mapped { $0.isNull || $0.isUnknown ? $0 : .boolean(true) })
    let isNull = presence.mapped { .boolean($0.isNull) }
    return try chosen(isNull, .constant(none), .number(choices, cell: nil))
  }

  private mutating func round(_ name: String, _ part: RulePart) throws(Obstacle) -> Term {
    let modes: [String: Rounding] = [
      "round half even": .halfEven, "round half up": .halfUp, "round half down": .halfDown,
      "round up": .up, "round down": .down,
    ]
    let parts = part.parts
    guard let mode = modes[name], parts.count == 2, case .constant(let value) = parts[1].operation,
      let places = value.number?.integer, let quantity = quantity(try term(of: parts[0]))
    else { throw .operation(name) }
    return .number(try rounded(quantity, places: places, mode), cell: nil)
  }
}
