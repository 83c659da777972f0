internal import Glibc

/// A program that keeps a private key, such as the driver of a USB key or the client of a signing
/// server: the bytes to be signed on its standard input, the signature on its standard output.
///
/// It is named in a small file beside the public key, `personal.pem.signer` for `personal.pem`:
///
///     # USB key, slot 1
///     signer = "/usr/local/bin/ukey-sign --slot 1 --label '县 教育局'"
///     timeout = 60
///
/// The text is split into words at blanks, `'…'` keeping words together, and the first word is the
/// absolute path of the program. No shell takes part, and nothing of what is signed becomes a word.
public struct SignerCommand: Sendable, Hashable {
  /// The absolute path of the program.
  public let program: String
  /// Its arguments.
  public let arguments: [String]
  /// The seconds after which it is ended; a person may have to find and unlock the key.
  public let timeout: Int

  /// Names a command.
  public init(program: String, arguments: [String] = [], timeout: Int = 60) {
    self.program = program
    self.arguments = arguments
    self.timeout = timeout
  }

  /// Where the command for the key file `path` is named.
  public static func path(for path: String) -> String { path + ".signer" }

  /// The command for the key file `path`; nil when none is named.
  /// - Throws: ``SigningProblem/file(path:_:)`` for a file that others could change, or that does
  ///   not say what it should.
  public static func named(for path: String) throws(SigningProblem) -> SignerCommand? {
    let path = Self.path(for: path)
    guard unsafe access(path, F_OK) == 0 else { return nil }
    let text = String(validating: try KeyFile.trustedBytes(path), as: UTF8.self)
    guard let text, let command = SignerCommand(text) else { throw .file(path: path, .notSigner) }
    return command
  }

  /// Reads the settings; nil for anything but the two known ones, each at most once.
  init?(_ text: String) {
    var settings: [String: String] = [:]
    for line in text.split(separator: "\n").map({ Self.trimmed($0) }) {
      if line.isEmpty || line.first == "#" { continue }
      let parts = line.split(separator: "=", maxSplits: 1).map(Self.trimmed)
      guard parts.count == 2, settings[String(parts[0])] == nil else { return nil }
      settings[String(parts[0])] = String(parts[1])
    }
    let timeout = settings.removeValue(forKey: "timeout").map { Int($0) } ?? 60
    guard let words = settings.removeValue(forKey: "signer").flatMap(Self.words),
      let program = words.first, program.hasPrefix("/"), settings.isEmpty,
      let timeout, (1...3600).contains(timeout)
    else { return nil }
    self.init(program: program, arguments: Array(words.dropFirst()), timeout: timeout)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    return start.lastIndex { $0 != " " && $0 != "\t" && $0 != "\r" }.map { start[...$0] } ?? ""
  }

  /// The words of a text in double quotes; nil when a quote is left open.
  private static func words(_ quoted: String) -> [String]? {
    guard quoted.count >= 2, quoted.first == "\"", quoted.last == "\"" else { return nil }
    let text = quoted.dropFirst().dropLast()
    guard !text.contains("\"") else { return nil }
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    guard !parts.count.isMultiple(of: 2) else { return nil }
    var words: [String] = []
    var isOpen = false
    for (index, part) in parts.enumerated() {
      let pieces =
        index.isMultiple(of: 2)
        ? part.split(separator: " ", omittingEmptySubsequences: false) : [part]
      for (place, piece) in pieces.enumerated() {
        if place > 0 { isOpen = false }
        if piece.isEmpty && index.isMultiple(of: 2) { continue }
        if isOpen { words[words.count - 1] += piece } else { words.append(String(piece)) }
        isOpen = true
      }
    }
    return words
  }
}
