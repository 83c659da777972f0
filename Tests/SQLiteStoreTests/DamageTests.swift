import Archiving
import SQLiteStore
import Signing
import TestSupport
import Testing

@Suite struct `damage to the file` {
  @Test func `cutting it short at any page is never called good`() throws {
    let file = try TestArchive(records: 3)
    let good = try Files.bytes(at: file.path)
    let pages = good.count / 4096
    #expect(pages > 5)
    for page in 0..<pages {
      try Files.write(Array(good.prefix(page * 4096)), to: file.path)
      #expect(try !file.problems().isEmpty, "cut to \(page) of \(pages) pages")
      try Files.write(Array(good.prefix(page * 4096 + 2000)), to: file.path)
      #expect(try !file.problems().isEmpty, "cut within page \(page)")
    }
    try Files.write(good + [UInt8](repeating: 0, count: 4096), to: file.path)
    #expect(try !file.problems().isEmpty)
    try Files.write(good, to: file.path)
    #expect(try file.problems().isEmpty)
  }

  /// What the lists should show can be told only by who can read an assessment.
  private var projecting: VerifyOptions {
    VerifyOptions(project: { Draft.numbered($0.index == 4 ? 1 : $0.index - 1).fields })
  }

  private static let flips = Faults.count(150, full: 1500)

  @Test func `a flipped bit is reported, or lies in bytes that hold nothing`() throws {
    let file = try TestArchive(records: 3)
    let good = try Files.bytes(at: file.path)
    let content = try file.content()
    var generator = Seeded(state: 6962)
    var reported = 0
    for _ in 0..<Self.flips {
      let bit = Int.random(in: 0..<good.count * 8, using: &generator)
      var bytes = good
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      try Files.write(bytes, to: file.path)
      if try file.problems(TestArchive.projecting).isEmpty {
        #expect(try file.content() == content, "seed 6962, bit \(bit) was missed")
      } else {
        reported += 1
      }
    }
    #expect(reported > Self.flips / 10)
  }
}
