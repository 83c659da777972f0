/// The standard alphabet of RFC 4648, section 4, with padding.
///
/// Reading is strict: every byte string has one spelling, so changing any character of a signature
/// changes the signature.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")

  /// The value of each character; 255 for those outside the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// Four characters for every three bytes.
  public static func text(_ bytes: [UInt8]) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits = 0
      for place in 0..<3 { bits = bits << 8 | (place < count ? Int(bytes[start + place]) : 0) }
      for place in 0..<4 {
        characters.append(place <= count ? alphabet[bits >> (18 - 6 * place) & 63] : pad)
      }
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// The bytes; nil when `text` is not what ``text(_:)`` writes for them.
  public static func bytes(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count.isMultiple(of: 4) else { return nil }
    let padding = characters.suffix(2).count { $0 == pad }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 4 * 3)
    var bits: UInt32 = 0
    for (index, character) in characters.enumerated() {
      let isPadding = index >= characters.count - padding
      let value = isPadding ? 0 : values[Int(character)]
      guard value < 64, !isPadding || character == pad else { return nil }
      bits = bits << 6 | UInt32(value)
      guard index % 4 == 3 else { continue }
      bytes.append(UInt8(bits >> 16 & 255))
      bytes.append(UInt8(bits >> 8 & 255))
      bytes.append(UInt8(bits & 255))
      bits = 0
    }
    let surplus = bytes.suffix(padding)
    guard surplus.allSatisfy({ $0 == 0 }) else { return nil }
    bytes.removeLast(padding)
    return isExact(bytes, characters, padding) ? bytes : nil
  }

  /// Whether the bits before the padding are zero too.
  private static func isExact(_ bytes: [UInt8], _ characters: [UInt8], _ padding: Int) -> Bool {
    guard padding > 0, let last = characters.dropLast(padding).last else { return padding == 0 }
    let unused: UInt8 = padding == 1 ? 0b11 : 0b1111
    return values[Int(last)] & unused == 0
  }
}
