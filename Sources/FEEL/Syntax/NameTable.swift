/// Known names that are more than one plain word, such as `Full Name` or `Monthly-Rate`; the lexer
/// takes the longest that matches.
struct NameTable: Sendable {
  private var byFirst: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]

  /// Adds `name` unless it is one plain word.
  mutating func insert(_ name: String) {
    let scalars = Array(name.unicodeScalars)
    guard let first = scalars.first, !NameTable.isPlain(scalars) else { return }
    var known = byFirst[first] ?? []
    guard !known.contains(scalars) else { return }
    known.append(scalars)
    known.sort { $0.count > $1.count }
    byFirst[first] = known
  }

  /// The longest known name at `start`, and the offset after it; white space inside may be longer
  /// than in the name.
  func match(_ text: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
    for candidate in byFirst[text[start]] ?? [] {
      guard let end = NameTable.end(of: candidate, in: text, at: start) else { continue }
      return (String(String.UnicodeScalarView(candidate)), end)
    }
    return nil
  }

  private static func end(of name: [Unicode.Scalar], in text: [Unicode.Scalar], at start: Int)
    -> Int?
  {
    var position = start
    for scalar in name {
      if scalar == " " {
        guard position < text.count, text[position].isSpace else { return nil }
        while position < text.count, text[position].isSpace { position += 1 }
      } else {
        guard position < text.count, text[position] == scalar else { return nil }
        position += 1
      }
    }
    if let last = name.last, last.isNamePart, position < text.count, text[position].isNamePart {
      return nil
    }
    return position
  }

  /// Whether a name is one word that the lexer finds without help.
  static func isPlain(_ name: String) -> Bool {
    // Most names are like this, and scopes ask for thousands of them.
    let isSimple = name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x5F }
    if isSimple && !name.isEmpty { return Token.Keyword(rawValue: name) == nil }
    return isPlain(Array(name.unicodeScalars))
  }

  /// The same for a name in scalars.
  static func isPlain(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = scalars.first, first.isNameStart, first != "?" else { return false }
    return scalars.allSatisfy(\.isNamePart)
      && Token.Keyword(rawValue: String(String.UnicodeScalarView(scalars))) == nil
  }
}

extension Unicode.Scalar {
  /// Whether a name can begin with this scalar (DMN 1.5, grammar rule 28, without punctuation).
  var isNameStart: Bool {
    if isASCII {
      return self == "_" || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
    }
    switch value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      return !isPunctuation && !properties.isWhitespace
    case _: return false
    }
  }

  /// Whether a name can go on with this scalar.
  var isNamePart: Bool {
    if isNameStart || ("0"..."9").contains(self) { return true }
    switch value {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: return true
    case _: return false
    }
  }

  private var isPunctuation: Bool {
    switch properties.generalCategory {
    case .openPunctuation, .closePunctuation, .otherPunctuation, .dashPunctuation,
      .initialPunctuation, .finalPunctuation, .mathSymbol:
      true
    case _: false
    }
  }
}
