public import Diagnostics

/// What a person does.
public enum Event: Sendable, Hashable {
  /// A line that is not a command.
  case answer(String)
  /// An empty line: take what is proposed, or skip.
  case enter
  case help, guidance, commands
  /// How one command is used, by its word.
  case commandHelp(String)
  case back
  case skip
  /// Take the answer away.
  case clear
  /// An item, a task or a domain by name; nil for the item asked about.
  case notApplicable(target: String?, reason: String)
  case note(String)
  /// A text of several lines is wanted.
  case compose(Composing)
  /// One more line of that text, exactly as it is; kept until the text becomes an answer.
  case line(String)
  case go(to: String)
  case missing, needed, scores, review, sign
  /// All questions; or those of a group, a domain or a repeat, by name.
  case outline(String?)
  /// Why a question is asked; nil for the one that is asked now.
  case why(String?)
  /// What an answer would do, perhaps after the name of its question.
  case whatIf(String)
  /// Another instance of a repeat, by name; nil for the one that the interview is at.
  case add(String?)
  /// An instance of a repeat, `2` or `options[2]`; nil for the one that the interview is at.
  case remove(String?)
  case explain(String)
  case undo
  case speak(Language)
  case save, quit
  /// A line beginning with a colon that is no command.
  case unknownCommand(String)
}
