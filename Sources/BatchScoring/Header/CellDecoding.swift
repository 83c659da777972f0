internal import FEEL
internal import Questionnaires

/// How the cells of a column become values.
///
/// The frequent forms are read straight from the bytes. Everything else, wrong values included, goes
/// through `Questionnaire.value(exactly:for:)`, which stays the one definition of what is accepted.
final class CellDecoding: Sendable {
  // A class, so that each cell of a column counts one reference and copies no table of choices.

  enum Form: Sendable {
    case boolean
    case number(isWhole: Bool)
    case choice(ChoiceKeys)
    case text
    /// Read only by the plain way.
    case plain
  }

  let form: Form

  init(_ question: Question, in questionnaire: Questionnaire) {
    switch question.kind {
    case .boolean: form = .boolean
    case .integer: form = .number(isWhole: true)
    case .decimal: form = .number(isWhole: false)
    case .selectOne(let list): form = .choice(ChoiceKeys(questionnaire.choiceLists[list]))
    case .text: form = .text
    case .date, .selectMultiple, .attachment: form = .plain
    }
  }

  /// The value that the cell between `start` and `end` holds, where its form is a frequent one.
  func quickValue(of bytes: Span<UInt8>, from start: Int, to end: Int) -> Value? {
    switch form {
    case .boolean: CellDecoding.boolean(bytes, from: start, to: end)
    case .number(let isWhole):
      CellDecoding.number(bytes, from: start, to: end, isWhole: isWhole)
    case .choice(let keys): keys.value(of: bytes, from: start, to: end)
    case .text: CellDecoding.text(bytes, from: start, to: end)
    case .plain: nil
    }
  }

  private static func boolean(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Value? {
    switch end - start {
    case 2 where bytes[start] == UInt8(ascii: "n") && bytes[start + 1] == UInt8(ascii: "o"):
      .boolean(false)
    case 3
    where bytes[start] == UInt8(ascii: "y") && bytes[start + 1] == UInt8(ascii: "e")
      && bytes[start + 2] == UInt8(ascii: "s"):
      .boolean(true)
    case _: nil
    }
  }

  /// Digits, at most 18 of them, with at most one point between digits and a minus in front.
  private static func number(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, isWhole: Bool
  ) -> Value? {
    let isNegative = start < end && bytes[start] == Byte.minus
    let first = isNegative ? start + 1 : start
    guard first < end, end - first <= 18 else { return nil }
    var coefficient = 0
    var point: Int?
    for index in first..<end {
      switch bytes[index] {
      case Byte.zero...Byte.nine: coefficient = coefficient * 10 + Int(bytes[index] - Byte.zero)
      case Byte.point where !isWhole && point == nil && index > first && index + 1 < end:
        point = index
      case _: return nil
      }
    }
    let places = point.map { end - $0 - 1 } ?? 0
    let signed = Int128(isNegative ? -coefficient : coefficient)
    return Decimal(coefficient: signed, exponent: -places).map { .number(.decimal($0)) }
  }

  /// Text in which no character could be hidden: printable ASCII, Chinese characters and the marks
  /// that go with them.
  private static func text(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Value? {
    guard end - start <= Question.longestAnswer else { return nil }
    guard PlainText.holdsOnly(bytes, from: start, to: end) else { return nil }
    guard let text = try? UTF8Span(validating: bytes.extracting(start..<end)) else { return nil }
    return .string(String(copying: text))
  }
}
