import FEEL
import Interviewing
import Questionnaires
import Records

extension Change {
  /// The line of a draft for the change.
  func json(in questionnaire: Questionnaire, at time: String) -> JSON {
    switch self {
    case .answer(let address, let answer):
      let question = questionnaire[address.question]
      let text: String? =
        if case .given(let value) = answer { questionnaire.text(of: value, for: question) } else {
          nil
        }
      return [
        "change": "answer", "name": .string(question.name.text),
        "instance": address.instance.map { .count($0) } ?? .null,
        "standing": .string(answer.standing), "text": .optional(text), "time": .string(time),
      ]
    case .addInstance(let index):
      return [
        "change": "add", "name": .string(questionnaire.repeats[index].name),
        "time": .string(time),
      ]
    case .insertInstance(let instance, let index):
      return [
        "change": "insert", "name": .string(questionnaire.repeats[index].name),
        "instance": .count(instance), "time": .string(time),
      ]
    case .confirm(let address, let isNeeded):
      return [
        "change": "confirm", "name": .string(questionnaire[address.question].name.text),
        "instance": address.instance.map { .count($0) } ?? .null, "needed": .bool(isNeeded),
        "time": .string(time),
      ]
    case .removeInstance(let instance, let index):
      return [
        "change": "remove", "name": .string(questionnaire.repeats[index].name),
        "instance": .count(instance), "time": .string(time),
      ]
    case .closeRepeat(let index, let isClosed):
      return [
        "change": "close", "name": .string(questionnaire.repeats[index].name),
        "closed": .bool(isClosed), "time": .string(time),
      ]
    case .note(let address, let text):
      return [
        "change": "note", "name": .string(questionnaire[address.question].name.text),
        "instance": address.instance.map { .count($0) } ?? .null, "text": .string(text),
        "time": .string(time),
      ]
    case .line(let address, let text):
      return [
        "change": "line", "name": .string(questionnaire[address.question].name.text),
        "instance": address.instance.map { .count($0) } ?? .null, "text": .optional(text),
        "time": .string(time),
      ]
    }
  }

  /// Reads a line of a draft back.
  init(_ part: JSONPart, of questionnaire: Questionnaire) throws {
    let name = try part["name"].string()
    switch try part["change"].string() {
    case "answer":
      let address = try Change.address(part, name, questionnaire)
      self = .answer(address, try Answer(part, to: questionnaire[address.question], questionnaire))
    case "note":
      self = .note(try Change.address(part, name, questionnaire), try part["text"].string())
    case "line":
      self = .line(
        try Change.address(part, name, questionnaire), try part["text"].ifPresent?.string())
    case "add": self = .addInstance(ofRepeat: try Change.index(part, name, questionnaire))
    case "insert":
      self = .insertInstance(
        try part["instance"].count(in: 0...1_000),
        ofRepeat: try Change.index(part, name, questionnaire))
    case "confirm":
      self = .confirm(
        try Change.address(part, name, questionnaire), isNeeded: try part["needed"].bool())
    case "remove":
      self = .removeInstance(
        try part["instance"].count(in: 0...1_000),
        ofRepeat: try Change.index(part, name, questionnaire))
    case "close":
      self = .closeRepeat(
        try Change.index(part, name, questionnaire), try part["closed"].bool())
    default: throw part["change"].problem(.notAllowed)
    }
  }

  private static func address(_ part: JSONPart, _ name: String, _ questionnaire: Questionnaire)
    throws -> Address
  {
    guard let question = questionnaire.question(named: name) else {
      throw part["name"].problem(.notAllowed)
    }
    return Address(question.index, instance: try part["instance"].ifPresent?.count(in: 0...1_000))
  }

  private static func index(_ part: JSONPart, _ name: String, _ questionnaire: Questionnaire)
    throws -> Int
  {
    guard let index = questionnaire.repeats.firstIndex(where: { $0.name == name }) else {
      throw part["name"].problem(.notAllowed)
    }
    return index
  }
}

extension Answer {
  var standing: String {
    switch self {
    case .open: "open"
    case .skipped: "skipped"
    case .given: "given"
    }
  }

  init(_ part: JSONPart, to question: Question, _ questionnaire: Questionnaire) throws {
    switch try part["standing"].string() {
    case "open": self = .open
    case "skipped": self = .skipped
    case "given":
      self = .given(try questionnaire.value(exactly: try part["text"].string(), for: question))
    default: throw part["standing"].problem(.notAllowed)
    }
  }
}
