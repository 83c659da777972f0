internal import Signing

extension Schema {
  /// What the log itself gives and is kept for speed: reading commands then open an archive of any size
  /// without reading every leaf. Verification compares it with the log.
  static let derived = [
    """
    CREATE TABLE tile (
      level INTEGER NOT NULL,
      number INTEGER NOT NULL,
      root BLOB NOT NULL,
      hashes BLOB NOT NULL,
      PRIMARY KEY (level, number)
    ) STRICT
    """,
    "CREATE INDEX registry_entry ON entry (position) WHERE " + kindCondition("registry"),
  ]

  /// True of the leaves of a kind, whose canonical form begins with it.
  static func kindCondition(_ kind: String) -> String {
    let start = Array("{\"kind\":\"\(kind)\"".utf8)
    return "substr(leaf, 1, \(start.count)) = x'\(Hexadecimal.text(start))'"
  }
}
