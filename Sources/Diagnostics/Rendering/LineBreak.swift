/// Where a line may end between two characters.
enum LineBreak {
  /// The index after the last character of the line that begins at `start` and has `room` columns;
  /// always beyond `start` unless the text ends there.
  static func end(of characters: [Character], from start: Int, room: Int) -> Int {
    var used = 0
    var lastBreak = start
    for index in start..<characters.count {
      if index > start && isAllowed(characters[index - 1], characters[index]) { lastBreak = index }
      used += DisplayWidth.of(characters[index])
      if used > room && characters[index] != " " {
        return lastBreak > start ? lastBreak : max(index, start + 1)
      }
    }
    return characters.count
  }

  /// Whether a line may end between `earlier` and `later`.
  static func isAllowed(_ earlier: Character, _ later: Character) -> Bool {
    if later == " " { return false }
    if closing.contains(later) || isDoubled(earlier, later) { return false }
    if earlier == " " { return true }
    if opening.contains(earlier) { return false }
    return isIdeographic(earlier) || isIdeographic(later)
  }

  /// Dashes and ellipses of Chinese text come in pairs that stay together.
  private static func isDoubled(_ earlier: Character, _ later: Character) -> Bool {
    earlier == later && (later == "—" || later == "…")
  }

  /// Whether a line may end on both sides of `character`: it is wide, or wide punctuation that has
  /// the width of a Latin one.
  private static func isIdeographic(_ character: Character) -> Bool {
    DisplayWidth.of(character) == 2 || character == "—" || character == "…"
  }

  private static let closing = Set<Character>(
    "、。，．：；！？）］｝〉》」』】〕〗〙〛’”…—～·・％‰℃々ー!),.:;?]}%»›")
  private static let opening = Set<Character>("（［｛〈《「『【〔〖〘〚‘“￥＄([{«‹")
}
