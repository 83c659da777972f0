internal import Diagnostics
internal import FEEL
internal import Questionnaires
internal import Records
internal import Scoring

/// Everything that a page is made of, in the language of the page.
struct ReportContent {
  let assessment: Assessment
  let questionnaire: Questionnaire
  let language: Language
  let sheet: Sheet
  /// The names of answers that the questionnaire does not take.
  let unread: [String]
  let card: Scorecard
  /// The entries of the record by the name of their question.
  let entries: [String: Assessment.Entry]
  private let questionsByCell: [Int: Question]
  private let calculationsByCell: [Int: Calculation]

  init(_ assessment: Assessment, _ questionnaire: Questionnaire, _ language: Language) {
    self.assessment = assessment
    self.questionnaire = questionnaire
    self.language = language
    (sheet, unread) = assessment.sheet(of: questionnaire)
    card = Scorecard(sheet)
    entries = Dictionary(
      (assessment.answers + assessment.withheld).map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
    questionsByCell = Dictionary(
      questionnaire.questions.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
    calculationsByCell = Dictionary(
      questionnaire.calculations.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A text of the questionnaire with the labels of the values that it names; inside a repeat those
  /// of one `instance`.
  func text(_ text: Text, instance: Int? = nil) -> String {
    PageText.shown(text.string(in: language) { label(ofCell: $0, instance: instance) })
  }

  /// A phrase of the program.
  func text(_ phrase: Phrase) -> String { phrase.text(in: language) }

  /// How people read the value of a cell.
  func label(ofCell cell: Int, instance: Int? = nil) -> String {
    if let question = questionsByCell[cell] {
      let address = Address(question.index, instance: question.repeatIndex == nil ? nil : instance)
      return questionnaire.label(of: sheet.value(at: address), for: question, in: language) ?? "—"
    }
    return calculationsByCell[cell].flatMap { label(of: $0) } ?? "—"
  }

  /// How people read a calculation: the label of a choice, or what is printed; nil for nothing.
  func label(of calculation: Calculation) -> String? {
    let value = sheet.value(ofCell: calculation.cell)
    if let list = calculation.choiceList,
      let choice = questionnaire.choiceLists[list].choice(of: value)
    {
      return choice.label.string(in: language)
    }
    return calculation.printed(on: sheet)
  }

  /// The figure of the record called `name`.
  func score(_ name: String) -> Assessment.Score? {
    assessment.scores.first { $0.name == name }
  }

  /// A choice of a register by its label, or its name where the register lacks it.
  func label(_ name: String, in list: ChoiceList?) -> String {
    PageText.shown(list?.choice(named: name)?.label.string(in: language) ?? name)
  }

  /// The date that deadlines are held against: the assessment's own, or the day it was finished.
  var date: String {
    let stated = questionnaire.subject.date.flatMap {
      sheet.value(ofCell: questionnaire[$0].cell).date?.description
    }
    return stated ?? String(assessment.finished.prefix(10))
  }

  /// Whether the record's figures are those that its answers give.
  var isReproduced: Bool {
    let worked = card.figures.map { [$0.name, $0.text, $0.range?.low, $0.range?.high] }
    return worked == assessment.scores.map { [$0.name, $0.printed, $0.low, $0.high] }
  }
}
