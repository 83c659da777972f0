import Archiving
import SQLiteStore
import Signing
import TestSupport
import Testing

@Suite struct `clocks that are wrong` {
  /// Seconds since 1970: 1970, years back, years forward, 9999.
  private static let moments: [Int64] = [0, 1_000_000_000, 2_500_000_000, 253_402_300_799]

  @Test func `change nothing of the order, and the entry after is marked late`() throws {
    let file = try TestArchive()
    var archive = try file.opened()
    try archive.submit(.numbered(1))
    for (offset, moment) in Self.moments.enumerated() {
      try archive.submit(.numbered(offset + 2), at: Timestamp(secondsSince1970: moment))
      try archive.submit(.numbered(offset + 12))
    }
    let report = try Archive.verify(
      try ArchiveFile(path: file.path, for: .reading), lastSeen: file.memory)
    #expect(report.isGood)
    // Entry 3 is of 1970 and 5 of 2001; 8 and 10 follow on entries of the far future.
    #expect(report.notices.map(\.index) == [3, 5, 8, 10])
    #expect(Set(report.notices.map(\.code)) == ["late"])
    let records = try archive.documents().map(\.index)
    #expect(records == Array(2...10))
  }

  @Test func `do not stop a verification that begins later`() throws {
    let file = try TestArchive(records: 3)
    try file.tamper("UPDATE blob SET bytes = x'00' WHERE rowid = 3")
    let store = try ArchiveFile(path: file.path, for: .reading)
    func problems(since: Int) throws -> [String] {
      try Archive.verify(
        store, lastSeen: file.strangersMemory, options: VerifyOptions(since: since)
      ).problems.map(\.code)
    }
    #expect(try problems(since: 2) == ["other-blob"])
    #expect(try problems(since: 3).isEmpty)
    try file.tamper("UPDATE entry SET leaf = x'00' WHERE position = 2")
    #expect(try problems(since: 4).contains("not-statement"))
  }
}
