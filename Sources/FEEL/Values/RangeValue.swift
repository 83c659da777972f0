/// A FEEL range such as `[1..5)` or `> 3`: two ends, each of them open, closed or absent.
public struct RangeValue: Sendable, Hashable {
  /// One end of a range.
  public struct End: Sendable, Hashable {
    /// The value at the end; `null` where the range has no end on this side.
    public let value: Value
    /// Whether the value itself lies in the range.
    public let isIncluded: Bool

    /// Makes an end.
    public init(_ value: Value, isIncluded: Bool) {
      self.value = value
      self.isIncluded = isIncluded
    }

    /// The side of a range that has no end.
    public static let absent = End(.null, isIncluded: false)
  }

  /// The lower end.
  public let lower: End
  /// The upper end.
  public let upper: End
  /// Whether the range was written as a comparison, such as `(< 10)`; such a range only equals one
  /// written likewise.
  public let isComparison: Bool

  /// Makes a range of its two ends.
  public init(_ lower: End, _ upper: End, isComparison: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isComparison = isComparison
  }
}
