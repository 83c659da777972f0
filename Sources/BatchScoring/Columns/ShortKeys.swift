/// Short texts told apart by their bytes as one number; the empty text has code 0, the others
/// follow from 1.
struct ShortKeys: Sendable {
  /// The longest text that can be one.
  static let longest = 7

  /// `key × factor >> shift` is the place of a key.
  let factor: UInt64
  let shift: UInt64
  /// By place: the text as a number, its first byte lowest and its length in the highest, which
  /// tells a text from the same with NUL bytes behind it; all ones where there is none.
  let keys: [UInt64]
  let codes: [UInt8]
  /// Texts that are too long for a key, with their codes.
  let long: [(text: [UInt8], code: UInt8)]

  private static let none = UInt64.max

  init(_ texts: [[UInt8]]) {
    var short: [(key: UInt64, code: UInt8)] = [(0, 0)]
    var long: [(text: [UInt8], code: UInt8)] = []
    for (position, text) in texts.enumerated() {
      let code = UInt8(position + 1)
      if text.count > ShortKeys.longest || text.isEmpty {
        long.append((text, code))
      } else if !short.contains(where: { $0.key == ShortKeys.key(of: text) }) {
        short.append((ShortKeys.key(of: text), code))
      }
    }
    self.long = long
    (factor, shift, keys, codes) = ShortKeys.placed(short)
  }

  private static func key(of text: [UInt8]) -> UInt64 {
    word(text[...]) | UInt64(text.count) << 56
  }

  /// At most eight bytes as a number, the first one lowest.
  static func word(_ text: ArraySlice<UInt8>) -> UInt64 {
    text.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Looks for a factor that gives each key a place of its own. Odd factors from a fixed sequence,
  /// and twice the room after each thousand of them.
  private static func placed(_ short: [(key: UInt64, code: UInt8)])
    -> (UInt64, UInt64, [UInt64], [UInt8])
  {
    var bits = UInt64(max(1, Int.bitWidth - (short.count * 2 - 1).leadingZeroBitCount))
    var factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    while true {
      for _ in 0..<1_000 {
        var keys = [UInt64](repeating: none, count: 1 << Int(bits))
        var codes = [UInt8](repeating: 0, count: 1 << Int(bits))
        let isFree = short.allSatisfy { key, code in
          let place = Int((key &* factor) >> (64 - bits))
          guard keys[place] == none else { return false }
          (keys[place], codes[place]) = (key, code)
          return true
        }
        if isFree { return (factor, 64 - bits, keys, codes) }
        factor = (factor &* 0x5851_F42D_4C95_7F2D &+ 0x1405_7B7E_F767_814F) | 1
      }
      bits += 1
    }
  }
}
