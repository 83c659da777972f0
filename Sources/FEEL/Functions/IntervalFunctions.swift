extension BuiltIn {
  /// Functions that say how points and ranges lie to one another (DMN 1.5, table 79).
  static let intervalFunctions: [BuiltIn] = [
    relation("before", [points, pointRange, rangePoint, ranges]) { $0.ends(before: $1) },
    relation("after", [points, pointRange, rangePoint, ranges]) { $1.ends(before: $0) },
    relation("meets", [ranges]) { $0.meets($1) },
    relation("met by", [ranges]) { $1.meets($0) },
    relation("overlaps", [ranges]) { $0.overlaps($1) },
    relation("overlaps before", [ranges]) { $0.overlapsBefore($1) },
    relation("overlaps after", [ranges]) { $1.overlapsBefore($0) },
    relation("finishes", [pointRange, ranges]) { $0.finishes($1) },
    relation("finished by", [rangePoint, ranges]) { $1.finishes($0) },
    relation("includes", [rangePoint, ranges]) { $0.includes($1) },
    relation("during", [pointRange, ranges]) { $1.includes($0) },
    relation("starts", [pointRange, ranges]) { $0.starts($1) },
    relation("started by", [rangePoint, ranges]) { $1.starts($0) },
    relation("coincides", [points, ranges]) { $0.startsTogether($1).and($0.endsTogether($1)) },
  ]

  private static let points = ["point1", "point2"]
  private static let pointRange = ["point", "range"]
  private static let rangePoint = ["range", "point"]
  private static let ranges = ["range1", "range2"]

  /// A function of two points or ranges; of kinds that no signature names it is `null`.
  private static func relation(
    _ name: String, _ signatures: [[String]],
    _ holds: @escaping @Sendable (Interval, Interval) -> Truth
  ) -> BuiltIn {
    BuiltIn(name, signatures, gives: .boolean) { arguments, _ in
      guard let a = Interval(arguments[0]), let b = Interval(arguments[1]),
        signatures.contains(where: { $0[0].isPoint == a.isPoint && $0[1].isPoint == b.isPoint })
      else { return .null }
      switch holds(a, b) {
      case .yes: return .boolean(true)
      case .no: return .boolean(false)
      case .null, .unknown: return .null
      }
    }
  }
}

extension String {
  /// Whether a parameter of this name takes a point.
  fileprivate var isPoint: Bool { hasPrefix("point") }
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

  /// Whether both share a point.
  func overlaps(_ other: Interval) -> Truth {
    ends(before: other).negated.and(other.ends(before: self).negated)
  }

  /// Whether this begins first, does not end last, and reaches the beginning of the other.
  func overlapsBefore(_ other: Interval) -> Truth {
    startsFirst(other).and(endsFirst(other).or(endsTogether(other)))
      .and(ends(before: other).negated)
  }

  /// Whether this lies at the end of the other.
  func finishes(_ other: Interval) -> Truth {
    endsTogether(other).and(other.startsFirst(self).or(startsTogether(other)))
  }

  /// Whether this lies at the beginning of the other.
  func starts(_ other: Interval) -> Truth {
    startsTogether(other).and(endsFirst(other).or(endsTogether(other)))
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
