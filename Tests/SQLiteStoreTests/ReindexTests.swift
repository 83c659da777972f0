import Archiving
import SQLiteStore
import Signing
import TestSupport
import Testing

@Suite struct `lists made again` {
  private func reindex(_ file: borrowing TestArchive) throws {
    let archive = try file.opened()
    let rows = try archive.rows { assessment in
      Draft.numbered(assessment.index == 4 ? 1 : assessment.index - 1).fields
    }
    try ArchiveFile(path: file.path, for: .writing).reindex(rows, size: archive.size)
  }

  @Test func `are what they were before somebody changed them`() throws {
    let changes = [
      "DELETE FROM document", "UPDATE document SET title = 'x', status = 'approved', text = ''",
      "UPDATE document SET position = position + 1 WHERE position = 4",
      "INSERT INTO tile VALUES (0, 0, zeroblob(32), zeroblob(8192))",
    ]
    for change in changes {
      let file = try TestArchive(records: 3)
      let content = try file.content()
      try file.tamper(change)
      #expect(try !file.problems(TestArchive.projecting).isEmpty, "\(change)")
      try reindex(file)
      #expect(try file.problems(TestArchive.projecting).isEmpty, "\(change)")
      #expect(try file.content() == content, "\(change)")
    }
  }

  @Test func `of a log that has grown meanwhile are not taken`() throws {
    let file = try TestArchive(records: 3)
    let archive = try file.opened()
    let rows = try archive.rows { _ in nil }
    var other = try file.opened()
    try other.submit(.numbered(77))
    let store = try ArchiveFile(path: file.path, for: .writing)
    #expect(throws: StoreProblem.moved) { try store.reindex(rows, size: archive.size) }
    #expect(try file.problems().isEmpty)
  }
}
