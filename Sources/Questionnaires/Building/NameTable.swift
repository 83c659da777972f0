import Diagnostics

/// The names that are taken at one site.
struct NameTable {
  private var taken: Set<String> = []

  /// Takes `name`; a finding, and false, when it is taken already or cannot be a name.
  mutating func claim(_ name: Spelled, _ log: FindingLog) -> Bool {
    guard NameTable.isName(name.text) else {
      log.error(
        .badName, at: name.place, zh: "“\(name.text)”不能作为名称",
        en: "'\(name.text)' cannot be a name",
        help: Phrase(
          zh: "名称以字母、汉字或下划线开头，只含字母、汉字、数字和下划线，不能是规则语言的保留字",
          en:
            "a name begins with a letter or _, has only letters, digits and _, and is no word of the"
            + " rule language"))
      return false
    }
    guard taken.insert(name.text).inserted else {
      log.error(
        .duplicateName, at: name.place, zh: "名称“\(name.text)”重复",
        en: "the name '\(name.text)' stands twice")
      return false
    }
    return true
  }

  /// Whether `text` can be a name: one word of letters of any script, digits and `_`, which no rule
  /// takes for a part of the language.
  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !reserved.contains(text) else { return false }
    return isStart(first) && text.unicodeScalars.allSatisfy(isPart) && text.utf8.count <= 200
  }

  /// Whether a name can begin with `scalar`.
  static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    return scalar.properties.isAlphabetic
  }

  /// Whether `scalar` can stand in a name.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    isStart(scalar) || ("0"..."9").contains(scalar)
  }

  private static let reserved: Set<String> = [
    "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "not",
    "between", "instance", "of", "function", "external", "true", "false", "null", "item",
    "partial", "answered",
  ]
}
