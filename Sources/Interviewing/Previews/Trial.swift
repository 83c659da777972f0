import FEEL
import Questionnaires
import Scoring

/// What is known of a change before it is tried.
struct Trial {
  let subject: Preview.Subject
  /// Given answers that others take the place of.
  let replaced: [Address]
  /// Given answers that go with their instance.
  let removed: [Address]
  /// The grades as they stand.
  private let grades: [Scorecard.Figure]
  /// The answers that the change is about.
  private let own: Set<Address>

  init(of proposal: Proposal, on interview: Interview) {
    subject = proposal.subject
    grades = Trial.grades(on: interview.sheet)
    var own: Set<Address> = []
    for case .answer(let address, _) in proposal.changes { own.insert(address) }
    self.own = own
    replaced = Trial.replaced(by: proposal, on: interview.sheet)
    removed = Trial.removed(by: proposal.subject, on: interview.sheet)
  }

  static func grades(on sheet: Sheet) -> [Scorecard.Figure] {
    let figures = sheet.questionnaire.figures
    return figures.indices.filter { figures[$0].role == .grade }
      .map { Scorecard.Figure(rule: $0, of: sheet) }
  }

  /// A single answer is changed by whom it belongs to, and knowingly; only what takes many at once
  /// overwrites some unseen.
  private static func replaced(by proposal: Proposal, on sheet: Sheet) -> [Address] {
    guard case .notApplicable = proposal.subject else { return [] }
    return proposal.changes.compactMap { change in
      guard case .answer(let address, let answer) = change,
        case .given = sheet.answer(at: address), sheet.answer(at: address) != answer
      else { return nil }
      return address
    }
  }

  private static func removed(by subject: Preview.Subject, on sheet: Sheet) -> [Address] {
    guard case .removal(let instance, let index) = subject else { return [] }
    return sheet.questionnaire.repeats[index].questions.map { Address($0, instance: instance) }
      .filter { if case .given = sheet.answer(at: $0) { true } else { false } }
  }

  func touchesAnswers(_ consequences: Consequences) -> Bool {
    !(replaced.isEmpty && removed.isEmpty && others(consequences.withheld).isEmpty
      && others(consequences.restored).isEmpty)
  }

  /// Without the answers that the change is about.
  func others(_ addresses: [Address]) -> [Address] { addresses.filter { !own.contains($0) } }

  /// The grades that were known and are others now, or no longer known.
  func gradeMovements(to sheet: Sheet) -> [Preview.Movement] {
    Trial.movements(of: grades, to: sheet)
  }

  static func movements(of grades: [Scorecard.Figure], to sheet: Sheet) -> [Preview.Movement] {
    grades.compactMap { before in
      guard before.text != nil else { return nil }
      return Preview.Movement(before, Scorecard.Figure(rule: before.rule, of: sheet))
    }
  }
}

extension Trial {
  /// How things stand, as far as a preview compares it.
  struct View {
    let scorecard: Scorecard
    let refused: [Address]
    let asked: Int

    init(of interview: Interview) {
      scorecard = interview.scorecard
      refused = interview.refused()
      asked = interview.progress().asked
    }
  }
}

extension Preview {
  init(_ trial: Trial, _ consequences: Consequences, before: Trial.View, after: Trial.View) {
    let already = Set(before.refused)
    let (old, new) = (before.scorecard, after.scorecard)
    self.init(
      subject: trial.subject, withheld: trial.others(consequences.withheld),
      restored: trial.others(consequences.restored), replaced: trial.replaced,
      removed: trial.removed, refused: after.refused.filter { !already.contains($0) },
      movements: zip(old.figures, new.figures).compactMap { Movement($0, $1) },
      opened: new.openRedLines.filter { !old.openRedLines.contains($0) },
      closed: old.openRedLines.filter { !new.openRedLines.contains($0) },
      questions: after.asked - before.asked)
  }
}
