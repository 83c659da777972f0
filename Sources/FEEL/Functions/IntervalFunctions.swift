extension BuiltIn {
  /// Functions that say how points and ranges lie to one another (DMN 1.5, table 79).
  static let intervalFunctions: [BuiltIn] = [
    relation("before") { $0.ends(before: $1) },
    relation("after") { $1.ends(before: $0) },
    relation("meets", ranges: true) { $0.meets($1) },
    relation("met by", ranges: true) { $1.meets($0) },
    relation("overlaps", ranges: true) { a, b in
      a.ends(before: b).negated.and(b.ends(before: a).negated)
    },
    relation("overlaps before", ranges: true) { $0.overlapsBefore($1) },
    relation("overlaps after", ranges: true) { $1.overlapsBefore($0) },
    relation("finishes") { $0.endsTogether($1).and($1.startsFirst($0).or($1.startsTogether($0))) },
    relation("finished by") {
      $0.endsTogether($1).and($0.startsFirst($1).or($0.startsTogether($1)))
    },
    relation("includes") { $0.includes($1) },
    relation("during") { $1.includes($0) },
    relation("starts") { $0.startsTogether($1).and($0.endsFirst($1).or($0.endsTogether($1))) },
    relation("started by") { $0.startsTogether($1).and($1.endsFirst($0).or($1.endsTogether($0))) },
    relation("coincides") { $0.startsTogether($1).and($0.endsTogether($1)) },
  ]

  private static func relation(
    _ name: String, ranges: Bool = false,
    _ holds: @escaping @Sendable (Interval, Interval) -> Truth
  ) -> BuiltIn {
    let signatures = [
      ["point1", "point2"], ["point", "range"], ["range", "point"], ["range1", "range2"],
    ]
    return BuiltIn(name, ranges ? [["range1", "range2"]] : signatures, gives: .boolean) {
      arguments, _ in
      guard let a = Interval(arguments[0]), let b = Interval(arguments[1]) else { return .null }
      if ranges, a.isPoint || b.isPoint { return .null }
      switch holds(a, b) {
      case .yes: return .boolean(true)
      case .no: return .boolean(false)
      case .null, .unknown: return .null
      }
    }
  }
}

/// A range, or a point as the range from itself to itself.
struct Interval {
  let lower: RangeValue.End
  let upper: RangeValue.End
  let isPoint: Bool

  /// Makes the interval of a range or of a value that has an order; nil for any other.
  init?(_ value: Value) {
    if case .range(let range) = value {
      (lower, upper, isPoint) = (range.lower, range.upper, false)
    } else {
      guard Comparison.truth(.lessOrEqual, value, value) == .yes else { return nil }
      lower = RangeValue.End(value, isIncluded: true)
      (upper, isPoint) = (lower, true)
    }
  }

  /// Whether all of this lies before all of the other.
  func ends(before other: Interval) -> Truth {
    if upper.value.isNull || other.lower.value.isNull { return .no }
    let touches = upper.isIncluded && other.lower.isIncluded
    return Comparison.truth(touches ? .less : .lessOrEqual, upper.value, other.lower.value)
  }

  /// Whether this ends where the other begins, and both hold that point.
  func meets(_ other: Interval) -> Truth {
    guard upper.isIncluded, other.lower.isIncluded else { return .no }
    return Comparison.equal(upper.value, other.lower.value)
  }

  /// Whether this begins first, ends first, and shares a point with the other.
  func overlapsBefore(_ other: Interval) -> Truth {
    startsFirst(other).and(endsFirst(other)).and(ends(before: other).negated)
  }

  /// Whether the other lies within this.
  func includes(_ other: Interval) -> Truth {
    startsFirst(other).or(startsTogether(other)).and(other.endsFirst(self).or(endsTogether(other)))
  }

  func startsTogether(_ other: Interval) -> Truth {
    lower.isIncluded == other.lower.isIncluded ? same(lower, other.lower) : .no
  }

  func endsTogether(_ other: Interval) -> Truth {
    upper.isIncluded == other.upper.isIncluded ? same(upper, other.upper) : .no
  }

  func startsFirst(_ other: Interval) -> Truth {
    if lower.value.isNull || other.lower.value.isNull {
      return Truth(lower.value.isNull && !other.lower.value.isNull)
    }
    let atOnce = lower.isIncluded && !other.lower.isIncluded
    return Comparison.truth(atOnce ? .lessOrEqual : .less, lower.value, other.lower.value)
  }

  func endsFirst(_ other: Interval) -> Truth {
    if upper.value.isNull || other.upper.value.isNull {
      return Truth(!upper.value.isNull && other.upper.value.isNull)
    }
    let atOnce = !upper.isIncluded && other.upper.isIncluded
    return Comparison.truth(atOnce ? .lessOrEqual : .less, upper.value, other.upper.value)
  }

  private func same(_ a: RangeValue.End, _ b: RangeValue.End) -> Truth {
    Comparison.equal(a.value, b.value)
  }
}
