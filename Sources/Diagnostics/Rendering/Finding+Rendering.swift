extension Finding {
  /// The finding as prose with its place, as in
  ///
  /// ```
  /// error[unknown-name]: no question is named '影响范畴'
  ///  --> items.yaml:41:19
  ///    |
  /// 41 |   relevant: 影响范畴 = "全县"
  ///    |             ^^^^^^^^
  ///    = help: did you mean '影响范围'?
  /// ```
  ///
  /// Carets count display width. What comes from the text is made visible. No line feed at the end.
  public func rendered(in language: Language, colour: Bool = false) -> String {
    let paint = Paint(isOn: colour)
    let gutter = String(repeating: " ", count: lineNumber.count)
    var lines = [heading(in: language, paint)]
    if let place {
      lines.append(arrow(to: place, gutter, paint))
      lines += excerpt(of: place, gutter, paint)
    }
    if let help {
      let label = Phrase(zh: "= 建议：", en: "= help: ").text(in: language)
      lines.append(gutter + " " + paint.gutter(label) + Visible.text(help.text(in: language)))
    }
    return lines.joined(separator: "\n")
  }

  private var lineNumber: String { place.map { String($0.line) } ?? "" }

  private func heading(in language: Language, _ paint: Paint) -> String {
    let label = severity.label.text(in: language) + "[" + code + "]"
    let colon = Phrase(zh: "：", en: ": ").text(in: language)
    return paint.label(label, severity) + colon + Visible.text(message.text(in: language))
  }

  private func arrow(to place: Place, _ gutter: String, _ paint: Paint) -> String {
    let position = "\(Visible.text(place.source.name)):\(place.line):\(place.column)"
    return gutter.dropLast() + paint.gutter("-->") + " " + position
  }

  private func excerpt(of place: Place, _ gutter: String, _ paint: Paint) -> [String] {
    guard let excerpt = Excerpt(of: place) else { return [] }
    let bar = gutter + " " + paint.gutter("|")
    let carets = paint.label(String(repeating: "^", count: excerpt.carets), severity)
    return [
      bar,
      paint.gutter(lineNumber + " |") + (excerpt.line.isEmpty ? "" : " " + excerpt.line),
      bar + " " + String(repeating: " ", count: excerpt.indent) + carets,
    ]
  }
}

extension Finding.Severity {
  /// The word before a finding.
  var label: Phrase {
    switch self {
    case .error: Phrase(zh: "错误", en: "error")
    case .warning: Phrase(zh: "警告", en: "warning")
    }
  }
}

extension Findings {
  /// The findings as prose, an empty line between two, at most `limit` of them and then how many
  /// more there are. No line feed at the end.
  public func rendered(
    in language: Language, colour: Bool = false, limit: Int = 100
  ) -> String {
    var parts = all.prefix(limit).map { $0.rendered(in: language, colour: colour) }
    let more = all.count - parts.count
    if more > 0 {
      parts.append(Phrase(zh: "另有 \(more) 项", en: "and \(more) more").text(in: language))
    }
    return parts.joined(separator: "\n\n")
  }
}
