public import Testing

/// Compares text with a golden file beside the test.
///
/// The file is rewritten only when the environment has `UPDATE_GOLDEN=1`; a missing file fails.
public enum Golden {
  /// Whether this run rewrites golden files instead of comparing.
  public static var isUpdating: Bool { Environment.value("UPDATE_GOLDEN") == "1" }

  /// Records an issue when `actual` is not byte for byte what `Golden/<name>` holds, in the folder
  /// of the calling test file. `name` may have folders of its own.
  public static func check(
    _ actual: String, _ name: String, file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let path = folder(of: file) + "/Golden/" + name
    check(actual, at: path, updating: isUpdating, sourceLocation: sourceLocation)
  }

  /// The same for a file anywhere; `updating` writes it instead.
  public static func check(
    _ actual: String, at path: String, updating: Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      if updating { return try Files.write(Array(actual.utf8), to: path) }
      let expected = String(decoding: try Files.bytes(at: path), as: UTF8.self)
      if Array(expected.utf8) == Array(actual.utf8) { return }
      Issue.record(
        "\(path) differs:\n\(Difference.text(expected: expected, actual: actual))",
        sourceLocation: sourceLocation)
    } catch {
      Issue.record(
        "\(error); UPDATE_GOLDEN=1 writes a golden file", sourceLocation: sourceLocation)
    }
  }

  private static func folder(of file: String) -> String {
    file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
  }
}

/// What is different between two texts, line by line, for people.
public enum Difference {
  /// The lines before the first difference that are shown, then both texts from there on, at most
  /// twenty lines of each.
  public static func text(expected: String, actual: String) -> String {
    let old = lines(of: expected)
    let new = lines(of: actual)
    let same = zip(old, new).prefix { $0 == $1 }.count
    let shared = old[max(0, same - 2)..<same].map { "  " + $0 }
    let missing = old[same...].prefix(20).map { "- " + $0 }
    let surplus = new[same...].prefix(20).map { "+ " + $0 }
    return (["line \(same + 1):"] + shared + missing + surplus).joined(separator: "\n")
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
