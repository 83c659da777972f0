/// What bounds the cost of a rule, so that one from a stranger cannot hang or exhaust the program.
public enum Limits {
  /// The longest rule, in Unicode scalars.
  public static let length = 20_000
  /// How deep parts of a rule may lie inside one another.
  public static let depth = 100
  /// The most instructions of one compiled rule, after iterations over static records are unrolled.
  public static let nodes = 200_000
  /// The longest list that evaluation builds.
  public static let listSize = 100_000
  /// The most steps of one evaluation; more give `null`.
  public static let steps = 10_000_000
}
