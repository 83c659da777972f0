import Diagnostics
import Testing

@testable import FEEL

/// Expressions with the values that the standard gives them, written as the language writes them.
enum Standard {
  /// Expects each value. What does not fit is null, and so is what cannot be read at all.
  static func check(
    _ rows: [(expression: String, value: String)], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let compiler = Compiler(scope: Scope([]), features: .all)
    for (text, expected) in rows {
      let rule = try? compiler.compile(text, at: .text(text, named: "rule"))
      let value = rule?.value(in: [], arithmetic: .decimal128) ?? .null
      #expect(value.description == expected, "\(text)", sourceLocation: sourceLocation)
    }
  }
}
