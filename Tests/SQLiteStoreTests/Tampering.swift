/// Statements with which somebody who has a database tool swaps values.
enum Tampering {
  /// The values of a column, swapped between the rows whose `key` is `a` and `b`.
  static func swap(
    _ table: String, _ column: String, _ key: String, _ a: Int, _ b: Int
  ) -> [String] {
    [
      "CREATE TEMP TABLE kept AS SELECT \(key) AS k, \(column) AS v FROM \(table) "
        + "WHERE \(key) IN (\(a), \(b))",
      "UPDATE \(table) SET \(column) = (SELECT v FROM kept WHERE k <> \(table).\(key)) "
        + "WHERE \(key) IN (\(a), \(b))",
      "DROP TABLE kept",
    ]
  }

  /// For a column that no two rows may share: by way of a third value.
  static func exchange(
    _ table: String, _ column: String, _ key: String, _ a: Int, _ b: Int, by spare: String
  ) -> [String] {
    func set(_ row: Int, _ value: String) -> String {
      "UPDATE \(table) SET \(column) = \(value) WHERE \(key) = \(row)"
    }
    let kept = "(SELECT v FROM kept WHERE k ="
    return [
      "CREATE TEMP TABLE kept AS SELECT rowid AS k, \(column) AS v FROM \(table)",
      "UPDATE \(table) SET \(column) = \(spare) WHERE rowid = \(a)",
      key == column
        ? "UPDATE \(table) SET \(column) = \(a) WHERE rowid = \(b)" : set(b, "\(kept) \(a))"),
      key == column
        ? "UPDATE \(table) SET \(column) = \(b) WHERE rowid = \(spare)" : set(a, "\(kept) \(b))"),
      "DROP TABLE kept",
    ]
  }
}
