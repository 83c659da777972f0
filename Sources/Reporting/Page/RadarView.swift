internal import Diagnostics
internal import Glibc

/// The domains as a polygon: one axis for each, 0 in the middle and the maximum at the rim.
struct RadarView {
  struct Point {
    let x: String
    let y: String
  }

  struct Axis {
    let end: Point
    /// How the label stands to its point: `start`, `middle` or `end`.
    let anchor: String
    let label: [Line]
    /// The figure's own point; nil where there is none.
    let mark: Point?
  }

  /// A line of a label.
  struct Line {
    let x: String
    let y: String
    let text: String
    let isFigure: Bool
  }

  struct Ring {
    let points: String
    let isPass: Bool
  }

  let axes: [Axis]
  let rings: [Ring]
  /// The polygon of the figures; nil unless each axis has one.
  let shape: String?

  /// A figure on its axis.
  struct Figure {
    let name: String
    let printed: String?
    /// From 0 to 100, as a share of its scale.
    let value: Double?
    /// The mark of its scale, likewise.
    let mark: Double?
  }

  private static let radius = 110.0

  /// Nil for fewer than three axes.
  init?(_ figures: [Figure]) {
    guard figures.count >= 3 else { return nil }
    let count = figures.count
    axes = figures.enumerated().map { Axis($0.element, at: $0.offset, of: count) }
    rings = RadarView.rings(figures)
    let marks = axes.compactMap(\.mark)
    shape = marks.count == count ? marks.map(\.text).joined(separator: " ") : nil
  }

  /// One for each fifth of the scale, and the mark that all axes share.
  private static func rings(_ figures: [Figure]) -> [Ring] {
    let mark = figures.allSatisfy { $0.mark == figures[0].mark } ? figures[0].mark : nil
    let shares = Set([20, 40, 60, 80, 100] + [mark].compactMap(\.self)).sorted()
    return shares.map { share in
      let corners = figures.indices.map { point(share, at: $0, of: figures.count).text }
      return Ring(points: corners.joined(separator: " "), isPass: share == mark)
    }
  }

  static func point(_ value: Double, at position: Int, of count: Int) -> Point {
    let (x, y) = place(value, at: position, of: count)
    return Point(x: decimal(x), y: decimal(y))
  }

  static func place(_ value: Double, at position: Int, of count: Int) -> (x: Double, y: Double) {
    let angle = 2 * Double.pi * Double(position) / Double(count) - Double.pi / 2
    return (radius * value / 100 * cos(angle), radius * value / 100 * sin(angle))
  }

  /// One place after the point.
  static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return sign + String(abs(tenths) / 10) + "." + String(abs(tenths) % 10)
  }
}

extension RadarView.Point {
  var text: String { x + "," + y }
}

extension RadarView.Axis {
  init(_ figure: RadarView.Figure, at position: Int, of count: Int) {
    end = RadarView.point(100, at: position, of: count)
    let share = Double(position) / Double(count)
    anchor = share == 0 || share == 0.5 ? "middle" : share < 0.5 ? "start" : "end"
    label = RadarView.Axis.label(of: figure, at: position, of: count)
    mark = figure.value.map { RadarView.point(min(100, max(0, $0)), at: position, of: count) }
  }

  /// The name in lines that fit beside the figure, and the value below; at the top of the figure
  /// they end above it.
  private static func label(of figure: RadarView.Figure, at position: Int, of count: Int)
    -> [RadarView.Line]
  {
    let lineHeight = 15.0
    let place = RadarView.place(115, at: position, of: count)
    let texts = lines(of: figure.name) + [figure.printed ?? "—"]
    let first = position == 0 ? place.y - lineHeight * Double(texts.count - 1) : place.y
    return texts.enumerated().map { offset, text in
      RadarView.Line(
        x: RadarView.decimal(place.x), y: RadarView.decimal(first + lineHeight * Double(offset)),
        text: text, isFigure: offset == texts.count - 1)
    }
  }

  /// The words of a name in lines of about 17 columns.
  private static func lines(of name: String) -> [String] {
    name.split(separator: " ").reduce(into: []) { lines, word in
      guard let last = lines.last, DisplayWidth.of(last) + DisplayWidth.of(String(word)) < 17 else {
        return lines.append(String(word))
      }
      lines[lines.count - 1] = last + " " + word
    }
  }
}
