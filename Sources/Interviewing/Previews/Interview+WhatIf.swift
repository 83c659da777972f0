import Questionnaires

extension Interview {
  /// Shows what an answer would do, to the question that is asked or to the one that is named, and
  /// changes nothing.
  mutating func whatIf(_ text: String) -> [Effect] {
    guard !text.isEmpty else { return [.refuse(.answerNeeded), ask()] }
    guard let (address, typed) = target(of: text) else {
      return [.refuse(.notExpectedHere), ask()]
    }
    guard sheet.relevance(at: address) == .relevant else {
      return [.refuse(.notRelevant(address)), ask()]
    }
    switch checked(typed, at: address) {
    case .failure(let refused): return [.refuse(refused.refusal), ask()]
    case .success(let value):
      let answer = Answer.given(value)
      let proposal = Proposal(
        subject: .answer(address, answer), changes: [.answer(address, answer)])
      return [.tell(.whatIf(foresee(proposal))), ask()]
    }
  }

  /// The first word is a question where it is the name of one and an answer follows.
  private func target(of text: String) -> (address: Address, typed: String)? {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2, let address = place(named: Typed.narrowed(words[0]))?.address {
      return (address, Typed.trimmed(words[1]))
    }
    return position.address.map { ($0, text) }
  }
}
