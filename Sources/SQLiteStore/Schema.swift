/// The tables of an archive file. What is written here is part of the format: a later version may
/// add tables and indices, and changes none of these.
enum Schema {
  /// `CIA1` in ASCII, at byte 68 of the file.
  static let applicationID: Int32 = 0x4349_4131
  /// The version of the format, at byte 60 of the file.
  static let version: Int32 = 1

  /// The statements that make the tables, in order. SQLite keeps their text, and the storage check
  /// compares it.
  static let statements =
    tables + ["entry", "disposed", "checkpoint"].flatMap(guards)
    + [refusal(of: "UPDATE", on: "blob"), disposal, sequence] + derived

  private static let tables = [
    """
    CREATE TABLE entry (
      position INTEGER PRIMARY KEY CHECK (position >= 0),
      leaf BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE blob (
      sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
      bytes BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE disposed (
      sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
      position INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE checkpoint (
      size INTEGER PRIMARY KEY CHECK (size > 0),
      note BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE document (
      position INTEGER PRIMARY KEY REFERENCES entry (position),
      record TEXT NOT NULL,
      version INTEGER NOT NULL,
      time TEXT NOT NULL,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      unit TEXT NOT NULL,
      grade TEXT NOT NULL,
      township TEXT NOT NULL,
      track TEXT NOT NULL,
      questionnaire TEXT NOT NULL,
      status TEXT NOT NULL,
      waiting TEXT NOT NULL,
      since TEXT NOT NULL,
      acts TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT
    """,
  ]

  /// Rows of `table` stay as they are: against mistakes. Against intent there are the signatures.
  private static func guards(_ table: String) -> [String] {
    ["UPDATE", "DELETE"].map { refusal(of: $0, on: table) }
  }

  private static func refusal(of event: String, on table: String) -> String {
    """
    CREATE TRIGGER \(table)_refuses_\(event.lowercased()) BEFORE \(event) ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
    """
  }

  /// Only what an entry of the log disposes of may go.
  private static let disposal = """
    CREATE TRIGGER blob_refuses_delete BEFORE DELETE ON blob
    WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE sha256 = OLD.sha256)
    BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END
    """

  /// Positions have no gaps.
  private static let sequence = """
    CREATE TRIGGER entry_follows BEFORE INSERT ON entry
    WHEN NEW.position <> (SELECT coalesce(max(position), -1) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'an entry must follow the last one'); END
    """
}
