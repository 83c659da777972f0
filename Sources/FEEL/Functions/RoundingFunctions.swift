extension BuiltIn {
  /// Functions that round; the scale is the number of digits after the point.
  static let roundingFunctions: [BuiltIn] = [
    rounding("decimal", .halfEven, required: 2),
    rounding("floor", .floor, required: 1),
    rounding("ceiling", .ceiling, required: 1),
    rounding("round up", .up, required: 2),
    rounding("round down", .down, required: 2),
    rounding("round half up", .halfUp, required: 2),
    rounding("round half down", .halfDown, required: 2),
    rounding("round half even", .halfEven, required: 2),
  ]

  /// The scales that decimal128 allows.
  private static let scales = -6111...6176

  private static func rounding(_ name: String, _ mode: Rounding, required: Int) -> BuiltIn {
    BuiltIn(
      name, [["n", "scale"]], required: required, types: [.number, .number], gives: .number
    ) { arguments, _ in
      guard let number = arguments[0].number else { return .null }
      guard arguments.count > 1 else {
        return .number(.decimal(number.rounded(places: 0, mode: mode)))
      }
      guard let scale = arguments[1].number?.truncated, scales.contains(scale) else { return .null }
      return .number(.decimal(number.rounded(places: scale, mode: mode)))
    }
  }
}
