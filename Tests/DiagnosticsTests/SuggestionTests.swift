import Diagnostics
import Testing

struct SuggestionTests {
  @Test(arguments: [
    ("影响范畴", ["影响方式", "影响范围", "范围"], "影响范围"),
    ("relevent", ["relevant", "required"], "relevant"),
    ("titel", ["title", "tile"], "title"),
    ("A1_l", ["A1_1", "A1_2"], "A1_1"),
    ("rating", ["rating", "ratings"], "rating"),
  ])
  func `the nearest name is suggested`(typed: String, names: [String], meant: String) {
    #expect(Suggestion.nearest(to: typed, among: names) == meant)
  }

  @Test(arguments: [
    ("x", ["y"]), ("", ["a"]), ("relevant", ["constraint", "hint"]), ("kind", []),
    ("甲", ["乙", "丙"]),
  ])
  func `a name that is far from all gets no suggestion`(typed: String, names: [String]) {
    #expect(Suggestion.nearest(to: typed, among: names) == nil)
  }

  @Test func `of two equally near names the first is taken`() {
    #expect(Suggestion.nearest(to: "ab", among: ["ac", "ad"]) == "ac")
  }
}
