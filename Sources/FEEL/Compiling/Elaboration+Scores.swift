extension Elaboration {
  /// What the chosen member of a list is worth: one condition for each member with a score. Null for
  /// no choice or one without a score, unknown while the choice is open.
  mutating func score(of value: Term, _ choice: ChoiceType, _ range: Range<Int>) -> Term {
    let chosen = Term.node(node(value), value.type)
    var result = node(.constant(.null, .null))
    for (member, score) in zip(choice.members, choice.scores).reversed() {
      guard let score else { continue }
      let isChosen = comparison(.equal, chosen, .constant(member, value.type), range)
      let worth = node(.constant(.number(score), .number))
      result = draft.emit(Node(.conditional, node(isChosen), worth, result))
    }
    return .node(result, .number)
  }
}
