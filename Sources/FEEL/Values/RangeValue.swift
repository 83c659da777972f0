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

  /// Makes a range of its two ends.
  public init(_ lower: End, _ upper: End) {
    self.lower = lower
    self.upper = upper
  }
}
