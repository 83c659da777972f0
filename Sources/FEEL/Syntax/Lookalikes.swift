import Diagnostics

/// What was meant by a character that the rule language does not have.
enum Lookalikes {
  /// The help for a character that stands where none like it can; nil when nothing is like it.
  static func help(for scalar: Unicode.Scalar) -> Phrase? {
    switch scalar {
    case "'", "‘", "’", "“", "”", "「", "」", "『", "』", "＂", "＇":
      return Phrase(zh: "文字用英文双引号 \" 括起来", en: "a text stands between straight double quotes, \"")
    case "!", "！":
      return Phrase(zh: "取反写作 not(…)，不等于写作 !=", en: "write not(...) for not, and != for unequal")
    case _: break
    }
    return spelling(of: scalar).map {
      Phrase(zh: "是否想写 '\($0)'？", en: "did you mean '\($0)'?")
    }
  }

  /// How the language writes what the character means elsewhere.
  private static func spelling(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&", "＆", "∧": "and"
    case "|", "｜", "∨": "or"
    case "、": ","
    case "。": "."
    case "×": "*"
    case "÷": "/"
    case "≤", "≦": "<="
    case "≥", "≧": ">="
    case "≠": "!="
    case "−", "–", "—": "-"
    case "【", "〔": "["
    case "】", "〕": "]"
    case "％", "%": "/ 100"
    case "^": "**"
    // The forms that an input method writes as wide as a Chinese character.
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    case _: nil
    }
  }
}
