internal import COpenSSL

/// What is particular to SM2 keys and signatures (GB/T 32918.1, GB/T 32918.2, GM/T 0009).
enum SM2 {
  /// The x coordinate of the base point. A key with it belongs to the private keys 1 and n−1: of
  /// the first everybody knows it, with the second nobody can sign.
  private static let baseX = "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"

  /// Whether 65 bytes are a point of the curve, not compressed.
  static func isPoint(_ raw: [UInt8]) -> Bool {
    guard raw.first == 0x04 else { return false }
    defer { ERR_clear_error() }
    let handle = unsafe Algorithm.sm2.publicHandle(raw)
    defer { unsafe EVP_PKEY_free(handle) }
    guard let handle = unsafe handle, unsafe EVP_PKEY_is_a(handle, "SM2") == 1 else {
      return false
    }
    let context = unsafe EVP_PKEY_CTX_new(handle, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    return unsafe EVP_PKEY_public_check(context) == 1
  }

  /// Whether the private key is known to everybody.
  static func isWeak(_ raw: [UInt8]) -> Bool {
    Hexadecimal.text(Array(raw[1..<33])) == baseX
  }

  /// Whether bytes are a `SEQUENCE { r INTEGER, s INTEGER }` in DER, and nothing after it.
  static func isSignature(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 72, bytes.count >= 8, bytes[0] == 0x30,
      Int(bytes[1]) == bytes.count - 2
    else { return false }
    guard let rest = afterInteger(bytes[2...]) else { return false }
    return afterInteger(rest)?.isEmpty == true
  }

  /// What follows a positive INTEGER in its shortest spelling; nil where there is none.
  private static func afterInteger(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let start = bytes.startIndex
    guard bytes.count > 2, bytes[start] == 0x02 else { return nil }
    let count = Int(bytes[start + 1])
    let value = bytes.dropFirst(2).prefix(count)
    guard (1...33).contains(count), value.count == count else { return nil }
    let first = value[value.startIndex]
    guard first < 0x80 else { return nil }
    // A leading zero stands only before a byte that would make the number negative.
    let hasSurplus = first == 0 && (count == 1 || value[value.startIndex + 1] < 0x80)
    return hasSurplus ? nil : bytes.dropFirst(2 + count)
  }
}
