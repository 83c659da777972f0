/// The words of a rule, found without parsing it: an upper bound of the names that it reads.
enum Words {
  /// Adds the words of `rule` that stand outside of quoted texts to `words`.
  static func collect(_ rule: String, into words: inout Set<String>) {
    var word = ""
    var isQuoted = false
    var isEscaped = false
    for scalar in rule.unicodeScalars {
      if isQuoted {
        (isQuoted, isEscaped) = (isEscaped || scalar != "\"", !isEscaped && scalar == "\\")
      } else if NameTable.isPart(scalar) {
        word.unicodeScalars.append(scalar)
      } else {
        if !word.isEmpty { words.insert(word) }
        word = ""
        isQuoted = scalar == "\""
      }
    }
    if !word.isEmpty { words.insert(word) }
  }

  /// The words of a calculation.
  static func of(_ syntax: CalculationSyntax) -> Set<String> {
    var words: Set<String> = []
    switch syntax.body {
    case .expression(let rule): collect(rule.text, into: &words)
    case .table(let table): for cell in table.cells { collect(cell.text, into: &words) }
    }
    return words
  }
}

extension TableSyntax {
  /// Every rule text of the table.
  var cells: [Spelled] {
    var cells: [Spelled] = []
    for input in inputs { cells += [input.value, input.allowed].compactMap(\.self) }
    for output in outputs { cells += [output.values, output.defaultValue].compactMap(\.self) }
    for rule in rules { cells += rule.when + rule.then }
    return cells
  }
}
