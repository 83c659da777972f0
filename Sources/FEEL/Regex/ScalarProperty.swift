/// The named sets of scalars that a pattern can use: `\d`, `\p{Lu}`, `\p{IsBasicLatin}` and the like.
enum ScalarProperty {
  typealias Test = @Sendable (Unicode.Scalar) -> Bool

  /// The set of an escape of one letter, such as `\d`, and whether the letter asks for all others.
  static func escape(_ letter: Unicode.Scalar) -> (test: Test, negated: Bool)? {
    switch letter {
    case "s": (isSpace, false)
    case "S": (isSpace, true)
    case "i": (isNameStart, false)
    case "I": (isNameStart, true)
    case "c": (isNamePart, false)
    case "C": (isNamePart, true)
    case "d": (isDigit, false)
    case "D": (isDigit, true)
    case "w": (isWord, false)
    case "W": (isWord, true)
    case _: nil
    }
  }

  private static let isDigit: Test = { $0.properties.generalCategory == .decimalNumber }

  private static let isSpace: Test = { ["\t", "\n", "\r", " "].contains($0) }

  private static let isWord: Test = { scalar in
    let name = name(of: scalar.properties.generalCategory)
    return name.first.map { $0 != "P" && $0 != "Z" && $0 != "C" } ?? false
  }

  /// The first character of an XML name (XML 1.0, production 4).
  @Sendable private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
      0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
      0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    case _: false
    }
  }

  /// A further character of an XML name (production 4a).
  @Sendable private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    case _: isNameStart(scalar)
    }
  }

  /// The set in `\p{...}`: a general category, a group of them, or a block; nil for any other name.
  static func named(_ name: String) -> Test? {
    if name.hasPrefix("Is") {
      guard let block = UnicodeBlocks.range(named: String(name.dropFirst(2))) else { return nil }
      return { block.contains($0.value) }
    }
    guard categories.contains(name) else { return nil }
    return { ScalarProperty.name(of: $0.properties.generalCategory).hasPrefix(name) }
  }

  private static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
  ]

  private static func name(of category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
