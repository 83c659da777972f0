import Diagnostics

/// A mapping of a questionnaire file while it is decoded. Keys that nobody knows are findings.
struct Fields {
  let place: Place
  let log: FindingLog
  private let entries: [(key: String, value: SourceNode)]

  /// The mapping in `node`; nil, and a finding, when it is something else. `known` are the keys that
  /// it may have; nil lets any key pass.
  init?(_ node: SourceNode, knowing known: [String]?, _ log: FindingLog) {
    guard case .mapping(let entries, let place) = node else {
      log.error(
        .wrongShape, at: node.place, zh: "此处应当是“键: 值”", en: "keys and values are expected here")
      return nil
    }
    self.place = place
    self.log = log
    self.entries = entries
    guard let known else { return }
    for entry in entries where !known.contains(entry.key) { refuse(entry, known) }
  }

  private func refuse(_ entry: (key: String, value: SourceNode), _ known: [String]) {
    log.error(
      .unknownKey, at: Spelled.keyPlace(entry.key, of: entry.value),
      zh: "不认识的键“\(entry.key)”", en: "unknown key '\(entry.key)'",
      help: FindingLog.suggestion(for: entry.key, among: known)
        ?? Phrase(
          zh: "可用的键：\(known.joined(separator: "、"))",
          en: "known here: \(known.joined(separator: ", "))"))
  }

  /// Every key with its value, in order.
  var all: [(key: String, value: SourceNode)] { entries }

  subscript(key: String) -> SourceNode? { entries.first { $0.key == key }?.value }

  /// The value of `key`; a finding when it is missing.
  func need(_ key: String) -> SourceNode? {
    if let node = self[key] { return node }
    log.error(.missingKey, at: place, zh: "缺少“\(key)”", en: "'\(key)' is missing")
    return nil
  }

  /// The text of `key`, if it is there.
  func text(_ key: String) -> Spelled? { self[key].flatMap { Spelled($0, log) } }

  /// The text of `key`; a finding when it is missing.
  func neededText(_ key: String) -> Spelled? { need(key).flatMap { Spelled($0, log) } }

  /// The texts of the list at `key`.
  func texts(_ key: String) -> [Spelled] { self[key].map { Spelled.list($0, log) } ?? [] }

  /// The elements of the list at `key`; none when it is missing.
  func list(_ key: String) -> [SourceNode] {
    guard let node = self[key] else { return [] }
    if case .sequence(let nodes, _) = node { return nodes }
    if case .scalar("", _) = node { return [] }
    log.error(.wrongShape, at: node.place, zh: "此处应当是列表", en: "a list is expected here")
    return []
  }

  /// `true` or `false` at `key`.
  func boolean(_ key: String, default fallback: Bool) -> Bool {
    guard let text = text(key) else { return fallback }
    switch text.text {
    case "true": return true
    case "false": return false
    default:
      log.error(
        .badValue, at: text.place, zh: "此处只能写 true 或 false", en: "only true or false can stand here"
      )
      return fallback
    }
  }

  /// A whole number at `key`, from `range`.
  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key) else { return nil }
    if let number = Int(text.text), range.contains(number) { return number }
    log.error(
      .badValue, at: text.place,
      zh: "此处应当是 \(range.lowerBound) 至 \(range.upperBound) 的整数",
      en: "a whole number from \(range.lowerBound) to \(range.upperBound) is expected here")
    return nil
  }

  /// A case of a closed list at `key`.
  func choice<T: RawRepresentable & CaseIterable>(_ key: String, _ type: T.Type) -> T?
  where T.RawValue == String {
    text(key).flatMap { Fields.choice($0, type, log) }
  }

  /// `text` as a case of a closed list.
  static func choice<T: RawRepresentable & CaseIterable>(
    _ text: Spelled, _ type: T.Type, _ log: FindingLog
  ) -> T? where T.RawValue == String {
    if let value = T(rawValue: text.text) { return value }
    let known = T.allCases.map(\.rawValue)
    log.error(
      .badValue, at: text.place,
      zh: "“\(text.text)”不可用；可用的有：\(known.joined(separator: "、"))",
      en: "'\(text.text)' is not one of: \(known.joined(separator: ", "))",
      help: FindingLog.suggestion(for: text.text, among: known))
    return nil
  }
}
