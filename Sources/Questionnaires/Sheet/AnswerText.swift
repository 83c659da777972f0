public import Diagnostics
public import FEEL

/// Why a text is not an answer to a question.
public enum AnswerProblem: Error, Sendable, Hashable {
  case notABoolean
  case notANumber
  case notAnInteger
  case notADate
  /// Not the digest, size and name of a file.
  case notAnAttachment
  /// Names no choice of the list.
  case unknownChoice
  /// An exclusive choice beside others.
  case exclusiveChoice
  /// Longer than an answer may be, in bytes.
  case tooLong(limit: Int)
  /// A control or direction-changing character at this place, from 1.
  case forbiddenCharacter(position: Int)
}

extension Question {
  /// The longest answer in bytes.
  public static let longestAnswer = RecordLimits.answer
}

extension Questionnaire {
  /// Reads the exact form of an answer, as files and drafts hold it: `yes`, `-2`, `2026-11-23`, a
  /// choice by name, several separated by spaces, text as it is. The reverse of
  /// ``text(of:for:)``.
  public func value(exactly text: String, for question: Question) throws(AnswerProblem) -> Value {
    guard text.utf8.count <= Question.longestAnswer else {
      throw .tooLong(limit: Question.longestAnswer)
    }
    switch question.kind {
    case .boolean:
      switch text {
      case "yes": return .boolean(true)
      case "no": return .boolean(false)
      default: throw .notABoolean
      }
    case .integer:
      guard let number = Decimal(text) else { throw .notANumber }
      guard number.isInteger else { throw .notAnInteger }
      return .number(.decimal(number))
    case .decimal:
      guard let number = Decimal(text) else { throw .notANumber }
      return .number(.decimal(number))
    case .date:
      guard let date = Date(text) else { throw .notADate }
      return .date(date)
    case .text(let isMultiline): return .string(try checked(text, allowingLines: isMultiline))
    case .attachment:
      guard Attachment(try checked(text, allowingLines: false)) != nil else {
        throw .notAnAttachment
      }
      return .string(text)
    case .selectOne(let list):
      guard let choice = choiceLists[list].choice(named: text) else { throw .unknownChoice }
      return choice.value
    case .selectMultiple(let list): return try choices(text, in: choiceLists[list])
    }
  }

  private func choices(_ text: String, in list: ChoiceList) throws(AnswerProblem) -> Value {
    var chosen: [String] = []
    for name in text.split(separator: " ") { chosen.append(String(name)) }
    return try value(ofChoices: chosen, in: list)
  }

  /// The value of several choices by name, put in the order of the list, each once.
  public func value(ofChoices names: [String], in list: ChoiceList) throws(AnswerProblem) -> Value {
    for name in names where list.choice(named: name) == nil { throw .unknownChoice }
    let wanted = Set(names)
    let chosen = list.choices.filter { wanted.contains($0.name) }
    if chosen.count > 1, chosen.contains(where: \.isExclusive) { throw .exclusiveChoice }
    return .list(chosen.map(\.value))
  }

  /// Text with nothing in it that a terminal would act on; lines only where they are allowed.
  private func checked(_ text: String, allowingLines: Bool) throws(AnswerProblem) -> String {
    let shown = allowingLines ? String(text.map { $0 == "\n" || $0 == "\t" ? " " : $0 }) : text
    if let hidden = Visible.firstHidden(in: shown) {
      throw .forbiddenCharacter(position: hidden.position)
    }
    return text
  }

  /// The exact form of a value; nil for null and unknown.
  public func text(of value: Value, for question: Question) -> String? {
    switch value {
    case .boolean(let isTrue): isTrue ? "yes" : "no"
    case .number(let number): choiceName(value, question) ?? number.description
    case .string(let string): string
    case .date(let date): date.description
    case .list(let values):
      values.compactMap { choiceName($0, question) ?? text(of: $0, for: question) }
        .joined(separator: " ")
    default: nil
    }
  }

  private func choiceName(_ value: Value, _ question: Question) -> String? {
    choiceList(of: question.kind)?.choice(of: value)?.name
  }

  /// How people read a value of a question: labels of choices, 是 and 否.
  public func label(of value: Value, for question: Question, in language: Language) -> String? {
    if case .list(let values) = value {
      let separator = language == .chinese ? "、" : ", "
      return values.compactMap { label(of: $0, for: question, in: language) }
        .joined(separator: separator)
    }
    if case .boolean(let isTrue) = value {
      return (isTrue ? Phrase(zh: "是", en: "yes") : Phrase(zh: "否", en: "no")).text(in: language)
    }
    if let choice = choiceList(of: question.kind)?.choice(of: value) {
      return choice.label.string(in: language)
    }
    if case .attachment = question.kind,
      let file = text(of: value, for: question).flatMap(Attachment.init)
    {
      return file.summary.text(in: language)
    }
    return text(of: value, for: question)
  }
}
