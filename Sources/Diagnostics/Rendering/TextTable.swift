/// A few columns of text, aligned by display width, as lists and overviews print them.
///
/// ```
/// A  社会政策      76.5
/// B  公共服务     100.0
/// ```
public struct TextTable: Sendable {
  /// One column: its heading and the side on which its cells stand.
  public struct Column: Sendable {
    /// The heading; empty for none.
    public let title: String
    /// Figures stand trailing, texts leading.
    public let alignment: Alignment

    /// Makes a column.
    public init(_ title: String = "", _ alignment: Alignment = .leading) {
      self.title = title
      self.alignment = alignment
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// Makes a table without rows.
  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row, its cells made visible; missing cells are empty, and those beyond the last column
  /// are not shown.
  public mutating func append(_ cells: [String]) {
    rows.append(
      columns.indices.map { $0 < cells.count ? Visible.text(cells[$0]) : "" })
  }

  /// The lines of the table, two blanks between columns, none at a line's end. A line that would be
  /// wider than `width` has its widest column cut.
  public func lines(width: Int) -> [String] {
    let hasHeading = columns.contains { !$0.title.isEmpty }
    let shown = (hasHeading ? [columns.map(\.title)] : []) + rows
    let widths = fitted(natural(shown), to: width)
    return shown.map { line($0, widths) }
  }

  private func natural(_ shown: [[String]]) -> [Int] {
    columns.indices.map { column in shown.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
  }

  /// Takes columns from the widest until the rest fits, leaving each at least four.
  private func fitted(_ natural: [Int], to width: Int) -> [Int] {
    var widths = natural
    var surplus = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - width
    while surplus > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 4
    {
      widths[widest] -= 1
      surplus -= 1
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = columns.indices.map { column in
      let cell = DisplayWidth.truncated(cells[column], to: widths[column])
      return DisplayWidth.padded(cell, to: widths[column], columns[column].alignment)
    }.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
