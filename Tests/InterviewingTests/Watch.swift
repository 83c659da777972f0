import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Scoring

/// A dialogue that is looked at after each line: what QUESTIONNAIRES promises of every interview.
struct Watch {
  private var dialogue: Dialogue
  private let seed: UInt64
  private var lines: [String] = []
  /// The state before each change that has not been taken back.
  private var history: [State] = []
  /// What broke, with the lines that led there.
  private(set) var failures: [String] = []

  init(_ questionnaire: Questionnaire, seed: UInt64) {
    dialogue = Dialogue(questionnaire)
    self.seed = seed
  }

  mutating func type(_ line: String) {
    lines.append(line)
    let before = dialogue.interview
    let saved = dialogue.saved.count
    dialogue.type(line)
    let changes = Array(dialogue.saved[saved...])
    checkEffects(after: before)
    checkPlace()
    checkChanges(changes, after: before, line)
    checkConsent(changes, after: before, line)
    checkWithheld()
    checkCompletion()
    remember(changes, before)
  }

  private mutating func expect(_ holds: Bool, _ promise: String) {
    guard !holds else { return }
    failures.append("seed \(seed): \(promise), after \(lines.suffix(12))")
  }

  // MARK: What has to hold

  /// Everything is given out to be saved before the next question; the last effect asks something
  /// or ends the session.
  private mutating func checkEffects(after before: Interview) {
    let asks = dialogue.last.map(Watch.isAsking)
    let saves = dialogue.last.map { if case .save = $0 { true } else { false } }
    expect(asks.last == true, "the last effect asks")
    expect(asks.dropLast().allSatisfy { !$0 }, "one thing is asked")
    let lastSave = saves.lastIndex(of: true) ?? -1
    expect(saves.prefix(lastSave + 1).allSatisfy { $0 }, "saving comes first")
    let waits = dialogue.interview.preview != nil
    let asksToConfirm = if case .confirm? = dialogue.last.last { true } else { false }
    expect(waits == asksToConfirm, "a change that waits is asked about")
  }

  private static func isAsking(_ effect: Effect) -> Bool {
    switch effect {
    case .ask, .askForAnother, .complete, .confirm, .sign, .quit: true
    default: false
    }
  }

  /// The question asked is relevant, and going on always finds one that is open.
  private mutating func checkPlace() {
    let interview = dialogue.interview
    switch interview.position {
    case .question(let address):
      expect(interview.sheet.relevance(at: address) == .relevant, "what is asked is relevant")
    case .another(let index):
      expect(interview.isRelevant(repeatIndex: index), "the repeat asked about is relevant")
    case .end: break
    }
  }

  /// Answers, remarks and instances change only by what was given out to be saved, and a draft that
  /// was read back is the same interview.
  private mutating func checkChanges(_ changes: [Change], after before: Interview, _ line: String) {
    var replayed = before
    for change in changes { replayed.apply(change) }
    let (was, now) = (State(replayed), State(dialogue.interview))
    expect(was.answers == now.answers, "answers change only by what is saved")
    expect(was.counts == now.counts && was.closed == now.closed, "so do instances")
    expect(was.notes == now.notes, "so do remarks")
    expect(was.toConfirm == now.toConfirm, "so does what is to be confirmed")
    expect(replayed.printed == dialogue.interview.printed, "the scores follow from the answers")
  }

  /// What touches other answers has been shown first, and what was shown is what came.
  private mutating func checkConsent(_ changes: [Change], after before: Interview, _ line: String) {
    let (was, now) = (State(before), State(dialogue.interview))
    if let preview = before.preview {
      guard changes.isEmpty else { return checkForeseen(preview, before) }
      return expect(was.given == now.given, "a declined change changes nothing")
    }
    guard !line.hasPrefix(":undo") else { return }
    let own = Set(
      changes.compactMap { change in
        if case .answer(let address, _) = change { before.sheet.name(of: address) } else { nil }
      })
    let removes = changes.contains { if case .removeInstance = $0 { true } else { false } }
    if removes {
      // Only an instance without answers goes unasked; the answers behind it move up.
      let (earlier, later) = (was.values, now.values)
      return expect(earlier == later, "no answer goes with an empty instance")
    }
    let lost = was.given.filter { now.given[$0.key] != $0.value && !own.contains($0.key) }
    expect(lost.isEmpty, "no answer is lost without consent: \(lost.keys.sorted())")
    let newly = Set(dialogue.interview.withheld()).subtracting(before.withheld())
    expect(
      newly.allSatisfy { own.contains(dialogue.interview.sheet.name(of: $0)) },
      "nothing is withheld without consent")
    if dialogue.interview.preview != nil { expect(was == now, "a preview changes nothing") }
  }

  private mutating func checkForeseen(_ preview: Preview, _ before: Interview) {
    let (old, new) = (before.scorecard, dialogue.interview.scorecard)
    let moved = zip(old.figures, new.figures).filter { $0.text != $1.text || $0.range != $1.range }
    expect(
      moved.map { "\($0.name) \($1.text ?? "—")" }
        == preview.movements.map { "\($0.before.name) \($0.after.text ?? "—")" },
      "the figures move as they were shown")
    expect(
      Set(preview.withheld) == Set(dialogue.interview.withheld()).subtracting(before.withheld())
        || !preview.removed.isEmpty,
      "the answers shown are withheld, and no others")
  }

  /// A withheld answer is in no rule: without it the scores are the same.
  private mutating func checkWithheld() {
    let withheld = dialogue.interview.withheld()
    guard !withheld.isEmpty else { return }
    var sheet = dialogue.interview.sheet
    for address in withheld {
      expect(
        sheet.value(at: address).isNull || sheet.value(at: address).isUnknown,
        "a withheld answer has no value")
    }
    sheet.set(withheld.map { ($0, Answer.open) })
    let without = Interview(sheet: sheet, language: .chinese)
    expect(without.printed == dialogue.interview.printed, "a withheld answer counts nowhere")
  }

  private mutating func checkCompletion() {
    guard case .sign? = dialogue.last.last else { return }
    expect(
      dialogue.interview.outstanding().isEmpty && dialogue.interview.shortRepeats().isEmpty,
      "only what is complete can be signed")
  }

  // MARK: Taking back

  private mutating func remember(_ changes: [Change], _ before: Interview) {
    guard !changes.isEmpty else { return }
    if lines.last == ":undo", let earlier = history.popLast() {
      expect(earlier == State(dialogue.interview), "undo brings back what was")
    } else {
      history.append(State(before))
    }
  }

  /// Everything taken back is the beginning; and the draft read back is the interview.
  mutating func finish() {
    let again = Interview(dialogue.interview.questionnaire, changes: dialogue.saved)
    let (one, other) = (State(again), State(dialogue.interview))
    expect(
      one.answers == other.answers && one.notes == other.notes, "a draft gives the answers back")
    expect(one.toConfirm == other.toConfirm, "a draft gives back what is to be confirmed")
    expect(again.printed == dialogue.interview.printed, "a draft gives the scores back")
    if dialogue.interview.preview != nil { type("n") }
    for _ in 0..<200 where dialogue.interview.preview == nil {
      let saved = dialogue.saved.count
      dialogue.type(":undo")
      if dialogue.saved.count == saved { break }
    }
    expect(State(dialogue.interview).given.isEmpty, "everything can be taken back")
  }
}
