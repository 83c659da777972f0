public import Archiving
internal import GRDB
internal import Glibc
internal import Signing

extension ArchiveFile {
  /// Writes a copy under a temporary name beside `path`, looks at it with `accept`, and gives it the
  /// name only then. Appends wait while the pages are copied.
  /// - Parameters:
  ///   - path: Where the copy goes; something that has the name is never replaced.
  ///   - progress: Told the pages that are copied and those that there are.
  ///   - accept: Looks at the whole copy and throws for one that is not good.
  /// - Throws: ``StoreProblem``, and what `accept` throws; no copy is left then.
  public func copy(
    to path: String, progress: @escaping (Int, Int) -> Void,
    accept: (ArchiveFile) throws -> Void
  ) throws {
    guard unsafe access(path, F_OK) != 0 else { throw StoreProblem.exists(path: path) }
    let partial = try Self.partialName(path)
    defer { for suffix in ["", "-journal"] { unsafe unlink(partial + suffix) } }
    try fill(partial, path, progress)
    let copy = try ArchiveFile(path: partial, for: .reading)
    try accept(copy)
    try copy.close()
    try Self.place(partial, path)
  }

  private func fill(
    _ partial: String, _ path: String, _ progress: @escaping (Int, Int) -> Void
  ) throws(StoreProblem) {
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
        try database.execute(sql: "PRAGMA synchronous = EXTRA")
      }
      let target = try DatabaseQueue(path: partial, configuration: configuration)
      try backUp(to: target, progress)
      try target.close()
    } catch {
      throw StoreProblem(error, path)
    }
  }

  /// Puts an archive file in the place of the one at `path`, which keeps a name of its own.
  /// - Parameters:
  ///   - kept: The name that what was there has from then on.
  /// - Throws: ``StoreProblem``.
  public static func replace(
    _ path: String, with file: String, keeping kept: String
  ) throws(StoreProblem) {
    guard unsafe access(kept, F_OK) != 0 else { throw .exists(path: kept) }
    do throws(SystemError) {
      // The journal goes with the file that it belongs to, or it would be played into the other.
      for suffix in ["-journal", ""] where unsafe access(path + suffix, F_OK) == 0 {
        guard unsafe rename(path + suffix, kept + suffix) == 0 else { throw .last }
      }
      try WholeFile.place(file, at: path)
      guard unsafe unlink(file) == 0 else { throw .last }
      try WholeFile.syncFolder(of: path)
    } catch {
      throw .refused(path: path, error)
    }
  }
}
