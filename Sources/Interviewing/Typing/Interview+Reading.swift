import FEEL
public import Questionnaires

extension Interview {
  /// What is offered at a question, each choice with the key to type: its name where the list's
  /// names are numbers, its first short alias beside them, and its position elsewhere.
  public func offers(at address: Address) -> [Inquiry.Offer] {
    let choices = sheet.choices(at: address)
    let hasNumbers = choices.contains { $0.value.number != nil }
    return choices.enumerated().map { offset, choice in
      Inquiry.Offer(
        key: hasNumbers ? numericKey(choice) : String(offset + 1), choice: choice)
    }
  }

  private func numericKey(_ choice: ChoiceList.Choice) -> String {
    if choice.value.number != nil { return choice.name }
    let aliases = choice.column("aliases")?.strings ?? []
    return aliases.first { $0.utf8.count <= 3 && $0.allSatisfy(\.isASCII) } ?? choice.name
  }

  /// The value that a typed line means at a question.
  func read(_ typed: String, at address: Address) -> Result<Value, Reading> {
    let question = questionnaire[address.question]
    switch question.kind {
    case .selectOne: return choice(typed, at: address).map(\.value)
    case .selectMultiple(let list):
      return choices(typed, at: address, in: questionnaire.choiceLists[list])
    case .boolean: return boolean(typed)
    case .integer, .decimal: return number(typed, question)
    case .date: return exactly(Typed.date(typed) ?? typed, question)
    case .text(isMultiline: false), .attachment:
      return typed.contains(where: \.isNewline)
        ? .failure(.typing(.severalLines)) : exactly(oneLine(typed, question), question)
    case .text(isMultiline: true): return exactly(ComposedText.of(typed), question)
    }
  }

  /// Codes are kept in capitals and half-width forms, as they are printed; other text as typed.
  private func oneLine(_ typed: String, _ question: Question) -> String {
    let isCode = question.validators.contains { validator in
      switch validator {
      case .unifiedSocialCreditCode, .investmentProjectCode, .administrativeDivision: true
      case .noPersonalData: false
      }
    }
    guard isCode else { return ComposedText.of(typed) }
    return Typed.narrowed(typed).uppercased().filter { !$0.isWhitespace }
  }

  private func number(_ typed: String, _ question: Question) -> Result<Value, Reading> {
    switch TypedNumber(typed, counting: TypedNumber.Counting(question.wording)) {
    case .digits(let digits): exactly(digits, question)
    case .withUnit(let digits, let unit): .failure(.typing(.unit(unit, digits: digits)))
    case .unclearMagnitude(let digits): .failure(.typing(.unclearMagnitude(digits: digits)))
    case .notANumber: .failure(.problem(.notANumber))
    }
  }

  /// Why a typed line means nothing here.
  enum Reading: Error {
    case problem(AnswerProblem)
    case notOffered(String)
    case ambiguous(String, [String])
    case typing(TypingProblem)
  }

  private func exactly(_ text: String, _ question: Question) -> Result<Value, Reading> {
    do {
      return .success(try questionnaire.value(exactly: text, for: question))
    } catch {
      return .failure(.problem(error))
    }
  }

  private func boolean(_ typed: String) -> Result<Value, Reading> {
    switch Typed.narrowed(typed).lowercased() {
    case "是", "有", "y", "yes", "1", "对", "shi": .success(.boolean(true))
    case "否", "没有", "无", "n", "no", "2", "不是", "fou": .success(.boolean(false))
    default: .failure(.problem(.notABoolean))
    }
  }

  private func choices(_ typed: String, at address: Address, in list: ChoiceList)
    -> Result<Value, Reading>
  {
    let parts = Typed.narrowed(typed).split { " ,、;".contains($0) }.map(String.init)
    var names: [String] = []
    for part in parts {
      switch choice(part, at: address) {
      case .success(let choice): names.append(choice.name)
      case .failure(let reading): return .failure(reading)
      }
    }
    do {
      return .success(try questionnaire.value(ofChoices: names, in: list))
    } catch {
      return .failure(.problem(error))
    }
  }

  /// A choice by key, name, label or alias; failing these by the beginning of one, of its pinyin or
  /// of the initials of its pinyin; failing that by a part of at least two characters. A part or a
  /// beginning has to be of one choice only.
  private func choice(_ typed: String, at address: Address) -> Result<ChoiceList.Choice, Reading> {
    let wanted = Typed.narrowed(typed).lowercased()
    let offers = offers(at: address)
    if let exact = offers.first(where: { $0.choice.name == typed || $0.key == wanted })
      ?? offers.first(where: { names(of: $0.choice).contains(wanted) })
    {
      return .success(exact.choice)
    }
    var close = offers.filter { offer in
      (beginnings(of: offer.choice) + pinyin(of: offer.choice)).contains { $0.hasPrefix(wanted) }
    }
    if close.isEmpty, wanted.count >= 2, wanted.contains(where: \.isLetter) {
      close = offers.filter { names(of: $0.choice).contains { $0.contains(wanted) } }
    }
    switch close.count {
    case 0: return .failure(.notOffered(typed))
    case 1: return .success(close[0].choice)
    default:
      return .failure(.ambiguous(typed, close.map { $0.choice.label.string(in: language) }))
    }
  }

  /// The names of which a beginning will do: labels in the language spoken only, or in a Chinese
  /// session `n` would mean "no effect".
  private func beginnings(of choice: ChoiceList.Choice) -> [String] {
    ([choice.name, choice.label.string(in: language)] + (choice.column("aliases")?.strings ?? []))
      .map { Typed.narrowed($0).lowercased() }
  }

  /// The names that a choice answers to exactly, in lower case.
  private func names(of choice: ChoiceList.Choice) -> [String] {
    let labels = questionnaire.languages.map { choice.label.string(in: $0) }
    return ([choice.name] + labels + (choice.column("aliases")?.strings ?? []))
      .map { Typed.narrowed($0).lowercased() }
  }

  /// Its pinyin without blanks, and the initials.
  private func pinyin(of choice: ChoiceList.Choice) -> [String] {
    (choice.column("pinyin")?.strings ?? []).flatMap { text in
      let syllables = text.lowercased().split(separator: " ")
      return [syllables.joined(), String(syllables.compactMap(\.first))]
    }
  }

  /// Everything that Tab may complete a choice from: the label that is put in, and what it is found
  /// by.
  public func completions(at address: Address) -> [(insert: String, keys: [String])] {
    offers(at: address).map { offer in
      let label = offer.choice.label.string(in: language)
      return (label, [label] + names(of: offer.choice) + pinyin(of: offer.choice))
    }
  }
}
