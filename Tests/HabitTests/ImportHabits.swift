import Testing

struct ImportHabits {
  @Test func `every module imports only what the table of modules allows it`() {
    let allowed = Modules.allowed
    for file in Tree.sources where file.path.hasSuffix(".swift") {
      guard let mine = allowed[file.module] else {
        Issue.record("\(file.path): the table of modules does not name \(file.module)")
        continue
      }
      for imported in Imports.modules(in: file) where !mine.contains(imported) {
        Issue.record("\(file.path) imports \(imported)")
      }
    }
  }

  @Test func `the core imports nothing of the system`() {
    for file in Tree.sources where Modules.core.contains(file.module) {
      let foreign = Imports.modules(in: file).filter { Modules.system.contains($0) }
      #expect(foreign == [], "\(file.path)")
    }
  }

  @Test(arguments: [
    "SystemRandomNumberGenerator", ".random(", ".randomElement(", ".shuffled()", "ContinuousClock",
    "SuspendingClock", "CommandLine.", "print(",
  ])
  func `the core takes no clock, no randomness and no arguments of the process`(mark: String) {
    for file in Tree.code where Modules.core.contains(file.module) {
      #expect(file.lineNumbers(of: mark) == [], "\(file.path) says \(mark)")
    }
  }

  @Test func `YAML is read in one file`() {
    let readers = Tree.sources.filter { Imports.modules(in: $0).contains("Yams") }
    #expect(readers.count == 1, "\(readers.map(\.path))")
  }

  @Test func `imports are seen in every form`() {
    let file = RepositoryFile(
      path: "a.swift",
      text: """
        public import A
        @testable internal import B
        import struct C.D
          import E  // indented
        // import F
        let important = G
        """)
    #expect(Imports.modules(in: file) == ["A", "B", "C", "E"])
  }
}

/// Which module may import which; the layers of the product, said once more where a test reads it.
enum Modules {
  /// The modules that touch nothing outside the process.
  static let core: Set<String> = [
    "Diagnostics", "FEEL", "Questionnaires", "Scoring", "Interviewing", "BatchScoring", "Records",
  ]

  /// What only the rim may import. Full Foundation is not among it: linking it and using its ICU costs start-up time.
  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationInternationalization", "Glibc", "Dispatch",
    "Synchronization", "System",
  ]

  private static let rim: Set<String> = [
    "FoundationEssentials", "Glibc", "Dispatch", "Synchronization",
  ]

  /// In dependency order: what a module names itself, ours and foreign.
  private static let table: [(module: String, ours: [String], foreign: Set<String>)] = [
    ("CReadline", [], []),
    ("COpenSSL", [], []),
    ("CZlib", [], []),
    ("Diagnostics", [], []),
    ("FEEL", ["Diagnostics"], []),
    ("Questionnaires", ["FEEL", "Diagnostics"], ["Yams", "OrderedCollections"]),
    ("Scoring", ["Questionnaires", "FEEL"], []),
    ("Interviewing", ["Questionnaires", "Scoring"], []),
    ("BatchScoring", ["Scoring"], []),
    ("Records", ["Questionnaires", "Scoring"], []),
    ("Signing", ["Records"], ["COpenSSL"]),
    ("Archiving", ["Records", "Signing"], ["HashTreeCollections"]),
    ("SQLiteStore", ["Archiving"], ["GRDB"]),
    ("BatchFiles", ["BatchScoring"], ["CZlib"]),
    ("Reporting", ["Records"], ["Mustache"]),
    ("Terminal", ["Interviewing", "Diagnostics"], ["CReadline"]),
    (
      "ChildImpact",
      ["Terminal", "Reporting", "BatchFiles", "SQLiteStore", "Interviewing"], ["ArgumentParser"]
    ),
  ]

  /// A module's own list, what those modules may import in turn, and the system on the rim.
  static var allowed: [String: Set<String>] {
    var ours: [String: Set<String>] = [:]
    var allowed: [String: Set<String>] = [:]
    for row in table {
      ours[row.module] = row.ours.reduce(into: Set(row.ours)) { $0.formUnion(ours[$1] ?? []) }
      allowed[row.module] = (ours[row.module] ?? []).union(row.foreign)
        .union(core.contains(row.module) ? [] : rim)
    }
    return allowed
  }
}

/// The import declarations of a Swift file.
enum Imports {
  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private", "@testable", "@preconcurrency",
    "@_exported", "@_implementationOnly", "@_spi",
  ]
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "var", "let",
  ]

  /// The modules that the file imports, in its order.
  static func modules(in file: RepositoryFile) -> [String] {
    file.lines.compactMap { line in
      let words = line.split { " \t".contains($0) }
      guard let at = words.firstIndex(of: "import"), words[..<at].allSatisfy(modifiers.contains)
      else { return nil }
      let named = words[(at + 1)...].drop { kinds.contains($0) }.first
      return named.flatMap { $0.split(separator: ".").first }.map(String.init)
    }
  }
}
