import Diagnostics
import Interviewing
import Questionnaires
import Records

/// An interview with the draft that keeps it and the questionnaire that it belongs to.
struct AssessmentWork {
  let loaded: QuestionnaireShelf.Loaded
  let draft: Draft
  var interview: Interview

  /// Carries out the answers of a file, each made durable.
  mutating func take(_ file: AnswersFile) throws {
    let changes = try file.changes(for: interview)
    for change in changes {
      try draft.write(change.json(in: loaded.questionnaire, at: Clock.text))
      interview.apply(change)
    }
    interview.moveToNextOpen()
  }
}
