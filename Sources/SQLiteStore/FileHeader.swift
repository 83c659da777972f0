internal import Archiving
internal import Glibc
internal import Signing

/// The first hundred bytes of an SQLite file (sqlite.org/fileformat2.html), looked at before
/// SQLite opens it: an opener that may create turns a missing archive into an empty one.
enum FileHeader {
  /// Refuses what is missing, empty, foreign or from a later version.
  static func check(_ path: String) throws(StoreProblem) {
    let header = try read(path)
    guard header.count == 100 else { throw .damaged(path: path) }
    guard header.starts(with: Array("SQLite format 3\0".utf8)),
      integer(header, at: 68) == Schema.applicationID
    else { throw .notArchive(path: path) }
    guard integer(header, at: 60) <= Schema.version else { throw .newer(path: path) }
  }

  private static func read(_ path: String) throws(StoreProblem) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing(path: path) : .refused(path: path, SystemError(code: errno))
    }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = unsafe pread(descriptor, &header, header.count, 0)
    guard count >= 0 else { throw .refused(path: path, SystemError(code: errno)) }
    return Array(header.prefix(count))
  }

  private static func integer(_ header: [UInt8], at offset: Int) -> Int32 {
    header[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
  }

  /// The bytes of the file.
  static func size(of path: String) throws(StoreProblem) -> Int {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else {
      throw .refused(path: path, SystemError(code: errno))
    }
    return Int(facts.st_size)
  }
}
