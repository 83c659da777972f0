import Questionnaires
import TestSupport
import Testing

/// Answers by the names of their questions, as a file of answers holds them.
struct GivenAnswers {
  /// What is given outside repeats; an empty text passes a question over.
  var single: [String: String] = [:]
  /// The instances of each repeat, each by the local names of its questions.
  var repeated: [String: [[String: String]]] = [:]

  /// Reads a file of answers.
  init(reading path: String) throws {
    let tree = try SourceNode.read(yaml: try Files.bytes(at: path), named: path)
    let answers = try #require(tree.members["answers"])
    for (name, node) in answers.members {
      switch node {
      case .scalar(let text, _): single[name] = text
      case .sequence(let instances, _):
        repeated[name] = instances.map { $0.members.mapValues(\.text) }
      case .mapping: Issue.record("\(path): \(name) is neither an answer nor a list")
      }
    }
  }

  /// What a sheet holds, passed over questions included.
  init(of sheet: Sheet) {
    for address in sheet.addresses() where address.instance == nil {
      single[sheet.name(of: address)] = GivenAnswers.text(at: address, of: sheet)
    }
    for (index, definition) in sheet.questionnaire.repeats.enumerated() {
      repeated[definition.name] = (0..<sheet.instanceCount(ofRepeat: index)).map { number in
        var instance: [String: String] = [:]
        for (question, name) in zip(definition.questions, definition.localNames) {
          let address = Address(question, instance: number)
          instance[name] = GivenAnswers.text(at: address, of: sheet)
        }
        return instance
      }
    }
  }

  private static func text(at address: Address, of sheet: Sheet) -> String? {
    switch sheet.answer(at: address) {
    case .open: nil
    case .skipped: ""
    case .given(let value):
      sheet.questionnaire.text(of: value, for: sheet.questionnaire[address.question])
    }
  }

  /// The file of answers.
  var yaml: String {
    var lines = ["answers:"]
    for (name, text) in single.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(name): \(GivenAnswers.quoted(text))")
    }
    for (name, instances) in repeated.sorted(by: { $0.key < $1.key }) where !instances.isEmpty {
      lines.append("  \(name):")
      for instance in instances {
        let entries = instance.sorted { $0.key < $1.key }.map {
          "\($0.key): \(GivenAnswers.quoted($0.value))"
        }
        lines += entries.enumerated().map { ($0.offset == 0 ? "    - " : "      ") + $0.element }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension SourceNode {
  /// The members of a mapping; none of anything else.
  fileprivate var members: [String: SourceNode] {
    guard case .mapping(let entries, _) = self else { return [:] }
    return Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// The text of a scalar; empty for anything else.
  fileprivate var text: String {
    if case .scalar(let text, _) = self { text } else { "" }
  }
}
