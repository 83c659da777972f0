import Diagnostics

/// What the parser says of a text that is not YAML, in words for people.
enum YAMLProblem {
  /// The kind of finding that a problem makes.
  static func code(of problem: String) -> FindingCode {
    if problem.contains("nesting level") { return .yamlDepth }
    if problem.contains("undefined alias") { return .yamlAnchor }
    if problem.contains("tag") { return .yamlTag }
    return .yamlSyntax
  }

  /// The problem in both languages; one that is not known here is quoted.
  static func phrase(for problem: String) -> Phrase {
    known.first { problem.contains($0.key) }?.phrase
      ?? Phrase(zh: "YAML 语法有误（\(problem)）", en: problem)
  }

  private static let known: [(key: String, phrase: Phrase)] = [
    (
      "mapping values are not allowed",
      Phrase(
        zh: "此处不能出现冒号；含有“: ”的文字要加引号",
        en: "a colon is not allowed here; quote a text that holds ': '")
    ),
    (
      "did not find expected key",
      Phrase(zh: "此处应当是一个键；请检查缩进和引号", en: "a key is expected here; check indents and quotes")
    ),
    (
      "could not find expected ':'",
      Phrase(zh: "键后面缺少冒号", en: "a colon is missing after the key")
    ),
    (
      "found character that cannot start any token",
      Phrase(
        zh: "此字符不能作为开头；请给文字加引号，缩进不要用制表符",
        en: "nothing can begin with this character; quote the text, and indent with spaces")
    ),
    (
      "found a tab character",
      Phrase(zh: "缩进不能用制表符", en: "indent with spaces, not with tabs")
    ),
    (
      "did not find expected '-'",
      Phrase(zh: "此处应当是列表的下一项“- ”", en: "the next '- ' of a list is expected here")
    ),
    (
      "did not find expected ',' or",
      Phrase(zh: "此处应当是逗号或右括号", en: "a comma or a closing bracket is expected here")
    ),
    (
      "unexpected end of stream",
      Phrase(zh: "文件在引号结束之前就完了", en: "the file ends inside a quoted text")
    ),
    (
      "nesting level",
      Phrase(zh: "嵌套层数太多", en: "nested too deep")
    ),
    (
      "undefined alias",
      Phrase(zh: "不允许使用锚点和别名", en: "anchors and aliases are not allowed")
    ),
    (
      "block sequence entries are not allowed",
      Phrase(zh: "此处不能开始列表；请检查缩进", en: "a list cannot begin here; check the indents")
    ),
  ]
}
