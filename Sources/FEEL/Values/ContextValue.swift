/// A FEEL context: named values in the order in which they were written.
///
/// Two contexts are equal when they give the same values to the same names, in any order.
public struct ContextValue: Sendable {
  /// The names and values in order; each name stands once.
  public let entries: [(name: String, value: Value)]
  /// Where each name stands; nil for a few entries, which are found as fast one by one.
  private let positions: [String: Int]?

  /// How many entries are looked through one by one.
  private static let few = 8

  /// Makes a context; of entries with one name the last counts.
  public init(_ entries: [(String, Value)]) {
    var kept: [(name: String, value: Value)] = []
    var positions: [String: Int] = [:]
    let isLarge = entries.count > ContextValue.few
    for (name, value) in entries {
      let known = isLarge ? positions[name] : kept.firstIndex { $0.name == name }
      if let known {
        kept[known].value = value
      } else {
        if isLarge { positions[name] = kept.count }
        kept.append((name, value))
      }
    }
    self.entries = kept
    self.positions = isLarge ? positions : nil
  }

  /// The names in order.
  public var names: [String] { entries.map(\.name) }

  /// The value called `name`; nil when there is none.
  public subscript(name: String) -> Value? {
    guard let positions else { return entries.first { $0.name == name }?.value }
    return positions[name].map { entries[$0].value }
  }
}

extension ContextValue: Hashable {
  public static func == (a: ContextValue, b: ContextValue) -> Bool {
    a.entries.count == b.entries.count && a.entries.allSatisfy { b[$0.name] == $0.value }
  }

  public func hash(into hasher: inout Hasher) {
    for entry in entries.sorted(by: { $0.name < $1.name }) {
      hasher.combine(entry.name)
      hasher.combine(entry.value)
    }
  }
}
