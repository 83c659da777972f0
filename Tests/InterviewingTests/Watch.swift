import Diagnostics
import FEEL
@testable import Interviewing
import Questionnaires
import Scoring

/// A dialogue that is looked at after each line: what QUESTIONNAIRES promises of every interview.
struct Watch {
  var dialogue: Dialogue
  private let seed: UInt64
  private var lines: [String] = []
  /// How the interview stands.
  private(set) var now: Moment
  /// The state before each change that has not been taken back.
  private var history: [State] = []
  /// What broke, with the lines that led there.
  private(set) var failures: [String] = []

  init(_ questionnaire: Questionnaire, seed: UInt64) {
    dialogue = Dialogue(questionnaire)
    now = Moment(dialogue.interview)
    self.seed = seed
  }

  /// One moment of an interview, to be compared with the next.
  struct Moment {
    let interview: Interview
    let state: State
    let printed: [String]
    let withheld: [Address]

    init(_ interview: Interview) {
      self.interview = interview
      state = State(interview)
      printed = interview.printed
      withheld = interview.withheld()
    }
  }

  mutating func type(_ line: String) {
    lines.append(line)
    let (event, before) = (Dialogue.event(line), now)
    let saved = dialogue.saved.count
    dialogue.type(line)
    now = Moment(dialogue.interview)
    let changes = Array(dialogue.saved[saved...])
    checkEffects(of: event)
    checkPlace()
    checkOrder(of: event, changes, since: before)
    checkWayBack()
    checkRelevance()
    checkChanges(changes, of: event, since: before)
    checkConsent(changes, since: before, event)
    checkGrade(changes, since: before, event)
    checkWithheld()
    checkReturns(changes, since: before, event)
    checkCompletion()
    remember(changes, before.state)
  }

  mutating func expect(_ holds: Bool, _ promise: @autoclosure () -> String) {
    guard !holds else { return }
    failures.append("seed \(seed): \(promise()), after \(lines.suffix(12))")
  }

  // MARK: What has to hold

  /// Everything is given out to be saved before the next question; the last effect asks something
  /// or ends the session.
  private mutating func checkEffects(of event: Event) {
    let asks = dialogue.last.map(Watch.isAsking)
    let saves = dialogue.last.map { if case .save = $0 { true } else { false } }
    // More lines may follow one; nothing is asked in between.
    if case .line = event, asks.last == false {
      return expect(saves.last == true || dialogue.refusal != nil, "a line is kept or refused")
    }
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
    case .ask, .askForAnother, .complete, .confirm, .compose, .sign, .quit: true
    default: false
    }
  }

  private mutating func checkCompletion() {
    let lacking = now.interview.lacking
    if case .complete(let missing)? = dialogue.last.last {
      expect(Set(missing) == lacking, "the end names what is missing, and nothing else")
    }
    guard case .sign? = dialogue.last.last else { return }
    expect(now.interview.beingWritten.isEmpty, "no line of a text is lost by signing")
    expect(lacking.isEmpty, "only what is complete can be signed")
    expect(now.interview.shortRepeats().isEmpty, "only repeats that are complete can be signed")
  }

  // MARK: Taking back

  private mutating func remember(_ changes: [Change], _ before: State) {
    // A line of a text is kept but no step: the whole text is taken back.
    let isLine = changes.contains { if case .line(_, .some) = $0 { true } else { false } }
    guard !changes.isEmpty, !isLine || lines.last == ":undo" else { return }
    if lines.last == ":undo", let earlier = history.popLast() {
      expect(now.state.isBack(at: earlier), "undo brings back what was")
    } else {
      history.append(before)
    }
  }

  /// Everything taken back is the beginning; and the draft read back is the interview, worked out
  /// all at once instead of answer by answer.
  mutating func finish() {
    let again = Interview(dialogue.interview.questionnaire, changes: dialogue.saved)
    let (one, other) = (State(again), now.state)
    expect(
      one.answers == other.answers && one.notes == other.notes, "a draft gives the answers back")
    expect(one.toConfirm == other.toConfirm, "a draft gives back what is to be confirmed")
    expect(again.printed == now.printed, "a draft gives the scores back")
    if dialogue.interview.preview != nil { type("n") }
    for _ in 0..<200 where dialogue.interview.preview == nil {
      let saved = dialogue.saved.count
      type(":undo")
      if dialogue.saved.count == saved { break }
    }
    expect(now.state.given.isEmpty, "everything can be taken back")
  }
}

extension Interview {
  /// What a look at every place finds that completion needs: no answer where one is required, or one
  /// that a rule refuses.
  var lacking: Set<Address> {
    Set(
      places().compactMap(\.address).filter { address in
        guard sheet.relevance(at: address) == .relevant else { return false }
        let value = sheet.value(at: address)
        if value.isNull || value.isUnknown { return sheet.isRequired(at: address) }
        guard case .given = sheet.answer(at: address) else { return false }
        return sheet.violations(of: value, at: address).contains { $0.severity == .error }
      })
  }
}
