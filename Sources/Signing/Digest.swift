internal import COpenSSL

/// A SHA-256 digest (FIPS 180-4).
public struct Digest: Sendable, Hashable {
  // Four words rather than an array: a log holds hundreds of thousands of them.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest of `bytes`.
  public init(of bytes: [UInt8]) {
    var result = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    let done = unsafe EVP_Digest(bytes, bytes.count, &result, &count, EVP_sha256(), nil)
    precondition(done == 1 && count == 32, "SHA-256 is part of every libcrypto")
    self.init(unchecked: result)
  }

  /// Takes 32 bytes that are a digest; nil for any other number.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.init(unchecked: Array(bytes))
  }

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    guard hex.utf8.count == 64, let bytes = Hexadecimal.bytes(hex) else { return nil }
    self.init(unchecked: bytes)
  }

  private init(unchecked bytes: [UInt8]) {
    func word(_ start: Int) -> UInt64 {
      var word: UInt64 = 0
      for index in start..<start + 8 { word = word << 8 | UInt64(bytes[index]) }
      return word
    }
    words = (word(0), word(8), word(16), word(24))
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for word in [words.0, words.1, words.2, words.3] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String { Hexadecimal.text(bytes) }

  /// Whether it sorts before another, byte by byte, as its hexadecimal digits do.
  func isBefore(_ other: Digest) -> Bool { words < other.words }

  public static func == (a: Digest, b: Digest) -> Bool { a.words == b.words }

  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

/// Bytes as lower-case hexadecimal digits, the only spelling that is read.
public enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Two digits a byte.
  public static func text(_ bytes: [UInt8]) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      characters.append(digits[Int(byte >> 4)])
      characters.append(digits[Int(byte & 15)])
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// The bytes; nil for an odd number of digits or another character, capitals included.
  public static func bytes(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 2)
    for index in stride(from: 0, to: characters.count, by: 2) {
      guard let high = value(characters[index]), let low = value(characters[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
