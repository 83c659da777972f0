internal import Diagnostics
internal import Questionnaires

extension AnswerProblem {
  /// What is wrong with the key of a row; nil when it can stand. A key is one line of text as an
  /// answer is.
  init?(inKey text: String) {
    if text.utf8.count > Question.longestAnswer {
      self = .tooLong(limit: Question.longestAnswer)
    } else if let hidden = Visible.firstHidden(in: text) {
      self = .forbiddenCharacter(position: hidden.position)
    } else {
      return nil
    }
  }
}
