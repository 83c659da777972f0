import Testing

struct SourceHabits {
  @Test func `there is something to look at`() {
    #expect(Tree.sources.count > 20)
    #expect(Tree.tests.count > 10)
  }

  @Test func `no file of code is longer than 400 lines`() {
    for file in Tree.sources + Tree.tests {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count - 1) lines")
    }
  }

  @Test(arguments: [
    "try!", "as! ", "fatalError(", "TODO", "FIXME", "nonisolated(unsafe)", "@unchecked",
    "catch {}", "catch { }", "case other(", "case other\n", "#if DEBUG", "@_spi",
  ])
  func `a mark that the style rules out stands nowhere in the sources`(mark: String) {
    for file in Tree.sources {
      #expect(file.lineNumbers(of: mark) == [], "\(file.path) says \(mark)")
    }
  }

  @Test func `no value is unwrapped, tried or cast by force`() {
    for file in Tree.code {
      #expect(SwiftCode.forcedLines(of: file.text) == [], "\(file.path)")
    }
  }

  @Test func `the look for force sees code and not prose`() {
    let source = """
      let a = b!  // so!
      let c = "no!" + #"a\"!"# /* never! /* ever! */ again! */
      if a != b, !c { d()! }
      let e = \"\"\"
        force me!
        \"\"\"
      let f = g[0]!.h
      """
    #expect(SwiftCode.forcedLines(of: SwiftCode(source).text) == [1, 3, 7])
  }

  @Test func `types are named for what they are`() {
    let vague = [
      "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Base", "Impl", "Info",
      "Engine", "Context", "Wrapper", "Handler",
    ]
    for file in Tree.code {
      for type in Declarations.types(in: file.text) {
        #expect(!vague.contains { type.hasSuffix($0) }, "\(file.path) declares \(type)")
      }
    }
  }

  @Test func `a module and a type never share a name`() {
    let modules = Set(Tree.sources.map(\.module))
    for file in Tree.code {
      #expect(modules.isDisjoint(with: Declarations.types(in: file.text)), "\(file.path)")
    }
  }

  @Test func `every test is a sentence in backticks`() {
    for file in Tree.tests where file.path.hasPrefix("Tests/") {
      #expect(Declarations.unnamedTests(in: file) == [], "\(file.path)")
    }
  }
}
