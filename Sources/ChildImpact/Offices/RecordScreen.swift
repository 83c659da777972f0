import Archiving
import Diagnostics
import Interviewing
import Records
import Signing
import Terminal

/// A record on the screen: what it is, where it stands, who has signed what, and all answers.
struct RecordScreen {
  let docket: Docket
  let common: CommonOptions

  /// Prints it.
  func show() throws {
    for (name, value) in facts {
      let label = name.text(in: common.language)
      try common.output.paragraph(
        Visible.text(value), first: DisplayWidth.padded(label, to: 14), hanging: "  ")
    }
    for line in summary.lines { try common.output.paragraph(line, hanging: "  ") }
    try showSignOffs()
    let presenter = Presenter(
      Interview(sheet: docket.reading.sheet, language: common.language),
      width: common.output.width, usesColour: common.output.hasColour)
    try common.output.write(
      bytes: Array((presenter.answers().joined(separator: "\n") + "\n").utf8))
  }

  private var summary: AssessmentSummary {
    AssessmentSummary(
      docket.reading.assessment, docket.reading.loaded.questionnaire, common.language)
  }

  private var facts: [(Phrase, String)] {
    let assessment = docket.reading.assessment
    return [
      (Phrase(zh: "记录", en: "Record"), assessment.record),
      (Phrase(zh: "版本", en: "Version"), String(assessment.version)),
      (Phrase(zh: "状态", en: "Status"), standing),
      (Phrase(zh: "尚未答复", en: "No reply yet"), silent),
      (Phrase(zh: "档案库条目", en: "Entry"), String(docket.reading.index)),
      (Phrase(zh: "签署人", en: "Signed by"), name(assessment.signer.person)),
      (Phrase(zh: "密钥", en: "Key"), assessment.signer.key),
      (Phrase(zh: "完成时间", en: "Finished"), assessment.finished),
      (Phrase(zh: "信封摘要", en: "Envelope"), Digest(of: docket.reading.envelope.bytes).hex),
    ].filter { !$0.1.isEmpty }
  }

  /// The units that were asked and have not replied.
  private var silent: String {
    let waiting = docket.registry.map { docket.chain.waiting($0) } ?? []
    let units = waiting.compactMap { waiting in
      if case .reply(let unit) = waiting { summary.unitLabel(unit) } else { nil }
    }
    return units.joined(separator: common.language == .chinese ? "、" : ", ")
  }

  private var standing: String {
    guard let registry = docket.registry else { return "—" }
    let chain = docket.chain
    let status = SignOffWords.status(chain.status(registry).rawValue).text(in: common.language)
    let waiting = chain.waiting(registry).compactMap { describe($0) }
    guard !waiting.isEmpty else { return status }
    let separator = common.language == .chinese ? "、" : ", "
    let list = waiting.joined(separator: separator)
    return Phrase(zh: "\(status)，等待：\(list)", en: "\(status), waiting for: \(list)")
      .text(in: common.language)
  }

  private func describe(_ waiting: Waiting) -> String? {
    switch waiting {
    case .role(let role): SignOffWords.role(role).text(in: common.language)
    case .reply: nil
    case .reaffirmation(let person):
      Phrase(zh: "\(name(person))重新确认", en: "reaffirmation by \(name(person))")
        .text(in: common.language)
    }
  }

  private func name(_ person: String) -> String {
    docket.registry?.person(person).map { "\($0.name) (\($0.id))" } ?? person
  }

  private func showSignOffs() throws {
    guard let registry = docket.registry, !docket.signOffs.isEmpty else { return }
    try common.output.line("")
    try common.output.line(
      Phrase(zh: "签署", en: "Sign-offs").text(in: common.language), .strong)
    for act in docket.signOffs {
      try common.output.paragraph(heading(act, registry), hanging: "  ")
      let lines = try SignOffSummary(payload: act.payload, registry, summary, common.language)
      for line in lines.content {
        try common.output.paragraph(Visible.text(line), first: "  ", hanging: "    ")
      }
    }
  }

  private func heading(_ act: RecordedSignOff, _ registry: Registry) -> String {
    let said = SignOffWords.act(act.content.role, act.content.decision)
    let person = registry.person(act.content.signer.person)?.name ?? act.content.signer.person
    let unit = summary.unitLabel(act.content.unit)
    let inDoubt = docket.chain.actsInDoubt(registry).contains { $0.digest == act.digest }
    let doubt = inDoubt ? Phrase(zh: "（存疑：密钥已作废）", en: " (in doubt: key revoked)") : nil
    let place =
      act.index.map { Phrase(zh: "第 \($0) 条", en: "entry \($0)") }
      ?? Phrase(zh: "尚未归档", en: "not archived yet")
    return Visible.text(
      Phrase(
        zh:
          "\(act.content.time.prefix(10)) \(person)（\(unit)）\(said.zh)，\(place.zh)\(doubt?.zh ?? "")",
        en:
          "\(act.content.time.prefix(10)) \(person) (\(unit)) \(said.en), \(place.en)\(doubt?.en ?? "")"
      ).text(in: common.language))
  }
}
