/// Text in one spelling: NFC (Unicode Standard Annex 15), so that an é of one scalar and one of two
/// are the same bytes in drafts, records and searches.
///
/// Covered are the scripts in which keyboards and documents mix the two forms: Latin, Greek,
/// Cyrillic, kana, Hangul, and the compatibility ideographs. Marks of other scripts keep their
/// order; nothing is lost.
public enum ComposedText {
  /// `text` composed. One pass without memory where nothing can be composed, as in plain Chinese.
  public static func of(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: mayChange) { return text }
    var result = String.UnicodeScalarView()
    for character in text { result.append(contentsOf: composed(character)) }
    return String(result)
  }

  /// Combining marks, kana marks, Hangul parts, Greek and letter-like twins, compatibility
  /// ideographs.
  private static func mayChange(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x300, 0x4E00...0x9FFF, 0xFF00...: false
    case 0x300...0x36F, 0x374, 0x37E, 0x387, 0x1100...0x11FF, 0x1F00...0x1FFF, 0x2126...0x212B,
      0x3099...0x309A, 0xF900...0xFAFF:
      true
    default: scalar.properties.canonicalCombiningClass != .notReordered
    }
  }

  private static func composed(_ character: Character) -> [Unicode.Scalar] {
    let scalars = Array(character.unicodeScalars)
    if let one = single(String(character)) { return [one] }
    guard scalars.count > 1 else { return scalars }
    return joined(ordered(scalars))
  }

  /// Each mark joined to what stands before it, where the two have a form in one.
  private static func joined(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in scalars {
      if let last = result.last, let one = single(String(last) + String(scalar)) {
        result[result.count - 1] = one
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  /// Marks in the order of their classes; those of one class keep theirs.
  private static func ordered(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let keyed = scalars.enumerated().map { offset, scalar in
      (scalar.properties.canonicalCombiningClass.rawValue, offset, scalar)
    }
    return keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// The scalar that is canonically equivalent to `text`, if one is.
  private static func single(_ text: String) -> Unicode.Scalar? {
    if let known = table[text] { return known }
    return text.unicodeScalars.count == 1 ? unified(text) ?? nil : syllable(text)
  }

  /// Swift compares strings by canonical equivalence, so that a dictionary of all scalars is the
  /// table of compositions; of two equivalent scalars the lower is the composed form.
  private static let table: [String: Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0x21...0x7E, 0xA0...0x2FF, 0x370...0x4FF, 0x1E00...0x1FFF, 0x3041...0x30FF,
    ]
    var table: [String: Unicode.Scalar] = [:]
    for scalar in ranges.joined().compactMap(Unicode.Scalar.init)
    where table[String(scalar)] == nil {
      table[String(scalar)] = scalar
    }
    return table
  }()

  /// Compatibility ideographs are few in a text, so that each is looked for.
  private static func unified(_ text: String) -> Unicode.Scalar? {
    guard let scalar = text.unicodeScalars.first, 0xF900...0xFAFF ~= scalar.value else {
      return nil
    }
    let ranges: [ClosedRange<UInt32>] = [0x4E00...0x9FFF, 0x3400...0x4DBF]
    return ranges.joined().lazy.compactMap(Unicode.Scalar.init).first { String($0) == text }
  }

  /// The parts of a Hangul syllable by the arithmetic of the standard, section 3.12.
  private static func syllable(_ text: String) -> Unicode.Scalar? {
    let parts = text.unicodeScalars.map(\.value)
    if parts.count == 2, 0xAC00...0xD7A3 ~= parts[0], (parts[0] - 0xAC00) % 28 == 0,
      0x11A8...0x11C2 ~= parts[1]
    {
      return Unicode.Scalar(parts[0] + parts[1] - 0x11A7)
    }
    guard parts.count == 2 || parts.count == 3, 0x1100...0x1112 ~= parts[0],
      0x1161...0x1175 ~= parts[1]
    else { return nil }
    let vowel = ((parts[0] - 0x1100) * 21 + parts[1] - 0x1161) * 28
    guard parts.count == 3 else { return Unicode.Scalar(0xAC00 + vowel) }
    return 0x11A8...0x11C2 ~= parts[2] ? Unicode.Scalar(0xAC00 + vowel + parts[2] - 0x11A7) : nil
  }
}
