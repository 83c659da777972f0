/// Hands out the cells of a sheet.
struct CellTable {
  /// The name of each cell.
  private(set) var names: [String] = []

  /// A new cell called `name`.
  mutating func add(_ name: String) -> Int {
    names.append(name)
    return names.count - 1
  }
}
