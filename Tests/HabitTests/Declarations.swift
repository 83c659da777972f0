/// What a Swift file declares, as far as the habits ask.
enum Declarations {
  private static let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol"]

  /// The names of the types that code declares at any depth, extensions not counted.
  static func types(in code: String) -> [String] {
    code.split(separator: "\n").compactMap { line in
      let words = line.split { " \t".contains($0) }
      guard let kind = words.firstIndex(where: { kinds.contains($0) }), kind + 1 < words.count,
        words[..<kind].allSatisfy(isModifier)
      else { return nil }
      let name = words[kind + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return name == "func" || name == "var" || name == "let" ? nil : String(name)
    }
  }

  /// The numbers, from 1, of the lines with a test function whose name is not in backticks.
  static func unnamedTests(in file: RepositoryFile) -> [Int] {
    var isTest = false
    var numbers: [Int] = []
    for (index, line) in file.lines.enumerated() {
      if line.drop(while: { $0 == " " }).hasPrefix("@Test") { isTest = true }
      guard isTest, let name = functionName(in: line) else { continue }
      if !name.hasPrefix("`") { numbers.append(index + 1) }
      isTest = false
    }
    return numbers
  }

  private static func functionName(in line: Substring) -> Substring? {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    guard let at = words.firstIndex(of: "func"), at + 1 < words.count else { return nil }
    return words[at + 1]
  }

  private static func isModifier(_ word: Substring) -> Bool {
    word.hasPrefix("@")
      || [
        "public", "internal", "private", "fileprivate", "package", "final", "indirect", "open",
        "nonisolated", "borrowing", "consuming",
      ].contains(word)
  }
}
