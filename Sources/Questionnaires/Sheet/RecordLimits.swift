/// What a record may hold at most. Whatever is larger is refused before it is signed, and again by
/// whoever reads it.
public enum RecordLimits {
  /// The bytes of a record, an envelope's payload or an archived questionnaire: 8 MiB.
  public static let file = 8 << 20
  /// The bytes of an answer, a reason or a condition: 64 KiB.
  public static let answer = 64 << 10
  /// The Unicode scalars of a title, a name or whatever else stands on one line.
  public static let title = 500
  /// How many lists and objects stand inside each other.
  public static let depth = 16
  /// The answers of an assessment, withheld ones included.
  public static let answers = 5000
  /// The largest whole number, 2⁵³−1, which every reader of JSON keeps exactly.
  public static let integer: Int64 = 9_007_199_254_740_991
  /// The bytes of a file that an answer names as evidence: 20 MiB.
  public static let attachment = 20 << 20
}
