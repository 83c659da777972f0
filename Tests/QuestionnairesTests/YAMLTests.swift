import Diagnostics
@testable import Questionnaires
import Testing

/// How one file becomes a tree of texts.
struct YAMLTests {
  private func tree(_ bytes: [UInt8]) -> (tree: SourceNode?, codes: [String]) {
    let log = FindingLog()
    let tree = YAMLNodes.tree(of: bytes, named: "test.yaml", log: log)
    return (tree, log.all.map(\.code))
  }

  private func entries(_ text: String) -> [(key: String, value: SourceNode)] {
    guard case .mapping(let entries, _) = tree(Array(text.utf8)).tree else { return [] }
    return entries
  }

  private func value(_ node: SourceNode?) -> String? {
    guard case .scalar(let text, _) = node else { return nil }
    return text
  }

  @Test(arguments: ["no", "yes", "12:30", "1e3", "0x10", "~", "null", "2026-11-23", "1.0", "'01'"])
  func `a scalar is never guessed to be anything but text`(scalar: String) {
    let plain = scalar.filter { $0 != "'" }
    #expect(value(entries("a: \(scalar)").first?.value) == plain)
  }

  @Test func `every value knows its line and column in scalars`() {
    let places = entries("年龄: 1\r\nb:\r\n  - \"二\"\r\n").map(\.value)
    #expect(places.map(\.place.line) == [1, 3])
    #expect(places.map(\.place.column) == [5, 3])
    guard case .sequence(let items, _) = places[1] else { return #expect(Bool(false)) }
    #expect([items[0].place.line, items[0].place.column, items[0].place.length] == [3, 5, 3])
  }

  @Test func `a mark of byte order is dropped, an empty file is an empty mapping`() {
    #expect(value(entries("\u{FEFF}a: b").first?.value) == "b")
    #expect(tree([]).codes == [])
    #expect(entries("# nothing\n").isEmpty)
  }

  @Test(arguments: ["a: 2 * b", "- '* item'", "a: |\n  * item\n  & more", "a: R&D *x"])
  func `stars and ampersands inside a text are no aliases`(text: String) {
    #expect(tree(Array(text.utf8)).codes == [])
  }

  @Test(arguments: [
    ("a: &x 1", "yaml-anchor"), ("a: &x 1\nb: *x", "yaml-anchor"), ("a: *x", "yaml-anchor"),
    ("&k a: 1", "yaml-anchor"), ("[&x 1]: 2", "wrong-shape"), ("a: !!str 1", "yaml-tag"),
    ("a: !t {b: 1}", "yaml-tag"), ("!t a: 1", "yaml-tag"), ("<<: {a: 1}", "yaml-merge-key"),
    ("a: 1\na: 2", "yaml-duplicate-key"), ("a: {b: 1, b: 2}", "yaml-duplicate-key"),
    ("a: 1\n---\nb: 2", "yaml-documents"), ("a: [1", "yaml-syntax"), ("a:\tb: c", "yaml-syntax"),
    ("a: \"\u{0}\"", "control-character"), ("\u{7F}", "control-character"),
  ])
  func `what is not plain YAML is refused`(text: String, code: String) {
    #expect(tree(Array(text.utf8)).codes.contains(code))
  }

  @Test func `depth is limited to 20, however deep the file goes`() {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(tree(nested(20)).codes == [])
    #expect(tree(nested(21)).codes == ["yaml-depth"])
    #expect(tree(nested(500_000)).codes == ["yaml-depth"])
  }

  @Test func `aliases of aliases in keys are refused at once`() {
    var text = "k0: &k0 [x, x]\n"
    for level in 1...40 { text += "k\(level): &k\(level) [*k\(level - 1), *k\(level - 1)]\n" }
    text += "? *k40\n: bomb\n"
    #expect(tree(Array(text.utf8)).codes == ["yaml-anchor"])
  }

  @Test func `bytes that are not UTF-8 are told by their line`() {
    let log = FindingLog()
    _ = YAMLNodes.tree(of: Array("a: 1\nb: ".utf8) + [0xC0, 0xAF], named: "t", log: log)
    #expect(log.all.map(\.code) == ["not-utf8"])
    #expect(log.all.first?.place?.line == 2)
  }

  @Test func `a file of one mebibyte is read, one byte more is not`() {
    let full = Array("a: b\n#".utf8) + [UInt8](repeating: 0x78, count: YAMLNodes.largest - 6)
    #expect(tree(full).codes == [])
    #expect(tree(full + [0x78]).codes == ["file-too-large"])
  }
}
