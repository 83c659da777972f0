import FEEL

/// A scope to which names are added one by one while the types of calculations become known.
///
/// Names added later stand in levels above earlier ones. A level is merged with the one below it
/// once it is as large, so that there are few levels to look through, and a name is copied few times
/// however many are added.
struct GrowingScope {
  /// What was there at first; never built again, because it is large.
  private let base: Scope
  private var levels: [(symbols: [String: Symbol], scope: Scope)] = []

  /// What names mean so far.
  var scope: Scope { levels.last?.scope ?? base }

  /// Starts with `names`, in `base` when there is one.
  init(over base: Scope? = nil, _ names: [(String, Symbol)] = []) {
    self.base = base?.child(names) ?? Scope(names)
  }

  /// Adds `name`, in place of what it meant before.
  mutating func add(_ name: String, _ symbol: Symbol) { add([(name, symbol)]) }

  /// Adds many names at once, which are all different.
  mutating func add(_ names: [(String, Symbol)]) {
    var symbols = Dictionary(names, uniquingKeysWith: { _, new in new })
    while let top = levels.last, top.symbols.count <= symbols.count {
      levels.removeLast()
      symbols = top.symbols.merging(symbols) { _, new in new }
    }
    let all = symbols.map { ($0.key, $0.value) }
    levels.append((symbols, scope.child(all)))
  }
}
