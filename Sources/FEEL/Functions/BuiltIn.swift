/// One function of the language.
struct BuiltIn: Sendable {
  /// What a function gives for its arguments. No argument holds anything unknown.
  typealias Body = @Sendable ([Value], inout Run) -> Value

  let name: String
  /// The ways to name the parameters; one ending in `...` takes any number.
  let signatures: [[String]]
  /// How many arguments are needed at least.
  let required: Int
  /// The types of the arguments; nil where any goes. The last one also counts for those after it.
  let types: [ValueType?]
  let result: @Sendable ([ValueType]) -> ValueType
  let feature: Features
  let body: Body
  /// The position in ``all``.
  private(set) var index: Int32 = 0

  init(
    _ name: String, _ signatures: [[String]], required: Int? = nil, types: [ValueType?] = [],
    gives result: ValueType, feature: Features = [], _ body: @escaping Body
  ) {
    self.init(
      name, signatures, required: required, types: types, giving: { _ in result },
      feature: feature, body)
  }

  init(
    _ name: String, _ signatures: [[String]], required: Int? = nil, types: [ValueType?] = [],
    giving result: @escaping @Sendable ([ValueType]) -> ValueType, feature: Features = [],
    _ body: @escaping Body
  ) {
    self.name = name
    self.signatures = signatures
    self.required = required ?? signatures.map(\.count).min() ?? 0
    self.types = types
    self.result = result
    self.feature = feature
    self.body = body
  }
}

extension BuiltIn {
  /// Every function, in a fixed order.
  static let all: [BuiltIn] = {
    let groups = [
      logicFunctions, stringFunctions, listFunctions, aggregateFunctions, numberFunctions,
      roundingFunctions, contextFunctions, conversionFunctions, dateFunctions, rangeFunctions,
      intervalFunctions, patternFunctions,
    ]
    return groups.flatMap(\.self).enumerated().map { index, function in
      var numbered = function
      numbered.index = Int32(index)
      return numbered
    }
  }()

  private static let byName = Dictionary(
    all.map { ($0.name, Int($0.index)) }, uniquingKeysWith: { a, _ in a })

  /// The names of all functions.
  static let names = byName.keys.sorted()

  /// The function called `name`.
  static func named(_ name: String) -> BuiltIn? { byName[name].map { all[$0] } }

  private static let spaced: NameTable = {
    var table = NameTable()
    for name in names { table.insert(name) }
    return table
  }()

  /// The name of a function that holds spaces, when it stands at `start` with `(` after it.
  static func spacedName(in text: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
    guard let found = spaced.match(text, at: start) else { return nil }
    var after = found.end
    while after < text.count, text[after].isSpace { after += 1 }
    return after < text.count && text[after] == "(" ? found : nil
  }

  /// Whether the function takes `count` arguments by position.
  func accepts(_ count: Int) -> Bool {
    count >= required
      && signatures.contains { $0.count >= count || $0.last?.hasSuffix("...") ?? false }
  }

  /// The function of this name whose parameters hold all of `names`, with those up to the last one
  /// given; nil when there is none.
  func overload(named names: [String]) -> (function: BuiltIn, parameters: [String])? {
    for function in BuiltIn.all where function.name == name {
      if let parameters = function.parameters(named: names) { return (function, parameters) }
    }
    return nil
  }

  private func parameters(named names: [String]) -> [String]? {
    for signature in signatures {
      let plain = signature.map(BuiltIn.plain)
      guard names.allSatisfy(plain.contains) else { continue }
      let last = plain.lastIndex { names.contains($0) } ?? 0
      guard plain.prefix(required).allSatisfy(names.contains) else { continue }
      return Array(plain.prefix(max(required, last + 1)))
    }
    return nil
  }

  private static func plain(_ parameter: String) -> String {
    parameter.hasSuffix("...") ? String(parameter.dropLast(3)) : parameter
  }

  /// Every name of a parameter that this function or another of its name has.
  var parameterNames: [String] {
    BuiltIn.all.filter { $0.name == name }.flatMap(\.signatures).flatMap { $0.map(BuiltIn.plain) }
  }

  /// How the function is called, such as `substring(string, start position, length?)`.
  var usage: String {
    signatures.map { signature in
      let parts = signature.enumerated().map { index, parameter in
        index < required ? parameter : parameter + "?"
      }
      return "\(name)(\(parts.joined(separator: ", ")))"
    }.joined(separator: " / ")
  }

  /// The type that argument `index` must have; nil when any goes.
  func type(ofArgument index: Int) -> ValueType? {
    index < types.count ? types[index] : nil
  }
}
