import FEEL

/// Which numbers an input of a decision table can have, as far as is known.
struct NumberGrid {
  /// The places after the point; a number that nobody rounded counts as having many.
  let places: Int
  /// Whether it is never negative.
  let isCount: Bool

  /// Each of `numbers` and its two neighbours on the grid, in order.
  func samples(around numbers: [Decimal]) -> [Value] {
    guard let step = Decimal(coefficient: 1, exponent: -places) else { return [] }
    let zero = Number.decimal(Decimal(0))
    var all: Set<Number> = numbers.isEmpty ? [zero] : []
    for number in numbers.map(Number.decimal) {
      all.insert(number)
      for neighbour in [
        number.adding(.decimal(step), .exact), number.subtracting(.decimal(step), .exact),
      ] {
        if let neighbour { all.insert(neighbour) }
      }
    }
    return all.filter { !isCount || $0 >= zero }.sorted().map(Value.number)
  }
}

/// The literals in the tests of a decision table.
enum Literals {
  /// The numbers, with their signs.
  static func numbers(in text: String) -> [Decimal] {
    var found: [Decimal] = []
    var word = ""
    var isQuoted = false
    for character in text + " " {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted && (character.isNumber || character == "." || (character == "-" && word.isEmpty))
      {
        word.append(character)
        continue
      }
      found += parts(of: word)
      word = ""
    }
    return found
  }

  /// The numbers in a run of digits and points: `0..4` is two.
  private static func parts(of word: String) -> [Decimal] {
    guard !word.isEmpty else { return [] }
    if let number = Decimal(word) { return [number] }
    let pieces = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let gap = pieces.firstIndex(of: "") else { return [] }
    let ends = [pieces[..<gap], pieces[(gap + 1)...]].map { $0.joined(separator: ".") }
    return ends.compactMap { Decimal($0) }
  }

  /// The quoted texts.
  static func strings(in text: String) -> [String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }
}
