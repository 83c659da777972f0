/// What a name stands for when a rule is compiled.
public indirect enum Symbol: Sendable {
  /// A slot of the evaluation frame that holds values of a type.
  case cell(Int, ValueType)
  /// A value that never changes.
  case constant(Value, ValueType)
  /// A context whose parts are symbols; paths into it are resolved while compiling.
  case record(RecordSymbol)
  /// A list of such contexts whose length is fixed; iterations over it are unrolled.
  case records([RecordSymbol])
}

/// A context known while compiling.
public struct RecordSymbol: Sendable {
  /// The fields in order.
  public let fields: [(name: String, symbol: Symbol)]
  private let byName: [String: Int]
  /// The names of fields, at any depth, that are more than one plain word; found once, because many
  /// scopes hold the same record.
  let spaced: Set<String>

  /// Makes a record; of fields with one name the first counts.
  public init(_ fields: [(String, Symbol)]) {
    self.fields = fields.map { (name: $0.0, symbol: $0.1) }
    byName = Dictionary(
      fields.enumerated().map { ($0.element.0, $0.offset) }, uniquingKeysWith: { a, _ in a })
    spaced = fields.reduce(into: []) { names, field in
      if !NameTable.isPlain(field.0) { names.insert(field.0) }
      field.1.collectSpaced(into: &names)
    }
  }

  /// The symbol of the field `name`.
  public subscript(name: String) -> Symbol? { byName[name].map { fields[$0].symbol } }
}

/// The names that a rule may use. Names may hold spaces and any script; a child scope hides the
/// names of its parent.
///
/// The names `today()` and `now()` are what those two functions give: they are inputs like any
/// other, for no rule may look at a clock. Without them a call of either is a finding.
public struct Scope: Sendable {
  // A class, because the scopes of thousands of rules share one parent.
  private final class Level: Sendable {
    let symbols: [String: Symbol]
    let parent: Level?
    /// Names, also of fields, that are more than one plain word; those of the parents included.
    let spaced: Set<String>

    init(symbols: [String: Symbol], parent: Level?) {
      self.symbols = symbols
      self.parent = parent
      var spaced = parent?.spaced ?? []
      for (name, symbol) in symbols {
        if !NameTable.isPlain(name), !name.hasSuffix("()") { spaced.insert(name) }
        symbol.collectSpaced(into: &spaced)
      }
      self.spaced = spaced
    }
  }

  private let level: Level

  /// Makes a scope; of pairs with one name the first counts.
  public init(_ names: [(String, Symbol)]) {
    level = Level(symbols: Dictionary(names, uniquingKeysWith: { a, _ in a }), parent: nil)
  }

  private init(level: Level) { self.level = level }

  /// A scope that adds `names` to this one and hides those of the same name.
  public func child(_ names: [(String, Symbol)]) -> Scope {
    let symbols = Dictionary(names, uniquingKeysWith: { a, _ in a })
    return Scope(level: Level(symbols: symbols, parent: level))
  }

  /// What `name` stands for; nil when the scope lacks it.
  public func lookup(_ name: String) -> Symbol? {
    var current: Level? = level
    while let here = current {
      if let symbol = here.symbols[name] { return symbol }
      current = here.parent
    }
    return nil
  }

  /// The names that the lexer cannot find without help.
  var spaced: Set<String> { level.spaced }

  /// Every name, sorted.
  public var names: [String] {
    var all: Set<String> = []
    var current: Level? = level
    while let here = current {
      all.formUnion(here.symbols.keys)
      current = here.parent
    }
    return all.sorted()
  }
}

extension Symbol {
  /// Adds the names of fields, at any depth, that are more than one plain word.
  func collectSpaced(into names: inout Set<String>) {
    switch self {
    case .cell(_, let type), .constant(_, let type): type.collectSpaced(into: &names)
    case .record(let record): names.formUnion(record.spaced)
    case .records(let records):
      for record in records where !record.spaced.isEmpty { names.formUnion(record.spaced) }
    }
  }
}

extension ValueType {
  /// Adds the names of entries, at any depth, that are more than one plain word.
  func collectSpaced(into names: inout Set<String>) {
    switch self {
    case .list(let element), .range(let element): element.collectSpaced(into: &names)
    case .context(let fields):
      for field in fields {
        if !NameTable.isPlain(field.name) { names.insert(field.name) }
        field.type.collectSpaced(into: &names)
      }
    case .any, .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths,
      .daysTime, .choice, .function:
      break
    }
  }
}
