import Diagnostics

/// The text of one YAML file, once its bytes have been found fit to be parsed.
struct YAMLText {
  let string: String
  let source: SourceText

  /// Checks size, encoding and control characters of `bytes`, and that no alias is used; a mark of
  /// byte order at the start is dropped.
  init?(_ bytes: [UInt8], named name: String, log: FindingLog) {
    let nowhere = SourceText(name: name, text: "")
    guard bytes.count <= YAMLNodes.largest else {
      log.error(
        .fileTooLarge, at: Place(source: nowhere, line: 1, column: 1),
        zh: "文件超过 1 MiB", en: "the file is larger than 1 MiB")
      return nil
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let string = String(validating: body, as: UTF8.self) else {
      log.error(
        .notUTF8, at: Place(source: nowhere, line: YAMLText.firstBadLine(body), column: 1),
        zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8",
        help: Phrase(zh: "请在编辑器中另存为 UTF-8。", en: "save it as UTF-8 in the editor"))
      return nil
    }
    self.string = string
    self.source = SourceText(name: name, text: string)
    guard !refusesControls(body, log), !refusesAliases(body, log) else { return nil }
  }

  /// The line of the first byte that is not UTF-8.
  private static func firstBadLine(_ bytes: ArraySlice<UInt8>) -> Int {
    var line = 1
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }

  private func refusesControls(_ bytes: ArraySlice<UInt8>, _ log: FindingLog) -> Bool {
    let isControl: (UInt8) -> Bool = {
      ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F
    }
    guard let index = bytes.firstIndex(where: isControl) else { return false }
    log.error(
      .controlCharacter, at: place(of: index, in: bytes),
      zh: "文件含有控制字符", en: "the file holds a control character")
    return true
  }

  /// Refuses an alias before the file is parsed, because comparing keys that are made of aliases of
  /// aliases takes exponential time. A name that stands both after `&` and after `*`, where a node
  /// may begin, is taken for one.
  private func refusesAliases(_ bytes: ArraySlice<UInt8>, _ log: FindingLog) -> Bool {
    let anchors = Set(YAMLText.names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
    guard !anchors.isEmpty else { return false }
    let aliases = YAMLText.names(after: UInt8(ascii: "*"), in: bytes)
    guard let alias = aliases.first(where: { anchors.contains($0.name) }) else { return false }
    log.error(
      .yamlAnchor, at: place(of: alias.index, in: bytes),
      zh: "不允许使用锚点和别名", en: "anchors and aliases are not allowed")
    return true
  }

  private static func names(
    after sign: UInt8, in bytes: ArraySlice<UInt8>
  ) -> [(name: ArraySlice<UInt8>, index: Int)] {
    var found: [(name: ArraySlice<UInt8>, index: Int)] = []
    for index in bytes.indices where bytes[index] == sign {
      if index > bytes.startIndex, isWord(bytes[index - 1]) { continue }
      let name = bytes[(index + 1)...].prefix(while: isWord)
      if !name.isEmpty { found.append((name, index)) }
    }
    return found
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func place(of index: Int, in bytes: ArraySlice<UInt8>) -> Place {
    let before = bytes[..<index]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return Place(source: source, line: line, column: column)
  }
}
