import Diagnostics

/// A text of a questionnaire file with its place.
struct Spelled {
  let text: String
  let place: Place

  /// The text of `node`; nil, and a finding, when it is a list or a mapping.
  init?(_ node: SourceNode, _ log: FindingLog) {
    guard case .scalar(let text, let place) = node else {
      log.error(
        .wrongShape, at: node.place, zh: "此处应当是一段文字，不是列表或“键: 值”",
        en: "a text is expected here, not a list or keys")
      return nil
    }
    self.init(text: text, place: place)
  }

  init(text: String, place: Place) {
    self.text = text
    self.place = place
  }

  /// The texts of a list; a single text counts as a list of one.
  static func list(_ node: SourceNode, _ log: FindingLog) -> [Spelled] {
    switch node {
    case .scalar(let text, let place): [Spelled(text: text, place: place)]
    case .sequence(let nodes, _): nodes.compactMap { Spelled($0, log) }
    case .mapping:
      report(node, log)
    }
  }

  private static func report(_ node: SourceNode, _ log: FindingLog) -> [Spelled] {
    log.error(
      .wrongShape, at: node.place, zh: "此处应当是文字的列表", en: "a list of texts is expected here")
    return []
  }

  /// Where `key` stands, found from the place of its value: on the same line before it, or on the
  /// nearest line above that has it.
  static func keyPlace(_ key: String, of value: SourceNode) -> Place {
    let place = value.place
    let length = key.unicodeScalars.count
    for line in stride(from: place.line, to: max(0, place.line - 20), by: -1) {
      guard place.source.lines.indices.contains(line - 1) else { continue }
      let limit = line == place.line ? place.column - 1 : Int.max
      guard let column = column(of: key, in: place.source.lines[line - 1], before: limit) else {
        continue
      }
      return Place(source: place.source, line: line, column: column, length: length)
    }
    return place
  }

  /// The last column, from 1, where `key` and a colon stand in `line`.
  private static func column(of key: String, in line: String, before limit: Int) -> Int? {
    let scalars = Array(line.unicodeScalars.prefix(limit))
    let wanted = Array(key.unicodeScalars)
    guard scalars.count > wanted.count else { return nil }
    return (0..<(scalars.count - wanted.count)).last { start in
      guard scalars[start..<(start + wanted.count)].elementsEqual(wanted) else { return false }
      let rest = scalars[(start + wanted.count)...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      let isStart = start == 0 || " {,-\"'[".unicodeScalars.contains(scalars[start - 1])
      return rest.first == ":" && isStart
    }.map { $0 + 1 }
  }
}
