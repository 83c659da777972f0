import Diagnostics
import FEEL
@testable import Interviewing
import Questionnaires
import Scoring

// What becomes of answers: changed only by what was given out, with consent, withheld and back.
extension Watch {
  /// Answers, remarks and instances change only by what was given out to be saved; the same event
  /// does the same again.
  mutating func checkChanges(_ changes: [Change], of event: Event, since before: Moment) {
    var replayed = before.interview
    for change in changes { replayed.apply(change) }
    let (was, now) = (State(replayed), self.now.state)
    expect(was.answers == now.answers, "answers change only by what is saved")
    expect(was.counts == now.counts && was.closed == now.closed, "so do instances")
    expect(was.notes == now.notes, "so do remarks")
    expect(was.unfinished == now.unfinished, "so do texts that are being written")
    expect(was.toConfirm == now.toConfirm, "so does what is to be confirmed")
    expect(replayed.printed == self.now.printed, "the scores follow from the answers")
    var again = before.interview
    _ = again.handle(event)
    expect(State(again) == now, "the same event does the same")
    expect(State(before.interview) == before.state, "an interview is a value")
  }

  /// What touches other answers has been shown first, and what was shown is what came.
  mutating func checkConsent(_ changes: [Change], since before: Moment, _ event: Event) {
    let (was, now) = (before.state, self.now.state)
    if let preview = before.interview.preview {
      guard changes.isEmpty else { return checkForeseen(preview, before) }
      return expect(was.given == now.given, "a declined change changes nothing")
    }
    guard event != .undo else { return }
    let own = Watch.answered(by: changes)
    let removes = changes.contains { if case .removeInstance = $0 { true } else { false } }
    if removes {
      // Only an instance without answers goes unasked; the answers behind it move up.
      let (earlier, later) = (was.values, now.values)
      return expect(earlier == later, "no answer goes with an empty instance")
    }
    let lost = was.given.filter { now.given[$0.key] != $0.value && !own.contains($0.key) }
    expect(lost.isEmpty, "no answer is lost without consent: \(lost.keys)")
    let newly = Set(self.now.withheld).subtracting(before.withheld)
    expect(newly.isSubset(of: own), "nothing is withheld without consent")
    let back = Set(before.withheld).subtracting(self.now.withheld)
    expect(back.isSubset(of: own), "nothing counts again without consent")
    if self.now.interview.preview != nil { expect(was == now, "a preview changes nothing") }
  }

  private mutating func checkForeseen(_ preview: Preview, _ before: Moment) {
    let (old, new) = (before.interview.scorecard, now.interview.scorecard)
    let moved = zip(old.figures, new.figures).filter { $0.text != $1.text || $0.range != $1.range }
    expect(
      moved.map { "\($0.name) \($1.text ?? "—")" }
        == preview.movements.map { "\($0.before.name) \($0.after.text ?? "—")" },
      "the figures move as they were shown")
    expect(
      Set(preview.withheld) == Set(now.withheld).subtracting(before.withheld)
        || !preview.removed.isEmpty,
      "the answers shown are withheld, and no others")
  }

  /// A grade that was known moves unasked only by an answer given where the interview stopped by
  /// itself.
  mutating func checkGrade(_ changes: [Change], since before: Moment, _ event: Event) {
    guard before.interview.preview == nil, event != .undo, !changes.isEmpty,
      let old = before.interview.scorecard.figure(for: .grade), old.text != nil,
      old.text != now.interview.scorecard.figure(for: .grade)?.text
    else { return }
    let isInOrder = before.interview.isOpen(before.state.position)
    let isMore = changes.contains { if case .addInstance = $0 { true } else { false } }
    expect((event.isAnswer && isInOrder) || isMore, "a grade is moved with consent only")
  }

  /// A withheld answer is in no rule: without it the scores are the same.
  mutating func checkWithheld() {
    guard !now.withheld.isEmpty else { return }
    var sheet = now.interview.sheet
    for address in now.withheld {
      expect(
        sheet.value(at: address).isNull || sheet.value(at: address).isUnknown,
        "a withheld answer has no value")
    }
    sheet.set(now.withheld.map { ($0, Answer.open) })
    let without = Interview(sheet: sheet, language: .chinese)
    expect(without.printed == now.printed, "a withheld answer counts nowhere")
  }

  /// An answer that counts again is asked again, with itself as what Enter takes.
  mutating func checkReturns(_ changes: [Change], since before: Moment, _ event: Event) {
    guard event != .undo, before.state.counts == now.state.counts else { return }
    let own = Watch.answered(by: changes)
    for address in Set(before.withheld).subtracting(now.withheld).subtracting(own) {
      guard now.interview.sheet.relevance(at: address) == .relevant else { continue }
      expect(now.state.toConfirm.contains(address), "what counts again is asked again")
      let offered = now.interview.inquiry(at: address).proposal
      expect(offered == now.state.given[address], "what was answered is offered")
    }
  }

  private static func answered(by changes: [Change]) -> Set<Address> {
    Set(
      changes.compactMap { change in
        if case .answer(let address, _) = change { address } else { nil }
      })
  }
}
