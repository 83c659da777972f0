/// A look at the tags of a page.
enum Markup {
  private static let alone: Set<String> = [
    "meta", "br", "line", "polygon", "circle", "!doctype",
  ]

  /// The first tag that closes what is not open, or is never closed; nil when there is none.
  static func problem(in page: String) -> String? {
    var open: [String] = []
    for piece in page.split(separator: "<").dropFirst(page.hasPrefix("<") ? 0 : 1) {
      let tag = piece.prefix { $0 != ">" }
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
      if alone.contains(String(name)) || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == String(name) else { return "</\(name)>" }
      } else {
        open.append(String(name))
      }
    }
    return open.last.map { "<\($0)>" }
  }
}
