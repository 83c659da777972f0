internal import FEEL
internal import Questionnaires

/// How a column of the output is written from slots and registers.
enum ColumnOutput {
  case key
  /// The bytes of a cell for each code.
  case codes(slot: Int, cells: [[UInt8]])
  case constant([UInt8])
  /// A number of so many places where the slot's code is 0; nothing elsewhere.
  case number(register: Int, places: Int, slot: Int?, isTrimmed: Bool)
  /// A cell of the input as it came, where the slot's code is 0.
  case text(column: Int, slot: Int?)
  /// The cells that each slot's code gives, separated by blanks.
  case list([(slot: Int, cells: [[UInt8]])])

  /// The slots that it is written from.
  var slots: [Int] {
    switch self {
    case .key, .constant: []
    case .codes(let slot, _): [slot]
    case .number(_, _, let slot, _), .text(_, let slot): [slot].compactMap(\.self)
    case .list(let elements): elements.map(\.slot)
    }
  }

  /// The registers that it is written from.
  var registers: [Int] {
    if case .number(let register, _, _, _) = self { return [register] }
    return []
  }
}

extension ColumnCompiler {
  mutating func output(_ column: OutputColumn) throws(Obstacle) -> ColumnOutput {
    guard case .value(let rule) = column.content else { return .key }
    switch try term(of: rule.part) {
    case .few(let value): return try output(value, column.places)
    case .number(let quantity, _): return try output(quantity, column.places)
    case .text(let presence, .some(let column)):
      if case .text(var wording) = intakes[column] {
        wording.isShown = true
        intakes[column] = .text(wording)
      }
      return .text(column: column, slot: try slot(whereThere: presence))
    case .text, .several, .date: throw .content
    case .list(let elements): return try output(elements, column.places)
    }
  }

  private mutating func output(_ value: Finite, _ places: Int?) throws(Obstacle) -> ColumnOutput {
    let cells = value.values.map { OutputCell($0, places: places).csv }
    if cells.count == 1 { return .constant(cells[0]) }
    // More values than a code can tell apart are written as numbers.
    if cells.count > 256, let quantity = Quantity(value) { return try output(quantity, places) }
    guard let slot = draft.slot(of: value) else { throw .tooWide }
    return .codes(slot: slot, cells: cells)
  }

  private mutating func output(_ quantity: Quantity, _ places: Int?) throws(Obstacle)
    -> ColumnOutput
  {
    let shown: Quantity
    if let places {
      shown = try rounded(quantity, places: places, .halfEven)
    } else {
      let powers = (0...12).map(Quantity.powerOfTen)
      guard quantity.under == nil, let ten = powers.first(where: { $0 % quantity.scale == 0 }),
        let exact = quantity.over(ten)
      else { throw .operation("fraction") }
      shown = exact
    }
    guard let register = draft.register(of: shown.sum) else { throw .tooLarge }
    return .number(
      register: register, places: String(shown.scale).count - 1,
      slot: try slot(whereThere: shown.shape), isTrimmed: places == nil)
  }

  /// A slot whose code is 0 where there is a value; nil where there always is.
  private mutating func slot(whereThere shape: Finite) throws(Obstacle) -> Int? {
    let isThere = shape.mapped { .boolean(!$0.isNull && !$0.isUnknown) }
    if isThere == .yes { return nil }
    let ordered = isThere.ordered([.boolean(true), .boolean(false)])
    guard let slot = draft.slot(of: draft.materialised(ordered)) else { throw .tooWide }
    return slot
  }

  private mutating func output(
    _ elements: [(guarding: Finite, value: Finite)], _ places: Int?
  ) throws(Obstacle) -> ColumnOutput {
    var shown: [(slot: Int, cells: [[UInt8]])] = []
    for element in elements {
      // A list with an unknown condition is unknown as a whole, which no slot here could say.
      guard !element.guarding.mayBeUnknown, !element.value.mayBeUnknown else { throw .tooWide }
      let value = try joined([element.guarding, element.value]) { $0[0].isTrue ? $0[1] : .null }
      guard let slot = draft.slot(of: value) else { throw .tooWide }
      shown.append((slot, value.values.map { OutputCell($0, places: places).csv }))
    }
    return .list(shown)
  }
}
