/// How much the suites of faults do: little in `make test`, the stated figure in `make faults`.
public enum Faults {
  /// Whether the long forms were asked for, with `CHILD_IMPACT_FAULTS=full`.
  public static let isFull = Environment.value("CHILD_IMPACT_FAULTS") == "full"

  /// How often something is done.
  public static func count(_ short: Int, full: Int) -> Int { isFull ? full : short }

  /// How many broken inputs a reader is given: `CHILD_IMPACT_FUZZ`, else a few.
  public static let inputs = Environment.value("CHILD_IMPACT_FUZZ").flatMap { Int($0) } ?? 2000
}
