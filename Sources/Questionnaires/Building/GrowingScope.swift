import FEEL

/// A scope to which names are added one by one while the types of calculations become known.
struct GrowingScope {
  /// What was there at first; never built again, because it is large.
  private let base: Scope
  private var symbols: [String: Symbol] = [:]
  private var added = 0
  private(set) var scope: Scope

  /// How many levels are stacked before they are made one, so that looking up stays short.
  private static let levels = 8

  /// Starts with `names`, in `base` when there is one.
  init(over base: Scope? = nil, _ names: [(String, Symbol)] = []) {
    self.base = base?.child(names) ?? Scope(names)
    scope = self.base
  }

  /// Adds `name`, in place of what it meant before.
  mutating func add(_ name: String, _ symbol: Symbol) {
    symbols[name] = symbol
    added += 1
    if added % GrowingScope.levels == 0 { flatten() } else { scope = scope.child([(name, symbol)]) }
  }

  /// Adds many names at once.
  mutating func add(_ names: [(String, Symbol)]) {
    for (name, symbol) in names { symbols[name] = symbol }
    flatten()
  }

  private mutating func flatten() {
    scope = base.child(symbols.map { ($0.key, $0.value) })
  }
}
