import Diagnostics
import Questionnaires
import Records

/// An assessment in a few lines, from its record alone and the labels of its questionnaire.
struct AssessmentSummary {
  let assessment: Assessment
  let questionnaire: Questionnaire
  let language: Language

  init(_ assessment: Assessment, _ questionnaire: Questionnaire, _ language: Language) {
    self.assessment = assessment
    self.questionnaire = questionnaire
    self.language = language
  }

  /// The subject, the figures, the red lines and what was found.
  var lines: [String] {
    subject + figures + redLines + [counts]
  }

  private var subject: [String] {
    let unit = label(assessment.subject.unit, of: questionnaire.subject.unit)
    let kind = kindLabel(assessment.subject.kind)
    return [
      row(Phrase(zh: "事项", en: "Proposal"), assessment.subject.title),
      row(Phrase(zh: "类别", en: "Kind"), kind), row(Phrase(zh: "承办单位", en: "Unit"), unit),
      row(
        Phrase(zh: "问卷", en: "Questionnaire"),
        "\(assessment.questionnaire.id) \(assessment.questionnaire.version)"),
    ]
  }

  private var figures: [String] {
    assessment.scores.compactMap { score in
      guard let rule = questionnaire.figures.first(where: { $0.name == score.name }) else {
        return nil
      }
      let label = rule.wording.label.string(in: language)
      let grade = assessment.grade.map(gradeLabel) ?? "—"
      let value = rule.role == .grade ? grade : score.printed ?? "—"
      let range = score.low.flatMap { low in score.high.map { " (\(low) — \($0))" } } ?? ""
      return label + row(Phrase(zh: "", en: ""), value + range)
    }
  }

  /// A grade in words.
  func gradeLabel(_ grade: String) -> String { questionnaire.gradeLabel(grade, language) }

  /// A kind of proposal in words.
  func kindLabel(_ kind: String) -> String { questionnaire.kindLabel(kind, language) }

  /// The townships by their labels, as a list in a sentence.
  var townships: String {
    let names = assessment.subject.townships.map { name in
      questionnaire.subject.townships.lazy.map { label(name, of: $0) }.first { $0 != name } ?? name
    }
    return names.joined(separator: language == .chinese ? "、" : ", ")
  }

  private var redLines: [String] {
    assessment.redLines.map { line in
      let rule = questionnaire.redLines.first { $0.code == line.code }
      let item = line.item.map { " \($0)" } ?? ""
      return row(
        Phrase(zh: "红线 \(line.code)\(item)", en: "Red line \(line.code)\(item)"),
        rule?.wording.label.string(in: language) ?? "")
    }
  }

  private var counts: String {
    let phrase = Phrase(
      zh: "答案 \(assessment.answers.count) 个，暂不计入 \(assessment.withheld.count) 个；"
        + "发现问题 \(assessment.findings.count) 条，复核提醒 \(assessment.warnings.count) 条",
      en: "\(assessment.answers.count) answers, \(assessment.withheld.count) withheld; "
        + "\(assessment.findings.count) findings, \(assessment.warnings.count) warnings for the reviewer"
    )
    return phrase.text(in: language)
  }

  private func row(_ name: Phrase, _ value: String) -> String {
    name.text(in: language) + (language == .chinese ? "：" : ": ") + value
  }

  /// The label of a choice that a subject names.
  func label(_ name: String, of index: Question.Index?) -> String {
    guard let index, let list = questionnaire.choiceList(of: questionnaire[index].kind) else {
      return name
    }
    return list.choice(named: name)?.label.string(in: language) ?? name
  }
}

extension Questionnaire {
  /// A grade in words.
  func gradeLabel(_ grade: String, _ language: Language) -> String {
    let rule = figures.first { $0.role == .grade }
    let list = rule.flatMap { calculations[$0.calculation].choiceList }
    return list.flatMap { choiceLists[$0].choice(named: grade) }?.label.string(in: language)
      ?? grade
  }

  /// A kind of proposal in words.
  func kindLabel(_ kind: String, _ language: Language) -> String {
    guard let index = subject.kind, let list = choiceList(of: self[index].kind) else {
      return kind
    }
    return list.choice(named: kind)?.label.string(in: language) ?? kind
  }
}
