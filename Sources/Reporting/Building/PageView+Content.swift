internal import Diagnostics
internal import FEEL
internal import Questionnaires
internal import Records

extension PageView {
  init(_ content: ReportContent, proof: ReportProof?) {
    lang = content.language == .chinese ? "zh-CN" : "en"
    words = Words.all.mapValues { content.text($0) }
    questionnaire = content.text(content.questionnaire.title)
    subject = PageText.shown(content.assessment.subject.title)
    facts = PageView.facts(of: content)
    differs = !content.isReproduced
    summary = SummaryView(content)
    findings = FindingsView(content)
    sections = Outline(content).sections()
    withheld = content.withheldAnswers
    hasWithheld = !withheld.isEmpty
    unread = content.unreadAnswers
    hasUnread = !unread.isEmpty
    items = ItemsView(content)
    self.proof = proof.map { ProofView($0, content) }
  }

  /// What the assessment is about and which it is.
  private static func facts(of content: ReportContent) -> [Fact] {
    let assessment = content.assessment
    let subject = content.questionnaire.subject
    let named = [subject.kind, subject.unit].compactMap(\.self) + subject.codes
    let answered = named.compactMap { index -> Fact? in
      let question = content.questionnaire[index]
      let value = content.sheet.value(ofCell: question.cell)
      guard !value.isNull, !value.isUnknown else { return nil }
      return Fact(
        label: content.text(question.wording.label),
        value: PageText.shown(content.label(ofCell: question.cell)))
    }
    let date = Fact(label: content.text(Words.assessmentDate), value: content.date)
    return answered + [date] + recordFacts(of: assessment, content)
  }

  private static func recordFacts(of assessment: Assessment, _ content: ReportContent) -> [Fact] {
    let version = content.text(
      Phrase(zh: "第 \(assessment.version) 版", en: "version \(assessment.version)"))
    let questionnaire = assessment.questionnaire
    return [
      Fact(
        label: content.text(Words.record),
        value: PageText.shown(assessment.record) + " · " + version),
      Fact(
        label: content.text(Words.questionnaire),
        value: PageText.shown("\(questionnaire.id) \(questionnaire.version)")),
    ]
  }
}
