import Archiving
import Diagnostics
import Questionnaires
import Records
import Signing

/// A sign-off in a few lines, from its exact bytes and the labels of the questionnaire.
struct SignOffSummary {
  let signOff: SignOff
  let registry: Registry
  let summary: AssessmentSummary
  let language: Language

  /// Reads what will be or has been signed.
  init(
    payload: [UInt8], _ registry: Registry, _ summary: AssessmentSummary, _ language: Language
  ) throws {
    signOff = try guarded { try SignOff(JSONPart(try JSON.canonical(payload))) }
    self.registry = registry
    self.summary = summary
    self.language = language
  }

  /// What the screen shows before a signature: who says what about which record, on what ground.
  func lines(relyingOn acts: [RecordedSignOff]) -> [String] {
    [subject, act, signer] + content + basis(acts)
  }

  /// What lists of sign-offs show: the act with all that was said.
  var content: [String] {
    var lines: [String] = []
    if let conclusion = signOff.conclusion {
      lines.append(row(Phrase(zh: "结论", en: "Conclusion"), summary.conclusionLabel(conclusion)))
    }
    if let reason = signOff.reason {
      lines.append(row(Phrase(zh: "理由和意见", en: "Reason"), reason))
    }
    lines += signOff.adjustments.map { row(Phrase(zh: "须修改", en: "To be changed"), $0) }
    lines += signOff.conditions.enumerated().map { condition($0.offset + 1, $0.element) }
    lines += signOff.verifications.map(verification)
    if !signOff.silent.isEmpty {
      let units = signOff.silent.map(unit).joined(separator: language == .chinese ? "、" : ", ")
      lines.append(
        row(Phrase(zh: "未答复（不作为同意）", en: "No reply (which is not consent)"), units))
    }
    return lines
  }

  private var subject: String {
    let version = Phrase(
      zh: "（第 \(signOff.version) 版）", en: " (version \(signOff.version))")
    return row(
      Phrase(zh: "事项", en: "Proposal"),
      summary.assessment.subject.title + version.text(in: language))
  }

  private var act: String {
    let grade = summary.assessment.grade.map(summary.gradeLabel) ?? "—"
    let said = SignOffWords.act(signOff.role, signOff.decision).text(in: language)
    return row(Phrase(zh: "等级", en: "Grade"), grade) + (language == .chinese ? "；" : "; ")
      + row(Phrase(zh: "表示", en: "Act"), said)
  }

  private var signer: String {
    let name = registry.person(signOff.signer.person)?.name ?? signOff.signer.person
    let role = SignOffWords.role(signOff.role)
    let unit = unit(signOff.unit)
    let own = registry.holds(signOff.signer.person, signOff.role)
    let text =
      own
      ? Phrase(zh: "\(name)，\(unit)，\(role.zh)", en: "\(name), \(unit), \(role.en)")
      : Phrase(
        zh: "\(name)，\(unit)，代\(role.zh)签署（其组长回避）",
        en: "\(name), \(unit), for the \(role.en), whose lead steps back")
    return row(Phrase(zh: "签署人", en: "Signed by"), text.text(in: language))
  }

  private func condition(_ number: Int, _ condition: SignOff.Condition) -> String {
    let text = Phrase(
      zh: "\(condition.text)（责任单位：\(unit(condition.unit))；期限：\(condition.deadline)；"
        + "验收：\(condition.test)）",
      en: "\(condition.text) (unit: \(unit(condition.unit)); deadline: \(condition.deadline); "
        + "acceptance test: \(condition.test))")
    return row(
      Phrase(zh: "条件 \(number)", en: "Condition \(number)"), text.text(in: language))
  }

  private func verification(_ verification: SignOff.Verification) -> String {
    let result =
      verification.isMet
      ? Phrase(zh: "已落实", en: "met") : Phrase(zh: "未落实", en: "not met")
    let number = verification.condition
    return row(
      Phrase(zh: "条件 \(number)", en: "Condition \(number)"), result.text(in: language))
  }

  private func basis(_ acts: [RecordedSignOff]) -> [String] {
    let named = acts.filter { signOff.basis.contains($0.digest.hex) }
    let texts = named.map { act in
      let person = registry.person(act.content.signer.person)?.name ?? act.content.signer.person
      let said = SignOffWords.act(act.content.role, act.content.decision).text(in: language)
      return language == .chinese ? "\(person)\(said)" : "\(person) \(said)"
    }
    guard !texts.isEmpty else { return [] }
    let separator = language == .chinese ? "、" : ", "
    return [row(Phrase(zh: "依据", en: "Relying on"), texts.joined(separator: separator))]
  }

  private func unit(_ name: String) -> String { summary.unitLabel(name) }

  private func row(_ name: Phrase, _ value: String) -> String {
    name.text(in: language) + (language == .chinese ? "：" : ": ") + value
  }
}

extension AssessmentSummary {
  /// A conclusion in words.
  func conclusionLabel(_ conclusion: String) -> String {
    label(conclusion, of: questionnaire.subject.conclusion)
  }

  /// A unit in words.
  func unitLabel(_ unit: String) -> String {
    questionnaire.registers.units?.choice(named: unit)?.label.string(in: language)
      ?? label(unit, of: questionnaire.subject.unit)
  }
}
