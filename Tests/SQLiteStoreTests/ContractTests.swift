import Archiving
import Diagnostics
import SQLiteStore
import Signing
import TestSupport
import Testing

/// What every store promises, on each of them.
@Suite struct `every store` {
  /// The stores under test.
  enum Kind: String, CaseIterable, Sendable {
    case memory, sqlite
  }

  private func withStore(
    _ kind: Kind, _ body: (any RecordStore, LastSeen) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    let memory = LastSeen(directory: folder.path, name: "seen")
    switch kind {
    case .memory: try body(try MemoryStore(holding: TestOffice.founding()), memory)
    case .sqlite:
      let path = folder.file("archive.sqlite")
      try body(try ArchiveFile.create(at: path, holding: TestOffice.founding()), memory)
    }
  }

  private func filled<Store: RecordStore>(
    _ store: Store, _ memory: LastSeen
  ) throws -> Archive<Store> {
    var archive = try Archive(store: store, lastSeen: memory)
    for number in 1...3 { try archive.submit(.numbered(number)) }
    return archive
  }

  @Test(arguments: Kind.allCases)
  func `gives back byte for byte what was appended`(kind: Kind) throws {
    try withStore(kind) { store, memory in
      func check(_ store: some RecordStore) throws {
        let archive = try filled(store, memory)
        #expect(archive.size == 5)
        for number in 1...3 {
          #expect(
            try archive.envelope(at: number + 1) == Draft.numbered(number).envelope())
        }
        let digest = Digest(of: TestOffice.questionnaire())
        #expect(try archive.questionnaire(digest) == TestOffice.questionnaire())
        #expect(try store.leaves(3..<7).map { $0 == nil } == [false, false, true, true])
        #expect(try store.blob(Digest(of: [])) == nil)
        #expect(try store.checkpoints(0..<Int.max).map(\.size) == [1, 3, 4, 5])
        #expect(try store.blobs().count == 5)
        #expect(try store.damage().isEmpty)
      }
      try check(store)
    }
  }

  @Test(arguments: Kind.allCases)
  func `keeps nothing of a batch that comes too late`(kind: Kind) throws {
    try withStore(kind) { store, memory in
      func check(_ store: some RecordStore) throws {
        _ = try filled(store, memory)
        let late = try TestOffice.founding(nonce: 9)
        #expect(throws: StoreProblem.moved) { try store.append(late) }
        #expect(try store.head().size == 5)
        #expect(try Archive.verify(store, lastSeen: memory).isGood)
      }
      try check(store)
    }
  }

  @Test(arguments: Kind.allCases)
  func `finds what contains the text, and only that`(kind: Kind) throws {
    try withStore(kind) { store, memory in
      func check(_ store: some RecordStore) throws {
        let archive = try filled(store, memory)
        let expected: [(String, [Int])] = [
          ("第 2 号", [3]), ("校车", [2, 3, 4]), ("通道", [2, 3, 4]), ("SCHOOL", [2, 3, 4]),
          ("校道", []), ("教育局", [2, 3, 4]), ("good", [2, 3, 4]), ("000000000003", [4]),
          ("%", []), ("_", []), ("'", []), ("submitted", [2, 3, 4]),
        ]
        for (text, indices) in expected {
          #expect(try archive.documents(matching: text).map(\.index) == indices, "\(text)")
        }
        #expect(try archive.documents().count == 3)
      }
      try check(store)
    }
  }

  @Test(arguments: Kind.allCases)
  func `shows an edit as the version that counts`(kind: Kind) throws {
    try withStore(kind) { store, memory in
      func check(_ store: some RecordStore) throws {
        var archive = try filled(store, memory)
        var edit = Draft.numbered(2)
        edit.version = 2
        edit.supersedes = Digest(of: try Draft.numbered(2).envelope()).hex
        edit.title = "改过的标题"
        try archive.submit(edit)
        let versions = try archive.versions(of: edit.record)
        #expect(versions.map(\.version) == [1, 2])
        #expect(versions.map(\.status) == ["superseded", "submitted"])
        #expect(versions.last?.title == "改过的标题")
        #expect(try archive.versions(of: "none").isEmpty)
        #expect(try Archive.verify(store, lastSeen: memory).isGood)
      }
      try check(store)
    }
  }

  @Test(arguments: Kind.allCases)
  func `shows the examiner every assessment with its questionnaire`(kind: Kind) throws {
    try withStore(kind) { store, memory in
      func check(_ store: some RecordStore) throws {
        _ = try filled(store, memory)
        let options = VerifyOptions(
          examine: { assessment in
            assessment.index == 3 && assessment.questionnaire == TestOffice.questionnaire()
              ? .init(zh: "不符", en: "differs") : nil
          },
          project: { assessment in
            let draft = Draft.numbered(assessment.index == 4 ? 9 : assessment.index - 1)
            return draft.fields
          })
        let report = try Archive.verify(store, lastSeen: memory, options: options)
        #expect(report.problems.map(\.index) == [3, 4])
        #expect(report.problems.map(\.code) == ["examination", "projection"])
      }
      try check(store)
    }
  }
}
