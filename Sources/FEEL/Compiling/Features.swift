/// The parts of the language that a rule may use.
public struct Features: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Definitions of functions.
  public static let functionDefinitions = Features(rawValue: 1)
  /// `matches`, `replace` and `split`.
  public static let regularExpressions = Features(rawValue: 2)
  /// Functions whose result is rounded: roots, logarithms, powers, standard deviations.
  public static let inexact = Features(rawValue: 8)
  /// What the types forbid is `null` when it is evaluated, as the standard says, and no finding.
  public static let untyped = Features(rawValue: 16)

  /// What a rule of a questionnaire may use: its cost and result are certain.
  public static let questionnaire: Features = [.inexact]
  /// What a rule may use that a score depends on.
  public static let scoring: Features = []
  /// The whole language.
  public static let all: Features = [
    .functionDefinitions, .regularExpressions, .inexact, .untyped,
  ]
}
