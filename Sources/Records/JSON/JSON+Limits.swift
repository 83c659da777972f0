internal import Questionnaires

extension JSON {
  /// How large a JSON text may be.
  public struct Limits: Sendable, Hashable {
    /// The most bytes.
    public let bytes: Int
    /// The most arrays and objects inside each other; 1 allows `[]`.
    public let depth: Int

    /// Makes limits; both are at least 1.
    public init(bytes: Int, depth: Int) {
      self.bytes = max(1, bytes)
      self.depth = max(1, depth)
    }

    /// What a record, an envelope or a statement may be: 8 MiB, 16 deep.
    public static let record = Limits(bytes: RecordLimits.file, depth: RecordLimits.depth)
    /// What an archived questionnaire may be: 8 MiB, 64 deep.
    public static let questionnaire = Limits(bytes: RecordLimits.file, depth: 64)
  }
}
