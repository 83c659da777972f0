import Diagnostics

/// A file that an answer names as evidence: its SHA-256, its size and its name. The file itself is
/// not kept.
///
/// Its text is `sha256:<64 hexadecimal digits> <bytes> <name>`.
public struct Attachment: Sendable, Hashable {
  /// The largest file that is taken: 20 MiB.
  public static let largest = RecordLimits.attachment

  /// 64 hexadecimal digits in lower case.
  public let sha256: String
  /// In bytes.
  public let size: Int
  /// The last part of the path.
  public let name: String

  /// Takes the parts of a file that was read.
  public init(sha256: String, size: Int, name: String) {
    self.sha256 = sha256
    self.size = size
    self.name = name
  }

  /// Reads the text of an answer; nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].hasPrefix("sha256:"), let size = Int(parts[1]),
      0...Attachment.largest ~= size, String(size) == parts[1], !parts[2].isEmpty,
      !parts[2].contains("/")
    else { return nil }
    let digest = parts[0].dropFirst(7)
    guard digest.utf8.count == 64, digest.allSatisfy({ "0123456789abcdef".contains($0) }) else {
      return nil
    }
    self.init(sha256: String(digest), size: size, name: String(parts[2]))
  }

  /// How answers hold it.
  public var text: String { "sha256:\(sha256) \(size) \(name)" }

  /// How people read it; the digest by its first digits.
  var summary: Phrase {
    Phrase(
      zh: "\(name)（\(size) 字节，SHA-256 \(sha256.prefix(12))…）",
      en: "\(name) (\(size) bytes, SHA-256 \(sha256.prefix(12))…)")
  }
}
