public import Diagnostics
public import FEEL
public import Questionnaires
public import Scoring

/// What the client has to do, in order.
public enum Effect: Sendable {
  /// Make the change durable before anything else is shown.
  case save(Change)
  /// Ask this question.
  case ask(Inquiry)
  /// Ask whether another instance is wanted.
  case askForAnother(repeatIndex: Int)
  /// Show what a change would do and ask whether to make it.
  case confirm(Preview)
  /// Everything that is asked has been answered; these are still required.
  case complete(missing: [Address])
  /// Say why what was typed was not taken; the same question follows.
  case refuse(Refusal)
  /// Say something that was asked for, or that happened.
  case tell(Notice)
  /// Take down a text of several lines and hand it back as an answer.
  case compose(Address, Composing)
  /// Begin the review and the signature.
  case sign
  /// End the session; everything is saved.
  case quit
}

/// How a text of several lines is written.
public enum Composing: Sendable, Hashable {
  /// Line by line, until a line with nothing but a full stop.
  case lines
  /// In the person's editor.
  case editor
}

/// What was typed means something, but not what this question takes.
public enum TypingProblem: Sendable, Hashable {
  /// A number with a unit behind it, and the number alone.
  case unit(String, digits: String)
  /// 万 or 亿 where the question counts in them; the number written out.
  case unclearMagnitude(digits: String)
  /// More than one line where there is room for one.
  case severalLines
  /// A path without a file that can be taken; why, in words.
  case file(Phrase)
}

/// A question as it is to be asked.
public struct Inquiry: Sendable {
  public let address: Address
  /// What is offered, in order, each with the key to type for it.
  public let choices: [Offer]
  /// What Enter takes: the answer before, or the default.
  public let proposal: Value?
  public let isRequired: Bool
  /// Answered and asked questions, for the progress line.
  public let answered: Int
  public let asked: Int

  /// A choice with its key.
  public struct Offer: Sendable {
    public let key: String
    public let choice: ChoiceList.Choice
  }
}

/// Why a line was not taken.
public enum Refusal: Sendable {
  /// Names no choice; the keys that would be taken.
  case notOffered(typed: String, keys: [String])
  case ambiguous(typed: String, names: [String])
  case problem(AnswerProblem)
  case typing(TypingProblem)
  case violation(Violation)
  case required(Address)
  case unknownCommand(typed: String, nearest: String?)
  case unknownName(typed: String, nearest: String?)
  case nothingBefore
  case nothingToUndo
  case reasonNeeded
  case notRelevant(Address)
  case tooFew(repeatIndex: Int, minimum: Int)
  case tooMany(repeatIndex: Int, maximum: Int)
  case incomplete(missing: [Address], repeats: [Int])
  /// Texts were begun here and not ended.
  case unfinishedText([Address])
  case notExpectedHere
  /// Yes or no is expected first.
  case yesOrNo
  /// Which repeat is meant; the names of those that there are.
  case whichRepeat([String])
  /// Which instance is meant, of a repeat that has so many.
  case whichInstance(repeatIndex: Int, count: Int)
  case alreadyNotApplicable
  /// Neither the question nor the name is a scored item.
  case nothingToLeaveOut
  case nothingToClear
  /// An answer has to follow.
  case answerNeeded
}

/// Something told on the way.
public enum Notice: Sendable {
  case help(Address)
  case guidance(Address)
  case commands
  /// Of everything, or of one part of the questionnaire.
  case outline(Item?)
  case missing([Address], repeats: [Int])
  case scores(Scorecard)
  case why(Address)
  /// Why a repeat is there, or not.
  case whyRepeat(Int)
  case whatIf(Preview)
  case needed(Needed)
  case commandHelp(Command)
  /// What a yes and a no do to the change that waits.
  case confirmationHelp
  /// With the levels to show.
  case explanation(Explanation, depth: Int)
  case review
  /// A warning that does not stop the answer.
  case warning(Violation)
  /// Answers that no longer count, and answers that count again.
  case withheld([Address], restored: [Address])
  /// The grade, known before, is another one now.
  case moved([Preview.Movement])
  /// The change that was shown has been made.
  case changed
  /// The change was left alone; what had been typed.
  case declined(typed: String)
  case notApplicable(items: [String])
  case removed(Int, ofRepeat: Int)
  case undone
  /// The answer was taken away.
  case cleared
  /// The lines of a text that was being written were taken away.
  case linesDropped
  /// A remark is kept, or taken away.
  case noted(isEmpty: Bool)
  case saved
  case language(Language)
}
