/// A small generator whose numbers depend on the seed alone (splitmix64).
public struct Seeded: Sendable {
  private var state: UInt64

  /// Starts a sequence; the same seed gives the same one.
  public init(seed: UInt64) { state = seed }

  /// A number from 0 up to, not including, `bound`.
  public mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  /// One of `choices`, which are not empty.
  public mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// True in `percent` of a hundred cases.
  public mutating func isTrue(_ percent: Int) -> Bool { below(100) < percent }
}
