import Glibc
import TestSupport

/// One text file of the repository.
struct RepositoryFile: Sendable {
  /// Its path from the root of the repository.
  let path: String
  /// Its content; invalid UTF-8 is repaired.
  let text: String

  /// The name without the folders above it.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The folder under `Sources` or `Tests` that it belongs to.
  var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The numbers, from 1, of the lines that hold `needle`; a line feed in it stands for the end.
  func lineNumbers(of needle: String) -> [Int] {
    guard text.holds(needle) else { return [] }
    return lines.enumerated().filter { (String($0.element) + "\n").holds(needle) }.map {
      $0.offset + 1
    }
  }
}

/// The working tree that these tests were compiled from.
enum Tree {
  /// The folder that holds `Package.swift`.
  static let root = Product.root

  /// Every Swift, C and modulemap file of the product.
  static let sources = files(under: "Sources", endings: [".swift", ".h", ".c", ".modulemap"])

  /// The Swift files of the product without comments and strings, lines where they were.
  static let code = sources.filter { $0.path.hasSuffix(".swift") }.map {
    RepositoryFile(path: $0.path, text: SwiftCode($0.text).text)
  }

  /// Every Swift file of the tests and the benchmarks.
  static let tests =
    files(under: "Tests", endings: [".swift"]) + files(under: "Benchmarks", endings: [".swift"])

  /// Everything that a reader of the repository sees: no build products, no results of runs.
  static let everything =
    files(under: "", endings: []).filter {
      !$0.path.hasPrefix("Results/") || $0.name == "README.md"
    }

  /// The file at `path`, if it exists.
  static func file(_ path: String) throws -> RepositoryFile {
    // A zero byte would end the text early for the search below.
    let bytes = try Files.bytes(at: root + "/" + path).map { $0 == 0 ? UInt8(ascii: " ") : $0 }
    return RepositoryFile(path: path, text: String(decoding: bytes, as: UTF8.self))
  }

  /// Whether something has this path from the root.
  static func exists(_ path: String) -> Bool { Files.exists(root + "/" + path) }

  /// The files below a folder whose names have one of `endings` (any, when it is empty), by path.
  static func files(under folder: String, endings: [String]) -> [RepositoryFile] {
    paths(under: folder).filter { path in
      endings.isEmpty || endings.contains { path.hasSuffix($0) }
    }.compactMap { try? file($0) }
  }

  private static let notOurs: Set<String> = [
    ".git", ".build", ".swiftpm", "dist", "Package.resolved", "__pycache__",
  ]

  private static func paths(under folder: String) -> [String] {
    let names = (try? Files.names(in: folder.isEmpty ? root : root + "/" + folder)) ?? []
    // Other builds, such as that of the fuzzers, are in folders of the same beginning.
    let ours = names.filter { !notOurs.contains($0) && !$0.hasPrefix(".build-") }
    return ours.flatMap { name in
      let path = folder.isEmpty ? name : folder + "/" + name
      return isFolder(path) ? paths(under: path) : [path]
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? Files.names(in: root + "/" + path)) != nil
  }
}

extension String {
  /// Whether `needle` occurs in it, byte for byte; a search of the whole tree takes no time.
  func holds(_ needle: String) -> Bool {
    unsafe strstr(self, needle) != nil
  }
}
