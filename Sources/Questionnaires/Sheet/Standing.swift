/// How a question stands in an interview.
struct Standing: OptionSet, Sendable {
  let rawValue: UInt8

  static let relevant = Standing(rawValue: 1)
  /// The interview stops here by itself.
  static let asked = Standing(rawValue: 2)
  /// Given or skipped.
  static let answered = Standing(rawValue: 4)
  /// Relevant, and completion needs an answer.
  static let required = Standing(rawValue: 8)
  /// Required and without a value.
  static let missing = Standing(rawValue: 16)
  /// Given, but not relevant.
  static let withheld = Standing(rawValue: 32)
}

/// How many questions stand how, kept while answers change.
public struct Tally: Sendable, Hashable {
  /// The questions that the interview stops at by itself.
  public private(set) var asked = 0
  /// Those of them that have been answered or skipped.
  public private(set) var answered = 0
  /// The required ones without a value.
  public private(set) var missing = 0
  /// The given answers that do not count.
  public private(set) var withheld = 0

  mutating func replace(_ before: Standing, by after: Standing) {
    count(before, -1)
    count(after, 1)
  }

  mutating func count(_ standing: Standing, _ change: Int) {
    if standing.contains(.asked) {
      asked += change
      if standing.contains(.answered) { answered += change }
    }
    if standing.contains(.missing) { missing += change }
    if standing.contains(.withheld) { withheld += change }
  }
}

/// What a change of answers did to others that had been given.
public struct Consequences: Sendable, Hashable {
  /// The answers that no longer count.
  public var withheld: [Address] = []
  /// The answers that count again.
  public var restored: [Address] = []

  /// Nothing happened.
  public init() {}

  mutating func note(_ address: Address, _ before: Standing, _ after: Standing) {
    switch (before.contains(.withheld), after.contains(.withheld)) {
    case (false, true): withheld.append(address)
    case (true, false): if after.contains([.relevant, .answered]) { restored.append(address) }
    case (true, true), (false, false): break
    }
  }
}
