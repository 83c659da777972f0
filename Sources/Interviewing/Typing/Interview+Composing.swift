import Diagnostics
public import Questionnaires

extension Interview {
  /// Has a text of several lines taken down; only where the question takes text.
  func compose(_ how: Composing) -> [Effect] {
    guard case .question(let address) = position else { return [.refuse(.notExpectedHere), ask()] }
    switch questionnaire[address.question].kind {
    case .text(isMultiline: true): return [.compose(address, how)]
    case .text(isMultiline: false):
      return how == .editor
        ? [.compose(address, how)] : [.refuse(.typing(.severalLines)), ask()]
    case .boolean, .integer, .decimal, .date, .selectOne, .selectMultiple, .attachment:
      return [.refuse(.notExpectedHere), ask()]
    }
  }
}

extension Interview {
  /// Keeps one more line of a text that is being written; asks nothing, because more may follow.
  mutating func add(line: String) -> [Effect] {
    guard case .question(let address) = position,
      case .text(isMultiline: true) = questionnaire[address.question].kind
    else { return [.refuse(.notExpectedHere), ask()] }
    let sofar = (unfinished[address] ?? []).reduce(0) { $0 + $1.utf8.count + 1 }
    guard sofar + line.utf8.count <= Question.longestAnswer else {
      return [.refuse(.problem(.tooLong(limit: Question.longestAnswer)))]
    }
    let change = Change.line(address, line)
    apply(change)
    return [.save(change)]
  }

  /// Takes the lines away that were written so far.
  mutating func dropLines(at address: Address) -> [Effect] {
    let change = Change.line(address, nil)
    undoable.append(Undoable(changes: reverse(of: [change]), position: position))
    apply(change)
    return [.save(change), .tell(.linesDropped), ask()]
  }

  /// The relevant questions at which a text was begun and not ended, in document order.
  public var beingWritten: [Address] {
    inOrder(unfinished.keys.filter { sheet.relevance(at: $0) == .relevant })
  }
}

extension Event {
  /// The place of the first character in what was typed that is hidden or commands a terminal,
  /// counted from 1. Line feeds and tabs of an answer are text.
  var hiddenCharacter: Int? {
    switch self {
    case .answer(let text):
      Visible.firstHidden(in: String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))?.position
    case .note(let text), .line(let text):
      Visible.firstHidden(in: String(text.map { $0 == "\t" ? " " : $0 }))?.position
    case .notApplicable(let target, let reason):
      Visible.firstHidden(in: [target, reason].compactMap { $0 }.joined(separator: " "))?.position
    case .whatIf(let text): Visible.firstHidden(in: text)?.position
    case .enter, .help, .guidance, .commands, .commandHelp, .back, .skip, .clear, .compose, .go,
      .outline, .missing, .needed, .why, .scores, .review, .sign, .explain, .undo, .speak, .add,
      .remove, .save, .quit, .unknownCommand:
      nil
    }
  }
}

extension TypedNumber.Counting {
  /// What the label and the hint of a question say about how it counts.
  init(_ wording: Wording) {
    let texts = [wording.label, wording.hint].compactMap { $0 }.flatMap { text in
      Language.allCases.map { text.string(in: $0) }
    }
    func say(_ words: String...) -> Bool {
      texts.contains { text in words.contains { text.contains($0) } }
    }
    self.init(inPercent: say("%", "％", "百分"), inLargeUnits: say("万", "亿", "10,000"))
  }
}
