import Diagnostics

/// Puts the files of one questionnaire together: the root and what it includes become one tree, in
/// the order of the `include` list.
struct MergedTree {
  private let log: FindingLog
  private var entries: [(key: String, value: SourceNode)] = []

  /// The keys that an included file may hold.
  private static let includable = ["choices", "templates", "items", "scoring"]

  /// The tree of the file called `root` and of its includes, which stand in the same folder; nil
  /// when it cannot be read, with the reasons in `log`. `bytes` gives the content of a file.
  static func read(root: String, files bytes: (String) -> [UInt8]?, log: FindingLog) -> SourceNode?
  {
    guard let tree = file(root, bytes, log) else { return nil }
    guard case .mapping(let entries, let place) = tree else {
      log.error(
        .wrongShape, at: tree.place, zh: "问卷文件应当由“键: 值”组成",
        en: "a questionnaire file consists of keys and values")
      return nil
    }
    var merged = MergedTree(log: log, entries: entries.filter { $0.key != "include" })
    let folder = root.lastIndex(of: "/").map { String(root[...$0]) } ?? ""
    for name in merged.includes(entries) {
      guard let tree = file(folder + name.text, bytes, log, at: name.place) else { continue }
      merged.add(tree)
    }
    return log.containsError ? nil : .mapping(merged.entries, place)
  }

  private static func file(
    _ name: String, _ bytes: (String) -> [UInt8]?, _ log: FindingLog, at place: Place? = nil
  ) -> SourceNode? {
    if let content = bytes(name) { return YAMLNodes.tree(of: content, named: name, log: log) }
    let here = place ?? Place(source: SourceText(name: name, text: ""), line: 1, column: 1)
    log.error(
      .missingFile, at: here, zh: "找不到文件“\(name)”", en: "there is no file '\(name)'")
    return nil
  }

  private func includes(_ entries: [(key: String, value: SourceNode)]) -> [Spelled] {
    guard let node = entries.first(where: { $0.key == "include" })?.value else { return [] }
    let names = Spelled.list(node, log)
    var seen: Set<String> = []
    return names.filter { name in
      let isFile = name.text.hasSuffix(".yaml") || name.text.hasSuffix(".yml")
      let isLocal = !name.text.contains("/") && !name.text.contains("\\")
      let isNew = seen.insert(name.text).inserted
      if isFile && isLocal && isNew { return true }
      log.error(
        .badInclude, at: name.place,
        zh: isNew ? "只能包含同一文件夹中的 .yaml 文件" : "同一文件包含了两次",
        en: isNew ? "only .yaml files of the same folder can be included" : "included twice")
      return false
    }
  }

  private mutating func add(_ tree: SourceNode) {
    guard case .mapping(let added, _) = tree else {
      log.error(
        .wrongShape, at: tree.place, zh: "被包含的文件应当由“键: 值”组成",
        en: "an included file consists of keys and values")
      return
    }
    for (key, value) in added {
      guard MergedTree.includable.contains(key) else {
        log.error(
          .unknownKey, at: Spelled.keyPlace(key, of: value),
          zh: "被包含的文件中不能有“\(key)”", en: "an included file cannot hold '\(key)'",
          help: FindingLog.suggestion(for: key, among: MergedTree.includable))
        continue
      }
      merge(key, value)
    }
  }

  private mutating func merge(_ key: String, _ value: SourceNode) {
    guard let index = entries.firstIndex(where: { $0.key == key }) else {
      entries.append((key, value))
      return
    }
    entries[index].value = joined(entries[index].value, value)
  }

  /// Two lists one after the other; two mappings key by key, where a key that both have must hold
  /// lists, except that names of choice lists and templates must not meet.
  private func joined(_ a: SourceNode, _ b: SourceNode) -> SourceNode {
    switch (a, b) {
    case (.sequence(let first, let place), .sequence(let second, _)):
      return .sequence(first + second, place)
    case (.mapping(let first, let place), .mapping(let second, _)):
      return .mapping(joined(first, second), place)
    case (.scalar, _), (.sequence, _), (.mapping, _):
      log.error(
        .wrongShape, at: b.place, zh: "与前面的文件写法不一致（一处是列表，一处不是）",
        en: "written in another shape than in the file before")
      return a
    }
  }

  private func joined(
    _ first: [(key: String, value: SourceNode)], _ second: [(key: String, value: SourceNode)]
  ) -> [(key: String, value: SourceNode)] {
    var result = first
    var positions = Dictionary(
      first.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { a, _ in a })
    for (key, value) in second {
      guard let index = positions[key] else {
        positions[key] = result.count
        result.append((key, value))
        continue
      }
      if case .sequence(let more, _) = value,
        case .sequence(let old, let place) = result[index].value
      {
        result[index].value = .sequence(old + more, place)
      } else {
        log.error(
          .duplicateName, at: Spelled.keyPlace(key, of: value),
          zh: "“\(key)”在另一个文件中已经有了", en: "'\(key)' stands in another file already")
      }
    }
    return result
  }
}
