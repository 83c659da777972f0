internal import Questionnaires

/// What a column of the input is for.
struct Column: Sendable {
  enum Role: Sendable {
    /// The key of the row.
    case id
    /// A column that ``RejectColumns`` put in front.
    case ignored
    case question(Question.Index, CellDecoding)
  }

  let name: String
  let role: Role
}

/// The columns that a file of rejected rows has in front of its own, so that it can be repaired and
/// given to the program again, which passes over them.
public enum RejectColumns {
  /// The line of the file on which the row began, the columns that are wrong, and why.
  public static let names = ["_line", "_column", "_reason"]
}
