/// What bounds the cost of a rule, so that one from a stranger cannot hang or exhaust the program.
public enum Limits {
  /// The longest rule, in Unicode scalars.
  public static let length = 20_000
  /// How deep parts of a rule may lie inside one another.
  public static let depth = 100
  /// The most instructions of one compiled rule, after iterations over static records are unrolled.
  public static let nodes = 200_000
  /// How many values a list or context holds at most, those inside its parts included; larger ones
  /// are `null`.
  public static let listSize = 100_000
  /// How deep lists, contexts and what functions have in sight may lie inside one another; deeper ones
  /// are `null`. What is deeper would be taken apart by as many nested calls.
  public static let valueDepth = 200
  /// The longest string that evaluation builds, in bytes of UTF-8; longer ones are `null`.
  public static let stringSize = 1_000_000
  /// The most steps of one evaluation: one for each round of a loop and each value put into a list,
  /// twenty for a call of a defined function. A loop or a list that needs more is `null`.
  public static let steps = 500_000
  /// How deep calls of defined functions may lie inside one another; deeper ones give `null`.
  public static let calls = 20
  /// The most instructions of a regular expression, and the most rounds of a repetition; a larger one
  /// gives `null`. A search pays with the steps of the evaluation, one for 64 scalars and ways.
  public static let patternSize = 10_000
}
