internal import FEEL
internal import Questionnaires

/// The choices of a list, found by the bytes of their names in a few comparisons of integers.
struct ChoiceKeys: Sendable {
  /// The longest name that makes a key; the last byte of a key holds the length.
  static let longestName = 15

  private let keys: [UInt128]
  private let values: [Value]

  init(_ list: ChoiceList) {
    var seen: Set<UInt128> = []
    let pairs = list.choices.compactMap { choice -> (UInt128, Value)? in
      let name = Array(choice.name.utf8)
      guard let key = ChoiceKeys.key(of: name.span, from: 0, to: name.count) else { return nil }
      return seen.insert(key).inserted ? (key, choice.value) : nil
    }.sorted { $0.0 < $1.0 }
    keys = pairs.map(\.0)
    values = pairs.map(\.1)
  }

  /// The value of the choice named by these bytes; nil when the list lacks it or its name is long.
  func value(of bytes: Span<UInt8>, from start: Int, to end: Int) -> Value? {
    guard let key = ChoiceKeys.key(of: bytes, from: start, to: end) else { return nil }
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? values[low] : nil
  }

  private static func key(of bytes: Span<UInt8>, from start: Int, to end: Int) -> UInt128? {
    guard end - start <= longestName else { return nil }
    var key = UInt128(end - start)
    for index in start..<end { key = key << 8 | UInt128(bytes[index]) }
    return key
  }
}
