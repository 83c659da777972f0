import Testing

struct DocumentHabits {
  @Test func `every path that the README names exists`() throws {
    let readme = try Tree.file("README.md")
    let paths = Markdown.paths(in: readme)
    #expect(paths.count > 15)
    for path in paths {
      #expect(Tree.exists(path), "README.md names \(path)")
    }
  }

  @Test func `every relative link in a document leads somewhere`() {
    for file in Tree.everything where file.path.hasSuffix(".md") {
      let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
      for link in Markdown.links(in: file) {
        let path = folder.isEmpty ? link : folder + "/" + link
        #expect(Tree.exists(path), "\(file.path) links to \(link)")
      }
    }
  }

  @Test
  func `every decision has a number, a date, a choice, what was rejected and when to reconsider`()
    throws
  {
    let decisions = Markdown.sections(in: try Tree.file(Tree.catalog + "/Decisions.md"))
    #expect(decisions.count > 5)
    let numbers = decisions.map { Int($0.title.prefix { $0.isNumber }) ?? 0 }
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy(<), "\(numbers)")
    for decision in decisions {
      for part in ["- Date: 20", "- Choice: ", "- Rejected: ", "- Reconsider: "] {
        let count = decision.lines.filter { $0.hasPrefix(part) }.count
        #expect(count == 1, "\(decision.title): \(part)")
      }
      #expect(decision.lines.count <= 12, "\(decision.title) is longer than ten lines")
    }
  }

  @Test func `every attacker of the threat model has what is prevented, detected and left over`()
    throws
  {
    let attackers = Markdown.sections(in: try Tree.file(Tree.catalog + "/ThreatModel.md"))
      .filter { $0.title.hasPrefix("Attacker") }
    #expect(attackers.count > 5)
    for attacker in attackers {
      for part in ["- Prevented: ", "- Detected: ", "- Left over: "] {
        #expect(attacker.lines.contains { $0.hasPrefix(part) }, "\(attacker.title): \(part)")
      }
    }
  }

  @Test func `every module has a row in the README's map`() throws {
    let readme = try Tree.file("README.md")
    for module in Modules.allowed.keys {
      #expect(readme.text.holds("`Sources/\(module)`"), "README.md does not mention \(module)")
    }
  }

  @Test func `the landing page of the catalog leads to every page`() throws {
    let landing = try Tree.file(Tree.catalog + "/ChildImpact.md")
    for file in Tree.files(under: Tree.catalog, endings: [".md"]) where file.name != landing.name {
      #expect(landing.text.holds("<doc:\(file.name.dropLast(3))>"), "\(file.name)")
    }
  }
}

extension Tree {
  /// The catalog of the program's documentation.
  static let catalog = "Sources/ChildImpact/ChildImpact.docc"
}

/// A heading of the second level and what follows it.
struct Section {
  let title: String
  let lines: [String]
}

/// What the habits ask of a document.
enum Markdown {
  /// The sections of the second level; blank lines are left out.
  static func sections(in file: RepositoryFile) -> [Section] {
    file.text.components(startingWith: "\n## ").dropFirst().map { block in
      let lines = block.split(separator: "\n").map(String.init)
      return Section(title: lines.first ?? "", lines: Array(lines.dropFirst()))
    }
  }

  /// The targets of links that are neither addresses nor anchors, without what follows a `#`.
  static func links(in file: RepositoryFile) -> [String] {
    file.text.components(startingWith: "](").dropFirst().compactMap { rest in
      let target = rest.prefix { !")# \n".contains($0) }
      return target.isEmpty || String(target).holds("://") ? nil : String(target)
    }
  }

  /// What stands in backticks and begins with a folder or file of the root.
  static func paths(in file: RepositoryFile) -> [String] {
    let roots = [
      "Sources", "Tests", "Questionnaires", "Benchmarks", "Tools", "Results/README", ".ci",
    ]
    let files = ["Package.swift", "Makefile", "LICENSE", "README.md"]
    let spans = file.text.split(separator: "`", omittingEmptySubsequences: false)
      .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    return spans.filter { span in
      !span.contains { " \n*<…".contains($0) }
        && (files.contains(span) || roots.contains { span.hasPrefix($0) })
    }
  }
}

extension String {
  /// The text before the first `mark`, then what follows each.
  fileprivate func components(startingWith mark: String) -> [Substring] {
    var rest = self[...]
    var parts: [Substring] = []
    while let at = rest.firstRange(of: mark) {
      parts.append(rest[..<at.lowerBound])
      rest = rest[at.upperBound...]
    }
    return parts + [rest]
  }
}
