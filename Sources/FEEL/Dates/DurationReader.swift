/// Reads the parts of an ISO 8601 duration one after the other.
struct DurationReader {
  private var rest: ArraySlice<UInt8>
  /// Whether a minus stands in front.
  private(set) var isNegative = false

  init(_ text: String) {
    rest = Array(text.utf8)[...]
  }

  /// Whether everything was read.
  var isAtEnd: Bool { rest.isEmpty }

  /// Reads `P` or `-P`; false when neither stands here.
  mutating func begins() -> Bool {
    isNegative = take(UInt8(ascii: "-"))
    return take(UInt8(ascii: "P"))
  }

  /// Takes one character if it stands here.
  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Reads digits and their mark; nil, and nothing read, when they do not stand here.
  mutating func part(_ mark: Unicode.Scalar) -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let tail = rest[digits.endIndex...]
    guard tail.first == UInt8(ascii: mark), let value = digits.wholeNumber else { return nil }
    rest = tail.dropFirst()
    return value
  }

  /// Reads seconds with an optional fraction and `S`; the fraction has one to nine digits.
  mutating func seconds() -> (whole: Int, nanoseconds: Int)? {
    if let whole = part("S") { return (whole, 0) }
    var trial = self
    guard let whole = trial.part("."), let fraction = trial.fraction() else { return nil }
    self = trial
    return (whole, fraction)
  }

  /// Reads the digits of a fraction of a second and `S`, as nanoseconds; digits beyond the ninth
  /// must be zeros.
  private mutating func fraction() -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let tail = rest[digits.endIndex...]
    guard !digits.isEmpty, tail.first == UInt8(ascii: "S"),
      digits.dropFirst(9).allSatisfy({ $0 == UInt8(ascii: "0") }),
      let value = digits.prefix(9).wholeNumber
    else { return nil }
    rest = tail.dropFirst()
    return value * Int(Digits.power(9 - min(9, digits.count)))
  }
}
