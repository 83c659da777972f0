public import Diagnostics

/// What a person does.
public enum Event: Sendable, Hashable {
  /// A line that is not a command.
  case answer(String)
  /// An empty line: take what is proposed, or skip.
  case enter
  case help, guidance, commands
  case back
  case skip
  /// An item, a task or a domain by name; nil for the item asked about.
  case notApplicable(target: String?, reason: String)
  case note(String)
  case go(to: String)
  case outline, missing, why, scores, review, sign
  case explain(String)
  case undo
  case speak(Language)
  case save, quit
  /// A line beginning with a colon that is no command.
  case unknownCommand(String)
}
