@testable import Terminal
import Testing

struct CompletionTests {
  private let units = [
    Candidate("education", label: "教育局", keys: ["jiaoyuju", "jyj"]),
    Candidate("education_board", label: "教育督导室", keys: ["jyddss"]),
    Candidate("health", label: "卫生健康局", keys: ["wsjkj"]),
  ]

  private func result(_ text: String) -> CompletionResult? {
    CompletionResult(of: text) { _ in units }
  }

  @Test func `one fitting candidate replaces the word`() {
    #expect(result("WSJ")?.replacement == "health")
    #expect(result("health，ws")?.replacement == "health，health")
    #expect(result("ws")?.shown == [])
  }

  @Test func `several are shown, and what their names share is inserted`() {
    #expect(result("ed")?.replacement == "education")
    #expect(result("ed")?.shown == ["education  教育局", "education_board  教育督导室"])
  }

  @Test func `a word found by its label stays until it is unique`() {
    #expect(result("教育")?.replacement == "教育")
    #expect(result("教育局")?.replacement == "education")
  }

  @Test func `an empty word shows everything and inserts nothing`() {
    #expect(result("")?.replacement == "")
    #expect(result("")?.shown.count == 3)
  }

  @Test func `nothing fits a word that is in no name, label or key`() {
    #expect(result("xyz") == nil)
    #expect(CompletionResult(of: "a") { _ in [] } == nil)
  }

  @Test func `the provider is given what stands before the word`() {
    var before = ""
    _ = CompletionResult(of: ":goto A1、B") {
      before = $0
      return []
    }
    #expect(before == ":goto A1、")
  }
}
