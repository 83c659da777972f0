import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Records
import Scoring

/// The passage of an interview to another questionnaire: every answer that its namesake takes goes
/// along, withheld and skipped ones too; what does not is told with the points at stake.
struct DraftMigration {
  /// The interview with the new questionnaire.
  private(set) var interview: Interview
  /// What brings an empty interview there.
  private(set) var changes: [Change] = []
  private(set) var account: Assessment.Migration
  private let old: Interview

  init(
    of old: Interview, _ from: Assessment.QuestionnaireName,
    to loaded: QuestionnaireShelf.Loaded, at time: String
  ) {
    self.old = old
    interview = Interview(loaded.questionnaire, language: old.language)
    let before = DraftMigration.outcome(of: old.sheet)
    account = Assessment.Migration(
      from: from, to: loaded.name, time: time, moved: 0, dropped: [], before: before, after: before)
    moveRepeats()
    for address in old.sheet.addresses() { move(address) }
    for (address, note) in old.notes.sorted(by: { $0.key.question < $1.key.question }) {
      move(note, at: address)
    }
    for (address, lines) in old.unfinished.sorted(by: { $0.key.question < $1.key.question }) {
      move(lines, at: address)
    }
    interview = Interview(loaded.questionnaire, language: old.language, changes: changes)
    account.after = DraftMigration.outcome(of: interview.sheet)
  }

  private mutating func moveRepeats() {
    for (index, definition) in old.questionnaire.repeats.enumerated() {
      let new = interview.questionnaire.repeats.firstIndex { $0.name == definition.name }
      guard let new else { continue }
      for _ in 0..<old.sheet.instanceCount(ofRepeat: index) {
        carryOut(.addInstance(ofRepeat: new))
      }
      if old.closedRepeats.contains(index) { carryOut(.closeRepeat(new, true)) }
    }
  }

  private mutating func move(_ address: Address) {
    let answer = old.sheet.answer(at: address)
    let name = old.sheet.name(of: address)
    let target = interview.sheet.address(named: name)
    switch answer {
    case .open: return
    case .skipped: if let target { carryOut(.answer(target, .skipped)) }
    case .given(let value):
      let question = old.questionnaire[address.question]
      let text = old.questionnaire.text(of: value, for: question) ?? ""
      guard let target else { return drop(address, text, .noQuestion) }
      let taker = interview.questionnaire[target.question]
      guard let taken = try? interview.questionnaire.value(exactly: text, for: taker) else {
        return drop(address, text, .notTaken)
      }
      carryOut(.answer(target, .given(taken)))
      account.moved += 1
    }
  }

  private mutating func move(_ note: String, at address: Address) {
    let name = old.sheet.name(of: address)
    if let target = interview.sheet.address(named: name) { return carryOut(.note(target, note)) }
    account.dropped.append(
      Assessment.Migration.Dropped(
        name: name, text: note, reason: .note, without: account.before))
  }

  /// Lines are no answer yet; where no text is asked for any more, they are told like one.
  private mutating func move(_ lines: [String], at address: Address) {
    let name = old.sheet.name(of: address)
    if let target = interview.sheet.address(named: name),
      case .text(isMultiline: true) = interview.questionnaire[target.question].kind
    {
      return lines.forEach { carryOut(.line(target, $0)) }
    }
    account.dropped.append(
      Assessment.Migration.Dropped(
        name: name, text: lines.joined(separator: "\n"), reason: .notTaken,
        without: account.before))
  }

  private mutating func drop(
    _ address: Address, _ text: String, _ reason: Assessment.Migration.Dropped.Reason
  ) {
    var without = old.sheet
    without.set(.open, at: address)
    account.dropped.append(
      Assessment.Migration.Dropped(
        name: old.sheet.name(of: address), text: text, reason: reason,
        without: DraftMigration.outcome(of: without)))
  }

  /// Instances must be there before their answers find an address.
  private mutating func carryOut(_ change: Change) {
    changes.append(change)
    if case .addInstance = change { interview.apply(change) }
  }

  private static func outcome(of sheet: Sheet) -> Assessment.Migration.Outcome {
    let scorecard = Scorecard(sheet)
    return Assessment.Migration.Outcome(
      total: scorecard.figure(for: .total)?.text, grade: scorecard.grade)
  }
}

extension DraftMigration {
  /// The line of the draft: whole or absent, so that a crash never leaves half a migration.
  var line: JSON {
    get throws {
      let lines = changes.map { $0.json(in: interview.questionnaire, at: account.time) }
      return ["change": "migrate", "migration": account.json, "changes": .array(lines)]
    }
  }

  /// What is told before it is done: where to, what goes along, what does not and what that costs.
  var report: [Phrase] {
    let dropped = account.dropped
    let head = Phrase(
      zh:
        "问卷由 \(account.from.id) \(account.from.version) 换为 \(account.to.id) \(account.to.version)："
        + "移入 \(account.moved) 个答案，\(dropped.count) 处不能移入\(dropped.isEmpty ? "。" : "：")",
      en: "From \(account.from.id) \(account.from.version) to \(account.to.id) "
        + "\(account.to.version): \(account.moved) answers go along, \(dropped.count) cannot"
        + (dropped.isEmpty ? "." : ":"))
    let change = Phrase(
      zh: "总分：\(words(account.before.total)) → \(words(account.after.total))；等级："
        + "\(label(account.before.grade, .chinese)) → \(label(account.after.grade, .chinese))。",
      en: "Total: \(words(account.before.total)) → \(words(account.after.total)); grade: "
        + "\(label(account.before.grade, .english)) → \(label(account.after.grade, .english)).")
    return [head] + dropped.map(phrase) + [change]
  }

  private func phrase(_ dropped: Assessment.Migration.Dropped) -> Phrase {
    let reason =
      switch dropped.reason {
      case .noQuestion: Phrase(zh: "新问卷没有这一题", en: "the new one has no such question")
      case .notTaken: Phrase(zh: "新问卷不接受这个答案", en: "the new one does not take this answer")
      case .note: Phrase(zh: "备注，所在题目已取消", en: "a remark on a question that is no more")
      }
    return Phrase(
      zh: "\(dropped.name)：\(reason.zh)\(stake(dropped, .chinese))",
      en: "\(dropped.name): \(reason.en)\(stake(dropped, .english))")
  }

  /// What the answer was worth by the old questionnaire; nothing where it was worth nothing.
  private func stake(_ dropped: Assessment.Migration.Dropped, _ language: Language) -> String {
    guard dropped.without != account.before else { return "" }
    let phrase = Phrase(
      zh: "（原问卷中，没有它则总分 \(words(account.before.total)) → \(words(dropped.without.total))，"
        + "等级 \(label(account.before.grade, .chinese)) → \(label(dropped.without.grade, .chinese))）",
      en: " (without it the old one gives a total of \(words(account.before.total)) → "
        + "\(words(dropped.without.total)), a grade of \(label(account.before.grade, .english)) → "
        + "\(label(dropped.without.grade, .english)))")
    return phrase.text(in: language)
  }

  private func words(_ figure: String?) -> String { figure ?? "—" }

  private func label(_ grade: String?, _ language: Language) -> String {
    guard let grade else { return "—" }
    for questionnaire in [old.questionnaire, interview.questionnaire] {
      let rule = questionnaire.figures.first { $0.role == .grade }
      let list = rule.flatMap { questionnaire.calculations[$0.calculation].choiceList }
      let choice = list.flatMap { questionnaire.choiceLists[$0].choice(named: grade) }
      if let choice { return choice.label.string(in: language) }
    }
    return grade
  }
}
