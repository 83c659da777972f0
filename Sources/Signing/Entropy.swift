internal import COpenSSL

/// Random bytes from the system, through OpenSSL's generator.
public enum Entropy {
  /// `count` random bytes.
  /// - Throws: ``SigningProblem/noEntropy`` when the system has none to give.
  public static func bytes(_ count: Int) throws(SigningProblem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard unsafe RAND_bytes(&bytes, Int32(count)) == 1 else { throw .noEntropy }
    return bytes
  }

  /// A random UUID (RFC 9562, version 4) in lower case, such as
  /// `3f2b8c1e-5d64-4a0b-9c57-0e6f1d2a7b98`.
  public static func uuid() throws(SigningProblem) -> String {
    uuid(of: try bytes(16))
  }

  /// The UUID that sixteen random bytes make; six bits are given to its version and variant.
  public static func uuid(of random: [UInt8]) -> String {
    precondition(random.count == 16, "a UUID is made of sixteen bytes")
    var bytes = random
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let groups = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
    return groups.map { Hexadecimal.text(Array($0)) }.joined(separator: "-")
  }
}
