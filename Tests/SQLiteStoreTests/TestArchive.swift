import Archiving
import Diagnostics
import GRDB
import SQLiteStore
import Signing
import TestSupport

/// An archive file with records, and the memory of its head, in a folder of their own.
struct TestArchive: ~Copyable {
  let folder: TemporaryFolder

  /// Makes an archive of `count` records, two of them versions of one.
  init(records count: Int = 0) throws {
    let folder = try TemporaryFolder()
    try Self.fill(folder.path, count)
    self.folder = folder
  }

  private static func fill(_ folder: String, _ count: Int) throws {
    let store = try ArchiveFile.create(
      at: folder + "/archive.sqlite", holding: TestOffice.founding())
    var archive = try Archive(
      store: store, lastSeen: LastSeen(directory: folder, name: "seen"))
    for number in 1..<max(1, count) { try archive.submit(.numbered(number)) }
    guard count > 1 else { return }
    var edit = Draft.numbered(1)
    edit.version = 2
    edit.supersedes = Digest(of: try Draft.numbered(1).envelope()).hex
    try archive.submit(edit)
  }

  var path: String { folder.file("archive.sqlite") }
  var memory: LastSeen { LastSeen(directory: folder.path, name: "seen") }
  /// A place where nothing has been seen yet.
  var strangersMemory: LastSeen { LastSeen(directory: folder.file("other"), name: "seen") }

  /// Looks at the lists too, as the program does, in an archive of three records.
  static let projecting = VerifyOptions(project: { assessment in
    Draft.numbered(assessment.index == 4 ? 1 : assessment.index - 1).fields
  })

  func opened(_ access: ArchiveFile.Access = .writing) throws -> Archive<ArchiveFile> {
    try Archive(store: try ArchiveFile(path: path, for: access), lastSeen: memory)
  }

  /// What verification says to somebody who has not seen the archive before, such as
  /// `3 other-blob`; the problem of the store where it cannot be opened.
  func problems(_ options: VerifyOptions = VerifyOptions()) throws -> [String] {
    do {
      let store = try ArchiveFile(path: path, for: .reading)
      return try Archive.verify(store, lastSeen: strangersMemory, options: options).problems.map {
        ($0.index.map { "\($0) " } ?? "") + $0.code
      }
    } catch let problem as StoreProblem {
      return ["store: \(problem.phrase.en)"]
    }
  }

  /// Changes the file as somebody with a database tool would, the guards dropped and put back.
  func tamper(_ statements: String...) throws { try tamper(statements) }

  /// Changes the file with several statements, in one session.
  func tamper(_ statements: [String]) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      let guards = try String.fetchAll(
        database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      for name in names { try database.execute(sql: "DROP TRIGGER \(name)") }
      for statement in statements {
        try database.execute(sql: statement)
        let isChange = ["UPDATE", "DELETE", "INSERT"].contains { statement.hasPrefix($0) }
        guard !isChange || database.changesCount > 0 else {
          throw NothingChanged(statement: statement)
        }
      }
      for guardian in guards { try database.execute(sql: guardian) }
    }
    try queue.close()
  }

  /// Executes one statement and leaves the guards alone.
  func execute(_ statement: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
    try queue.close()
  }

  /// A statement that was to tamper and touched no row.
  struct NothingChanged: Error {
    let statement: String
  }

  /// All that the archive holds, as text, to see whether a change of the file changed anything.
  func content() throws -> [String] { try Self.content(of: path) }

  /// The same of any file.
  static func content(of path: String) throws -> [String] {
    let store = try ArchiveFile(path: path, for: .reading)
    let head = try store.head()
    var content = try store.leaves(0..<head.size).map { Hexadecimal.text($0 ?? []) }
    content += try store.checkpoints(0..<Int.max).map { Hexadecimal.text($0.bytes) }
    for digest in try store.blobs().map(\.hex).sorted() {
      content.append(digest)
      guard let digest = Digest(hex: digest), let blob = try store.blob(digest) else { continue }
      content.append(Hexadecimal.text(blob))
    }
    for document in try store.documents(matching: nil) {
      content.append("\(document)" + (try store.text(at: document.index) ?? ""))
    }
    return content
  }
}
