/// Puts calculations in an order in which the types of what they read become known first, as far as
/// the words of their rules tell.
struct TypeOrder {
  /// The order.
  private(set) var units: [Unit] = []

  private let assembly: Assembly
  /// The units that a word may mean.
  private var meanings: [String: [Unit]] = [:]
  private var visited: Set<Unit> = []
  /// The words of the rules of a template, which all its uses share.
  private var templateWords: [String: Set<String>] = [:]
  /// The order of the calculations of each template, by position in the use.
  private var localOrders: [String: [Int]] = [:]

  init(_ assembly: Assembly) {
    self.assembly = assembly
    for (index, draft) in assembly.calculations.enumerated() where draft.site == .outside {
      meanings[draft.name, default: []].append(.calculation(index))
    }
    for (index, use) in assembly.uses.enumerated() {
      meanings[use.name, default: []].append(.use(index))
      if let list = use.template.list { meanings[list.text, default: []].append(.use(index)) }
    }
    // Uses first, in the order written: most of what is calculated reads them.
    for index in assembly.uses.indices { visit(.use(index), depth: 0) }
    for (index, draft) in assembly.calculations.enumerated() where draft.site == .outside {
      visit(.calculation(index), depth: 0)
    }
  }

  private mutating func visit(_ unit: Unit, depth: Int) {
    // Chains deeper than this keep open types; the limit spares the stack.
    guard depth < 500, visited.insert(unit).inserted else { return }
    for word in words(of: unit).sorted() {
      for other in meanings[word] ?? [] { visit(other, depth: depth + 1) }
    }
    units.append(unit)
  }

  private mutating func words(of unit: Unit) -> Set<String> {
    switch unit {
    case .calculation(let index): return Words.of(assembly.calculations[index].syntax)
    case .use(let index):
      let use = assembly.uses[index]
      if let words = templateWords[use.template.name.text] { return words }
      let local =
        use.template.parameters.map(\.name)
        + use.calculations.map {
          assembly.calculations[$0].localName
        }
      let all = use.calculations.reduce(into: Set<String>()) {
        $0.formUnion(Words.of(assembly.calculations[$1].syntax))
      }
      let words = all.subtracting(local).filter { meanings[$0] != nil }
      templateWords[use.template.name.text] = words
      return words
    }
  }

  /// The calculations of a use, each after those that its words name. All uses of a template have
  /// the same order, which is found once.
  mutating func calculations(of use: Int, _ assembly: Assembly) -> [Int] {
    let draft = assembly.uses[use]
    let template = draft.template.name.text
    let offsets = localOrders[template] ?? TypeOrder.sorted(draft.calculations, assembly)
    localOrders[template] = offsets
    // A use with a finding may lack calculations that another use has.
    guard offsets.count == draft.calculations.count else { return draft.calculations }
    return offsets.map { draft.calculations[$0] }
  }

  private static func sorted(_ calculations: [Int], _ assembly: Assembly) -> [Int] {
    let names = calculations.map { assembly.calculations[$0].localName }
    let words = calculations.map { Words.of(assembly.calculations[$0].syntax) }
    var open = Array(calculations.indices)
    var order: [Int] = []
    while !open.isEmpty {
      let isReady: (Int) -> Bool = { candidate in
        open.allSatisfy { $0 == candidate || !words[candidate].contains(names[$0]) }
      }
      let next = open.firstIndex(where: isReady) ?? 0
      order.append(open.remove(at: next))
    }
    return order
  }
}
