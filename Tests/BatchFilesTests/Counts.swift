import BatchScoring
import Diagnostics
import Questionnaires

@testable import BatchFiles

/// A questionnaire with one number, which it doubles, and rows for it.
enum Counts {
  static let text = """
    id: counts
    version: 1.0.0
    title: {zh: 数, en: Counts}
    languages: [zh, en]
    default_language: en
    items:
      - {question: note, type: text multiline, label: {zh: 备注, en: Note}}
      - {question: children, type: integer, label: {zh: 人数, en: Children}}
    scoring:
      measures:
        - calculate: double
          calculation: children * 2
          round: {places: 0, mode: half_even}
      output:
        - {column: id, value: id}
        - {column: double, value: double, places: 0}

    """

  static let padding = String(repeating: ".", count: 110)

  static func questionnaire() throws -> Questionnaire {
    try Questionnaire.read(root: "questionnaire.yaml") { _ in Array(text.utf8) }
  }

  static func failure(_ options: BatchRun.Options) throws -> BatchFailure? {
    let questionnaire = try questionnaire()
    do throws(BatchFailure) {
      _ = try BatchRun(questionnaire, options).run()
      return nil
    } catch {
      return error
    }
  }

  /// Rows of about 120 bytes, so that some thousands make many blocks; one in a hundred is wrong.
  static func rows(_ count: Int) -> (input: String, output: String, rejected: Int) {
    var input = "id,children\n"
    var output = "id,double\n"
    for number in 1...count {
      let isWrong = number % 100 == 0
      let key = "r\(number)" + padding
      input += key + "," + (isWrong ? "many" : String(number)) + "\n"
      if !isWrong { output += key + ",\(number * 2)\n" }
    }
    return (input, output, count / 100)
  }
}
