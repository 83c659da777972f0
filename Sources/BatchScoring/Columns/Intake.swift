internal import FEEL
internal import Questionnaires

/// How the cells of a column are read into slots and registers.
///
/// A cell that is not as foreseen makes its row one for the plain evaluator.
enum Intake {
  /// Read by nobody; its text must be in order all the same.
  case ignored
  case key
  /// One of a few texts, by their codes; an empty cell is 0.
  case code(ShortKeys, slot: Int)
  case number(Digits)
  /// A date: 1 in the slot where there is one, and the number of the day.
  case date(slot: Int, register: Int)
  case text(Wording)
  /// Several of a list, separated by blanks; as code the sum of powers of two.
  case several(Choices)

  struct Digits {
    /// 1 where there is a number.
    let slot: Int
    let register: Int
    /// How many digits after the point the register holds.
    let places: Int
    let isWhole: Bool
    /// For each number of places of a cell what is missing to ``places``, and 0 where it has more.
    let factors: [Int]

    init(slot: Int, register: Int, places: Int, isWhole: Bool) {
      self.slot = slot
      self.register = register
      self.places = places
      self.isWhole = isWhole
      factors = (0...8).map { given in
        given > places ? 0 : Quantity.powerOfTen(places - given)
      }
    }
  }

  struct Choices {
    let names: [[UInt8]]
    let isExclusive: [Bool]
    let slot: Int
    /// Where the list is too long for a code: how many are chosen; the slot then holds 1 for any.
    let count: Int?
  }

  struct Wording {
    /// 1 where there is text.
    let slot: Int
    /// The most characters that raise no question; nil where none do.
    var longest: Int?
    let validators: [Question.Validator]
    /// Whether the output repeats it.
    var isShown = false
    /// Whether only the plain evaluator knows what is in order, as with attachments.
    var isStrict = false
  }

  /// Numbers of more digits than this are left to the plain evaluator.
  static let mostDigits = 14
  /// The greatest number of so many digits.
  static let greatest = 99_999_999_999_999
}

extension ColumnCompiler {
  /// What a cell of the question's column gives; null for an empty one and for a missing column.
  mutating func raw(_ question: Question) throws(Obstacle) -> Term {
    guard let column = column(of: question) else { return .constant(.null) }
    if let known = raws[column] { return known }
    let made = try read(question, column)
    raws[column] = made
    return made
  }

  private mutating func read(_ question: Question, _ column: Int) throws(Obstacle) -> Term {
    switch question.kind {
    case .boolean:
      return code([("no", .boolean(false)), ("yes", .boolean(true))], column)
    case .selectOne(let list):
      let choices = questionnaire.choiceLists[list].choices
      guard choices.count < 256 else { throw .longList }
      return code(choices.map { ($0.name, $0.value) }, column)
    case .integer: return number(column, places: 0, isWhole: true, question.cell)
    case .decimal:
      return number(column, places: places(of: question.cell), isWhole: false, question.cell)
    case .date: return date(column)
    case .text, .attachment: return text(question, column)
    case .selectMultiple(let list): return several(questionnaire.choiceLists[list], column)
    }
  }

  private mutating func code(_ choices: [(name: String, value: Value)], _ column: Int) -> Term {
    let slot = draft.newSlot(codes: choices.count + 1)
    intakes[column] = .code(ShortKeys(choices.map { Array($0.name.utf8) }), slot: slot)
    let values: [Value] = [.null] + choices.map(\.value)
    return .few(
      Finite(inputs: [slot], outcomes: values.indices.map(UInt16.init), values: values))
  }

  /// Whether there is something: null, or `value`.
  private mutating func presence(_ value: Value) -> (slot: Int, finite: Finite) {
    let slot = draft.newSlot(codes: 2)
    return (slot, Finite(inputs: [slot], outcomes: [0, 1], values: [.null, value]))
  }

  private mutating func number(_ column: Int, places: Int, isWhole: Bool, _ cell: Int) -> Term {
    let presence = presence(.boolean(true))
    let register = draft.newRegister(-Intake.greatest...Intake.greatest)
    intakes[column] = .number(
      Intake.Digits(
        slot: presence.slot, register: register, places: places, isWhole: isWhole))
    let scale = Quantity.powerOfTen(places)
    return .number(
      Quantity(Linear(register: register), scale: scale, shape: presence.finite), cell: cell)
  }

  /// Four places, or as many as the constants have that it is compared with.
  private func places(of cell: Int) -> Int {
    let needed = (marks[.cell(cell)] ?? []).compactMap { mark in
      (0...6).first { Number(mark).shifted($0)?.isInteger == true }
    }
    return max(4, needed.max() ?? 0)
  }

  private mutating func date(_ column: Int) -> Term {
    let presence = presence(.boolean(true))
    // Four digits of the year, with a day to spare at both ends.
    let register = draft.newRegister(-4_000_000...4_000_000)
    intakes[column] = .date(slot: presence.slot, register: register)
    return .date(Quantity(Linear(register: register), scale: 1, shape: presence.finite))
  }

  private mutating func text(_ question: Question, _ column: Int) -> Term {
    let presence = presence(.string(""))
    var wording = Intake.Wording(
      slot: presence.slot, longest: nil, validators: question.validators)
    if case .attachment = question.kind { wording.isStrict = true }
    intakes[column] = .text(wording)
    return .text(presence: presence.finite, column: column)
  }

  private mutating func several(_ list: ChoiceList, _ column: Int) -> Term {
    let names = list.choices.map { Array($0.name.utf8) }
    let isExclusive = list.choices.map(\.isExclusive)
    guard names.count <= 7 else {
      let presence = presence(.list([]))
      let count = draft.newRegister(0...names.count)
      intakes[column] = .several(
        Intake.Choices(
          names: names, isExclusive: isExclusive, slot: presence.slot, count: count))
      return .several(presence: presence.finite, count: count)
    }
    let sets = 0..<(1 << names.count)
    let slot = draft.newSlot(codes: sets.count)
    intakes[column] = .several(
      Intake.Choices(names: names, isExclusive: isExclusive, slot: slot, count: nil))
    let values = sets.map { set -> Value in
      if set == 0 { return .null }
      return .list(
        list.choices.indices.filter { set >> $0 & 1 == 1 }.map { list.choices[$0].value })
    }
    return .few(Finite(inputs: [slot], outcomes: sets.map(UInt16.init), values: values))
  }
}

extension Number {
  /// The number times a power of ten.
  fileprivate func shifted(_ places: Int) -> Number? {
    multiplied(by: Number(Quantity.powerOfTen(places)), .exact)
  }
}
