import Diagnostics
import Yams

/// Reads one YAML file as a tree of texts. No scalar is ever guessed to be anything but text, and
/// whatever makes a file hard to read line by line (anchors, aliases, tags, merge keys, several
/// documents) is refused.
struct YAMLNodes {
  /// The most bytes of one file.
  static let largest = 1 << 20
  /// The most levels of one file.
  static let deepest = 20

  private let source: SourceText
  private let log: FindingLog

  /// The tree of `bytes`, which were read from the file called `name`; nil when it cannot be used,
  /// with the reason in `log`.
  static func tree(of bytes: [UInt8], named name: String, log: FindingLog) -> SourceNode? {
    guard let text = YAMLText(bytes, named: name, log: log) else { return nil }
    return YAMLNodes(source: text.source, log: log).tree(of: text.string)
  }

  private func tree(of text: String) -> SourceNode? {
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.nextRoot() else { return .mapping([], place(1, 1)) }
      if try parser.nextRoot() != nil {
        log.error(
          .yamlDocuments, at: place(1, 1), zh: "一个文件只能有一个 YAML 文档",
          en: "a file holds one YAML document")
        return nil
      }
      let before = log.all.count
      let tree = node(root, depth: 1)
      return log.all.count == before ? tree : nil
    } catch let error as YamlError {
      report(error)
      return nil
    } catch {
      log.error(.yamlSyntax, at: place(1, 1), zh: "无法解析 YAML", en: "cannot parse the YAML")
      return nil
    }
  }

  private func place(_ line: Int, _ column: Int, length: Int = 1) -> Place {
    Place(source: source, line: line, column: column, length: length)
  }

  private func node(_ node: Node, depth: Int) -> SourceNode {
    guard let mark = node.mark else { return .scalar("", place(1, 1)) }
    refuseProperties(at: mark)
    guard depth <= YAMLNodes.deepest else { return tooDeep(mark) }
    switch node {
    case .scalar(let scalar):
      let length = scalar.string.unicodeScalars.count + (scalar.style == .plain ? 0 : 2)
      return .scalar(scalar.string, place(mark.line, mark.column, length: length))
    case .sequence(let sequence):
      return .sequence(
        sequence.map { self.node($0, depth: depth + 1) }, place(mark.line, mark.column))
    case .mapping(let mapping):
      return .mapping(entries(mapping, depth: depth), place(mark.line, mark.column))
    case .alias:
      refuse(.yamlAnchor, mark, zh: "不允许使用别名", en: "aliases are not allowed")
      return .scalar("", place(mark.line, mark.column))
    }
  }

  private func entries(_ mapping: Node.Mapping, depth: Int) -> [(key: String, value: SourceNode)] {
    mapping.map { key, value in
      (key: self.key(key), value: node(value, depth: depth + 1))
    }
  }

  private func key(_ node: Node) -> String {
    guard let mark = node.mark else { return "" }
    refuseProperties(at: mark)
    guard case .scalar(let scalar) = node else {
      refuse(.wrongShape, mark, zh: "键必须是文字", en: "a key must be a text")
      return ""
    }
    if scalar.string == "<<" {
      refuse(.yamlMergeKey, mark, zh: "不允许使用合并键 <<", en: "merge keys (<<) are not allowed")
    }
    return scalar.string
  }

  private func tooDeep(_ mark: Mark) -> SourceNode {
    refuse(
      .yamlDepth, mark, zh: "嵌套超过 \(YAMLNodes.deepest) 层",
      en: "nested more than \(YAMLNodes.deepest) levels deep")
    return .scalar("", place(mark.line, mark.column))
  }

  /// Anchors and tags stand at the very place of their node, where a node without them cannot begin
  /// with the same character.
  private func refuseProperties(at mark: Mark) {
    guard let first = source.scalar(line: mark.line, column: mark.column) else { return }
    if first == "&" || first == "*" {
      refuse(.yamlAnchor, mark, zh: "不允许使用锚点和别名", en: "anchors and aliases are not allowed")
    } else if first == "!" {
      refuse(.yamlTag, mark, zh: "不允许使用标签", en: "tags are not allowed")
    }
  }

  private func refuse(_ code: FindingCode, _ mark: Mark, zh: String, en: String) {
    log.error(code, at: place(mark.line, mark.column), zh: zh, en: en)
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let phrase = YAMLProblem.phrase(for: problem)
      let code = YAMLProblem.code(of: problem)
      refuse(code, mark, zh: phrase.zh, en: phrase.en)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      refuse(
        .yamlDuplicateKey, context.mark, zh: "键重复：\(names)", en: "a key stands twice: \(names)")
    case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      log.error(.yamlSyntax, at: place(1, 1), zh: "无法解析 YAML", en: "cannot parse the YAML")
    }
  }
}

extension SourceText {
  /// The scalar at a 1-based place, if there is one.
  func scalar(line: Int, column: Int) -> Unicode.Scalar? {
    guard lines.indices.contains(line - 1), column >= 1 else { return nil }
    return lines[line - 1].unicodeScalars.dropFirst(column - 1).first
  }
}
