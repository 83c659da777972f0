import Diagnostics

/// A wording as written: in each language, or the same for all.
struct TextSyntax {
  /// A piece of a wording.
  enum Piece {
    case words(String)
    /// `${name}`
    case name(String)
  }

  let wordings: [Language: [Piece]]
  let place: Place
  /// The finished text, when nothing is filled in.
  let fixed: Text?

  /// The wording in `node`. Each of `languages` must be there, unless a plain text has no letters
  /// outside `${}` or there is only one language.
  init?(_ node: SourceNode, _ languages: [Language], _ log: FindingLog) {
    switch node {
    case .scalar(let text, let place):
      let pieces = TextSyntax.pieces(text)
      self.init(Dictionary(uniqueKeysWithValues: languages.map { ($0, pieces) }), place)
      if languages.count > 1 && TextSyntax.hasLetters(pieces) {
        TextSyntax.reportPlain(place, languages, log)
      }
    case .mapping(let entries, _):
      self.init(TextSyntax.decode(entries, languages, node.place, log), node.place)
    case .sequence:
      log.error(
        .wrongShape, at: node.place, zh: "此处应当是一段文字，或按语言分列的文字",
        en: "a text is expected here, or one for each language")
      return nil
    }
  }

  private init(_ wordings: [Language: [Piece]], _ place: Place) {
    self.wordings = wordings
    self.place = place
    let isFixed = wordings.values.joined().allSatisfy { piece in
      switch piece {
      case .words: true
      case .name: false
      }
    }
    fixed = isFixed ? Text(words: wordings) : nil
  }

  private static func decode(
    _ entries: [(key: String, value: SourceNode)], _ languages: [Language], _ place: Place,
    _ log: FindingLog
  ) -> [Language: [Piece]] {
    var result: [Language: [Piece]] = [:]
    for (key, value) in entries {
      guard let language = Language(rawValue: key) else {
        log.error(
          .unknownKey, at: Spelled.keyPlace(key, of: value), zh: "不认识的语言“\(key)”",
          en: "unknown language '\(key)'")
        continue
      }
      if let text = Spelled(value, log) { result[language] = pieces(text.text) }
    }
    let missing = languages.filter { result[$0] == nil }.map(\.rawValue)
    if !missing.isEmpty {
      let names = missing.joined(separator: ", ")
      log.error(.missingTranslation, at: place, zh: "缺少译文：\(names)", en: "not said in: \(names)")
    }
    return result
  }

  private static func reportPlain(_ place: Place, _ languages: [Language], _ log: FindingLog) {
    let names = languages.map(\.rawValue).joined(separator: ", ")
    log.error(
      .missingTranslation, at: place, zh: "应按语言分别写出：\(names)",
      en: "must be said in each language: \(names)",
      help: Phrase(zh: "写成 {zh: …, en: …}", en: "write {zh: …, en: …}"))
  }

  private static func hasLetters(_ pieces: [Piece]) -> Bool {
    pieces.contains { piece in
      switch piece {
      case .words(let words): words.unicodeScalars.contains { $0.properties.isAlphabetic }
      case .name: false
      }
    }
  }

  /// The pieces of `text`; a `${` without its `}` stands for itself.
  static func pieces(_ text: String) -> [Piece] {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return [.words(text)] }
    var pieces: [Piece] = []
    var words = ""
    var rest = text.unicodeScalars[...]
    while let dollar = rest.firstIndex(of: "$") {
      let after = rest[rest.index(after: dollar)...]
      words.unicodeScalars += rest[..<dollar]
      guard after.first == "{", let close = after.firstIndex(of: "}") else {
        words += "$"
        rest = after
        continue
      }
      if !words.isEmpty { pieces.append(.words(words)) }
      words = ""
      pieces.append(.name(String(after[..<close].dropFirst())))
      rest = after[after.index(after: close)...]
    }
    words.unicodeScalars += rest
    if !words.isEmpty || pieces.isEmpty { pieces.append(.words(words)) }
    return pieces
  }
}
