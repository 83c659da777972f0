import Diagnostics
import FEEL
public import Interviewing
import Questionnaires
import Scoring

/// How an interview looks in plain lines: no cursor movement, colour only as a second sign, widths
/// counted in columns.
public struct Presenter: Sendable {
  /// The state that is shown.
  public let interview: Interview
  /// The columns of the terminal, 40 to 200.
  public let width: Int
  /// Whether colour may be used.
  public let usesColour: Bool
  /// Whether Tab completes what is typed.
  public let hasCompletion: Bool

  /// Shows `interview` in `width` columns.
  public init(
    _ interview: Interview, width: Int, usesColour: Bool, hasCompletion: Bool = false
  ) {
    self.hasCompletion = hasCompletion
    self.interview = interview
    self.width = min(max(width, 40), 200)
    self.usesColour = usesColour
  }

  var language: Language { interview.language }
  var questionnaire: Questionnaire { interview.questionnaire }
  var sheet: Sheet { interview.sheet }

  /// A text of the questionnaire with the answers put in.
  func filled(_ text: Text, in language: Language? = nil) -> String {
    let language = language ?? self.language
    return Visible.lines(
      text.string(in: language) { cell in label(ofCell: cell, in: language) ?? "…" })
  }

  private func label(ofCell cell: Int, in language: Language) -> String? {
    let value = sheet.value(ofCell: cell)
    if let question = questionnaire.questions.first(where: { $0.cell == cell }) {
      return questionnaire.label(of: value, for: question, in: language)
    }
    let calculation = questionnaire.calculations.first { $0.cell == cell }
    if let list = calculation?.choiceList {
      return questionnaire.choiceLists[list].choice(of: value)?.label.string(in: language)
    }
    return calculation?.printed(on: sheet)
  }

  func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
  var colon: String { language == .chinese ? "：" : ": " }

  func lines(_ text: String, first: String = "", hanging: String = "") -> [String] {
    Visible.lines(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .flatMap { offset, line in
        Wrapping(width: width, first: offset == 0 ? first : hanging, hanging: hanging)
          .lines(of: String(line))
      }
  }

  func emphasised(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func dimmed(_ text: String) -> String { usesColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  func alerting(_ text: String) -> String { usesColour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }

  /// The label of the value at an address; nil where there is none.
  func answerLabel(at address: Address) -> String? {
    let question = questionnaire[address.question]
    return questionnaire.label(of: sheet.value(at: address), for: question, in: language)
  }
}
