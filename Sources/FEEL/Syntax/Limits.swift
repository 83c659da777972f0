/// What bounds the cost of a rule, so that one from a stranger cannot hang or exhaust the program.
public enum Limits {
  /// The longest rule, in Unicode scalars.
  public static let length = 20_000
  /// How deep parts of a rule may lie inside one another.
  public static let depth = 100
  /// The most instructions of one compiled rule, after iterations over static records are unrolled.
  public static let nodes = 200_000
  /// How many faults of one rule are looked into.
  public static let faults = 100
  /// How many values a list or context holds at most, those inside its parts included; larger ones
  /// are `null`.
  public static let listSize = 100_000
  /// How deep lists, contexts and what functions have in sight may lie inside one another; deeper ones
  /// are `null`. What is deeper would be taken apart by as many nested calls.
  public static let valueDepth = 200
  /// The longest string that evaluation builds, and the most that the strings of one list or context
  /// hold together, in bytes of UTF-8; what is longer is `null`.
  public static let stringSize = 1_000_000
  /// The most steps of one evaluation: one for each round of a loop, each value put into a list and
  /// each call of a built-in function, twenty for a call of a defined one, an eighth for any other
  /// operation, for each value that is looked at and for eight bytes of text. What needs more is
  /// `null` as a whole, or unknown while an answer that it reads is open.
  public static let steps = 500_000
  /// How many steps a root, a logarithm and the like take, and a power of more digits than a machine
  /// word: they are worked out digit by digit.
  public static let inexactSteps = 1000
  /// How deep calls of defined functions may lie inside one another; deeper ones give `null`.
  public static let calls = 20
  /// The most instructions of a regular expression, and the most rounds of a repetition; a larger one
  /// gives `null`. A search pays with the steps of the evaluation, one for 64 scalars and ways.
  public static let patternSize = 10_000
}
