/// A FEEL context: named values in the order in which they were written.
///
/// Two contexts are equal when they give the same values to the same names, in any order.
public struct ContextValue: Sendable {
  /// The names and values in order; each name stands once.
  public let entries: [(name: String, value: Value)]

  /// Makes a context; of entries with one name the last counts.
  public init(_ entries: [(String, Value)]) {
    var kept: [(name: String, value: Value)] = []
    for (name, value) in entries {
      if let index = kept.firstIndex(where: { $0.name == name }) {
        kept[index].value = value
      } else {
        kept.append((name, value))
      }
    }
    self.entries = kept
  }

  /// A context of entries whose names are known to differ.
  init(distinct entries: [(String, Value)]) {
    self.entries = entries.map { (name: $0.0, value: $0.1) }
  }

  /// The names in order.
  public var names: [String] { entries.map(\.name) }

  /// The value called `name`; nil when there is none. Linear in the number of entries.
  public subscript(name: String) -> Value? {
    entries.first { $0.name == name }?.value
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
