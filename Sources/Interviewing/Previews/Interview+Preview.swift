import FEEL
import Questionnaires
import Scoring

/// A change that waits for a yes.
struct Pending: Sendable {
  let preview: Preview
  let proposal: Proposal
}

/// A change that a person wants to make.
struct Proposal: Sendable {
  let subject: Preview.Subject
  let changes: [Change]
  /// What was typed, to be said again when the change is declined.
  var typed = ""
  /// Told when the change is carried out.
  var notices: [Notice] = []
  /// Where the interview goes on.
  var destination = Destination.next

  enum Destination: Sendable {
    /// At the next open place.
    case next
    /// At a place, or at the next open one behind it where it is not open.
    case open(Interview.Position)
    /// At a place, whether it is open or not.
    case stay(Interview.Position)
  }
}

/// What takes a change back, and where it was made.
struct Undoable: Sendable {
  let changes: [Change]
  let position: Interview.Position
}

extension Interview {
  /// What the interview waits to hear yes or no to; nil when it asks something else.
  public var preview: Preview? { pending?.preview }

  /// Carries a change out, or asks first: when it would withhold, bring back, overwrite or remove
  /// given answers, or when it revises what was answered before and would move the grade.
  mutating func propose(_ proposal: Proposal) -> [Effect] {
    let isRevision = isRevision(proposal.subject)
    let trial = Trial(of: proposal, on: self)
    let back = reverse(of: proposal.changes)
    let consequences = perform(proposal.changes)
    let movements = trial.gradeMovements(to: sheet)
    guard trial.touchesAnswers(consequences) || (isRevision && !movements.isEmpty) else {
      return finish(proposal, consequences, back, telling: movements)
    }
    let after = Trial.View(of: self)
    perform(back)
    let preview = Preview(
      trial, consequences, before: Trial.View(of: self), after: after)
    pending = Pending(preview: preview, proposal: proposal)
    return [.confirm(preview)]
  }

  /// Shows what a change would do and leaves everything as it is.
  mutating func foresee(_ proposal: Proposal) -> Preview {
    let trial = Trial(of: proposal, on: self)
    let back = reverse(of: proposal.changes)
    let consequences = perform(proposal.changes)
    let after = Trial.View(of: self)
    perform(back)
    return Preview(trial, consequences, before: Trial.View(of: self), after: after)
  }

  /// Whether the person goes back on something: the interview would not have stopped here by
  /// itself.
  private func isRevision(_ subject: Preview.Subject) -> Bool {
    switch subject {
    case .answer(let address, _): !isOpen(.question(address))
    case .addition: false
    case .notApplicable, .removal: true
    }
  }

  /// Notes a change that has been carried out, and goes on. What counts again is asked again.
  private mutating func finish(
    _ proposal: Proposal, _ consequences: Consequences, _ back: [Change],
    telling movements: [Preview.Movement]
  ) -> [Effect] {
    let again = inOrder(consequences.restored).map { Change.confirm($0, isNeeded: true) }
    let undo = reverse(of: again) + back
    undoable.append(Undoable(changes: undo, position: position))
    perform(again)
    let saves = (proposal.changes + again).map { Effect.save($0) }
    let told = proposal.notices.map { Effect.tell($0) }
    let moved = movements.isEmpty ? [] : [Effect.tell(.moved(movements))]
    position = following(proposal.destination)
    return saves + told + moved + [ask()]
  }

  private func following(_ destination: Proposal.Destination) -> Position {
    switch destination {
    case .next: nextOpen(after: position)
    case .open(let place): isOpen(place) ? place : nextOpen(after: place)
    case .stay(let place): isRelevant(place) ? place : nextOpen(after: place)
    }
  }

  func inOrder(_ addresses: [Address]) -> [Address] {
    addresses.sorted { sheet.isBefore($0, $1) }
  }
}

extension Interview {
  /// Takes an event while a change waits for a yes. What only shows something is shown; everything
  /// else has to wait.
  mutating func decide(_ waiting: Pending, _ event: Event) -> [Effect] {
    switch event {
    case .answer(let text):
      switch Typed.truth(text) {
      case true?: return accept(waiting.proposal)
      case false?: return decline(waiting.proposal)
      case nil: return [.refuse(.yesOrNo), ask()]
      }
    case .enter, .back, .undo: return decline(waiting.proposal)
    case .quit: return decline(waiting.proposal).dropLast() + [.quit]
    case .help, .guidance: return [.tell(.confirmationHelp), ask()]
    case .speak(let language): return speak(language)
    case .explain(let name): return explain(name)
    case .commands, .commandHelp, .outline, .missing, .why, .scores, .needed, .review, .save,
      .unknownCommand:
      return look(event)
    case .skip, .clear, .notApplicable, .note, .go, .sign, .whatIf, .add, .remove, .compose, .line:
      return [.refuse(.yesOrNo), ask()]
    }
  }

  private mutating func accept(_ proposal: Proposal) -> [Effect] {
    pending = nil
    let back = reverse(of: proposal.changes)
    let consequences = perform(proposal.changes)
    var proposal = proposal
    proposal.notices.append(.changed)
    return finish(proposal, consequences, back, telling: [])
  }

  private mutating func decline(_ proposal: Proposal) -> [Effect] {
    pending = nil
    return [.tell(.declined(typed: proposal.typed)), ask()]
  }
}
