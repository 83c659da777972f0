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

  /// Reads seconds with an optional fraction and `S`.
  mutating func seconds() -> (whole: Int, nanoseconds: Int)? {
    if let whole = part("S") { return (whole, 0) }
    var trial = self
    guard let whole = trial.part(".") else { return nil }
    let digits = trial.rest.prefix { $0 != UInt8(ascii: "S") }
    guard let nanoseconds = digits.nanoseconds else { return nil }
    trial.rest = trial.rest[digits.endIndex...]
    guard trial.take(UInt8(ascii: "S")) else { return nil }
    self = trial
    return (whole, nanoseconds)
  }
}

extension ArraySlice<UInt8> {
  /// The nanoseconds that the digits after a point of seconds write, none of them included; nil
  /// where there is more than digits, and where a digit after the ninth is not zero.
  var nanoseconds: Int? {
    guard dropFirst(9).allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
    if isEmpty { return 0 }
    return prefix(9).wholeNumber.map { $0 * Int(Digits.power(9 - Swift.min(9, count))) }
  }
}
