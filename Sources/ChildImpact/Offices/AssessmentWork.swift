import Diagnostics
import Interviewing
import Questionnaires
import Records

/// An interview with the draft that keeps it and the questionnaire that it belongs to.
struct AssessmentWork {
  let loaded: QuestionnaireShelf.Loaded
  let draft: Draft
  var interview: Interview

  /// Carries out the answers of a file, made durable together before anything is asked.
  mutating func take(_ file: AnswersFile) throws {
    let changes = try file.give(to: &interview)
    let time = Clock.text
    try draft.write(changes.map { $0.json(in: loaded.questionnaire, at: time) })
    interview.moveToNextOpen()
  }
}
