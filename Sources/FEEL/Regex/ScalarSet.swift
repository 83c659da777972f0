/// A set of Unicode scalars, as one place of a regular expression describes it.
struct ScalarSet {
  /// A part of a set.
  enum Part {
    case range(ClosedRange<UInt32>)
    /// The scalars for which a test holds, or all others.
    case property(@Sendable (Unicode.Scalar) -> Bool, negated: Bool)
  }

  private var parts: [Part]
  private let ignoresCase: Bool
  private var isNegated = false
  /// What is taken away; at most one set.
  private var subtracted: [ScalarSet] = []
  /// The answers for the scalars below 128, worked out once.
  private var ascii: (UInt64, UInt64) = (0, 0)

  init(_ parts: [Part], ignoresCase: Bool, negated: Bool = false, minus: ScalarSet? = nil) {
    self.parts = parts
    self.ignoresCase = ignoresCase
    isNegated = negated
    subtracted = minus.map { [$0] } ?? []
    if case .range(let range)? = parts.first, parts.count == 1, !ignoresCase, !negated, minus == nil
    {
      // A set that is one range is not searched.
      for value in range.clamped(to: 0...127) where range.contains(value) { include(value) }
      return
    }
    for value in UInt32(0)..<128 where search(value) { include(value) }
  }

  /// Notes that an ASCII scalar belongs to the set.
  private mutating func include(_ value: UInt32) {
    if value < 64 { ascii.0 |= 1 << UInt64(value) } else { ascii.1 |= 1 << UInt64(value - 64) }
  }

  /// The set of one scalar.
  init(_ scalar: Unicode.Scalar, ignoresCase: Bool) {
    self.init([.range(scalar.value...scalar.value)], ignoresCase: ignoresCase)
  }

  /// Whether the scalar is in the set.
  func contains(_ value: UInt32) -> Bool {
    if value < 64 { return ascii.0 >> UInt64(value) & 1 == 1 }
    if value < 128 { return ascii.1 >> UInt64(value - 64) & 1 == 1 }
    return search(value)
  }

  private func search(_ value: UInt32) -> Bool {
    let isIn = parts.contains { holds($0, value) }
    return isIn != isNegated && !subtracted.contains { $0.contains(value) }
  }

  /// Case is ignored in literals and ranges, and not in properties.
  private func holds(_ part: Part, _ value: UInt32) -> Bool {
    switch part {
    case .range(let range):
      if range.contains(value) { return true }
      return ignoresCase && CaseVariants.of(value).contains { range.contains($0) }
    case .property(let test, let negated):
      return Unicode.Scalar(value).map(test).map { $0 != negated } ?? false
    }
  }
}

/// Scalars that are the same when case is ignored: those whose upper-case forms have one lower-case
/// form.
enum CaseVariants {
  private static let groups: [UInt32: [UInt32]] = {
    var groups: [UInt32: [UInt32]] = [:]
    // No script beyond has letters in two cases.
    for value in UInt32(0)..<0x1E944 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isCased,
        let key = folded(scalar)
      else { continue }
      groups[key, default: []].append(value)
    }
    var variants: [UInt32: [UInt32]] = [:]
    for group in groups.values where group.count > 1 {
      for value in group { variants[value] = group.filter { $0 != value } }
    }
    return variants
  }()

  /// The other forms of the scalar.
  static func of(_ value: UInt32) -> [UInt32] { groups[value] ?? [] }

  /// Whether both are the same or forms of one letter.
  static func same(_ a: UInt32, _ b: UInt32) -> Bool { a == b || of(a).contains(b) }

  private static func folded(_ scalar: Unicode.Scalar) -> UInt32? {
    guard let upper = single(scalar.properties.uppercaseMapping) else { return nil }
    return single(upper.properties.lowercaseMapping)?.value
  }

  private static func single(_ text: String) -> Unicode.Scalar? {
    text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
  }
}
