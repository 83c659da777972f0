import Diagnostics
import FEEL

// Wordings with the names in them resolved to cells.
extension Assembly {
  /// The wording of an item that stands at `site`; nil when it has no label.
  func wording(_ labels: LabelsSyntax, at site: Site) -> Wording? {
    guard let label = labels.label else { return nil }
    return wording(labels, label: text(label, at: site), at: site)
  }

  /// The wording of an item, called by its name where it has no label.
  func wording(_ labels: LabelsSyntax, at site: Site, named name: String) -> Wording {
    wording(labels, at: site) ?? wording(labels, label: Text(verbatim: name), at: site)
  }

  private func wording(_ labels: LabelsSyntax, label: Text, at site: Site) -> Wording {
    Wording(
      label: label, hint: labels.hint.map { text($0, at: site) },
      help: labels.help.map { text($0, at: site) },
      guidance: labels.guidance.map { text($0, at: site) },
      source: labels.source.map { text($0, at: site) })
  }

  /// The text that `syntax` makes at `site`.
  func text(_ syntax: TextSyntax, at site: Site) -> Text {
    if let fixed = syntax.fixed { return fixed }
    var wordings: [Language: [Text.Piece]] = [:]
    for (language, pieces) in syntax.wordings {
      wordings[language] = pieces.flatMap {
        resolved($0, in: language, at: site, place: syntax.place)
      }
    }
    return Text(wordings)
  }

  private func resolved(
    _ piece: TextSyntax.Piece, in language: Language, at site: Site, place: Place
  ) -> [Text.Piece] {
    switch piece {
    case .words(let words): return [.words(words)]
    case .name(let name):
      if let pieces = parameter(name, in: language, at: site) { return pieces }
      return [cell(name, at: site, place: place).map(Text.Piece.cell) ?? .words("…")]
    }
  }

  /// What a parameter of a use puts into a wording. A wording given by the use is read outside.
  private func parameter(
    _ name: String, in language: Language, at site: Site
  ) -> [Text.Piece]? {
    guard case .use(let use) = site,
      let argument = uses[use].arguments.first(where: { $0.name == name })?.argument
    else { return nil }
    switch argument {
    case .constant(_, _, let spelled): return [.words(spelled)]
    case .wording(let syntax): return text(syntax, at: .outside).wordings[language] ?? []
    }
  }

  private func cell(_ name: String, at site: Site, place: Place) -> Int? {
    guard let scope = scopes[site] else { return nil }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    switch parts.first.flatMap(scope.lookup) {
    case .cell(let cell, _) where parts.count == 1: return cell
    case .record(let record) where parts.count == 2:
      if case .cell(let cell, _) = record[parts[1]] { return cell }
    case .cell, .constant, .record, .records, nil: break
    }
    let parameters =
      if case .use(let use) = site { uses[use].arguments.map(\.name) } else { [String]() }
    log.error(
      .unknownReference, at: place, zh: "文字中的“${\(name)}”不是问题或计算的名称",
      en: "'${\(name)}' in the text names no question or calculation",
      help: FindingLog.suggestion(for: name, among: parameters + scope.names))
    return nil
  }
}
