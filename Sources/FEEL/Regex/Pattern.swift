/// A regular expression as XPath defines it (XPath and XQuery Functions and Operators 3.1, section
/// 5.6.1, on top of XML Schema, part 2, appendix F), which is what DMN's `matches`, `replace` and
/// `split` take.
indirect enum Pattern {
  /// One scalar of a set.
  case one(ScalarSet)
  case start
  case end
  case sequence([Pattern])
  case choice([Pattern])
  /// A group; with a number when it captures.
  case group(Pattern, Int?)
  case repeated(Pattern, Repetition)
  /// What the group of that number captured, again.
  case reference(Int)

  /// How often a part may stand; `most` is nil without a bound.
  struct Repetition {
    let least: Int
    let most: Int?
    /// Whether more is tried before less.
    let isGreedy: Bool
  }
}

/// The flags of a regular expression.
struct PatternFlags {
  /// `i`: letters that differ only in case are the same.
  var ignoresCase = false
  /// `s`: the dot matches line ends too.
  var dotMatchesAll = false
  /// `m`: `^` and `$` also match at the lines.
  var isMultiline = false
  /// `x`: white space in the pattern means nothing.
  var ignoresSpace = false
  /// `q`: every character stands for itself.
  var isLiteral = false

  /// Reads flags such as `im`; nil when one is unknown.
  init?(_ text: String) {
    for flag in text.unicodeScalars {
      switch flag {
      case "i": ignoresCase = true
      case "s": dotMatchesAll = true
      case "m": isMultiline = true
      case "x": ignoresSpace = true
      case "q": isLiteral = true
      case _: return nil
      }
    }
  }
}
