import BatchScoring
import Diagnostics
import TestSupport
import Testing

@testable import BatchFiles

/// Compressed files, by their names and by their content.
final class GzipTests {
  // A class, because a folder cannot be copied.
  private let folder: TemporaryFolder
  private let rows = Counts.rows(5_000)

  init() throws { folder = try TemporaryFolder() }

  private func options(_ input: String, _ output: String) -> BatchRun.Options {
    var options = BatchRun.Options(input: folder.file(input), output: folder.file(output))
    options.pieceSize = 1 << 16
    return options
  }

  private func score(_ input: String, _ output: String) throws -> BatchTally {
    try BatchRun(Counts.questionnaire(), options(input, output)).run().tally
  }

  private func unpacked(_ name: String) throws -> String {
    let done = try Command.run("/usr/bin/env", ["gzip", "-dc", folder.file(name)])
    #expect(done.status == 0, "\(done.errors)")
    return done.output
  }

  private func pack(_ text: String, as name: String) throws {
    try Files.write(text, to: folder.file("plain"))
    let script = "gzip -nc plain >> \(name)"
    _ = try Command.run("/bin/sh", ["-c", script], directory: folder.path)
  }

  @Test func `what gzip has packed is read, and gzip reads what is written`() throws {
    try pack(rows.input, as: "in.csv.gz")
    #expect(try score("in.csv.gz", "out.csv.gz").rejected == rows.rejected)
    #expect(try unpacked("out.csv.gz") == rows.output)
  }

  @Test func `the same rows give the same packed bytes, whatever the number of threads`() throws {
    try Files.write(rows.input, to: folder.file("in.csv"))
    var packed: Set<[UInt8]> = []
    for threads in [1, 3] {
      var options = options("in.csv", "out.csv.gz")
      options.threads = threads
      _ = try BatchRun(Counts.questionnaire(), options).run()
      packed.insert(try Files.bytes(at: folder.file("out.csv.gz")))
    }
    #expect(packed.count == 1)
  }

  @Test func `a file of several members is one file`() throws {
    try pack("id,chil", as: "in.csv.gz")
    try pack("dren\n1,2", as: "in.csv.gz")
    try pack("", as: "in.csv.gz")
    try pack("0\n", as: "in.csv.gz")
    _ = try score("in.csv.gz", "out.csv")
    #expect(try Files.text(at: folder.file("out.csv")) == "id,double\n1,40\n")
  }

  @Test func `zero bytes behind the last member are padding`() throws {
    try pack("id,children\n1,2\n", as: "in.gz")
    let bytes = try Files.bytes(at: folder.file("in.gz")) + [UInt8](repeating: 0, count: 512)
    try Files.write(bytes, to: folder.file("in.gz"))
    #expect(try score("in.gz", "out.csv").rows == 1)
  }

  @Test func `packed content is known whatever the name`() throws {
    try pack("id,children\n1,2\n", as: "in.csv")
    #expect(try score("in.csv", "out.csv").rows == 1)
  }

  @Test func `every truncation and every change of a byte is told or harmless, and keeps nothing`()
    throws
  {
    try pack("id,children\n1,2\n3,4\n", as: "good.gz")
    let good = try Files.bytes(at: folder.file("good.gz"))
    for place in good.indices {
      try Files.write(Array(good[..<place]), to: folder.file("in.gz"))
      let cut = try Counts.failure(options("in.gz", "out.csv"))
      #expect(cut?.exitStatus == 3, "cut at \(place)")
      #expect(!Files.exists(folder.file("out.csv")))
    }
    for place in good.indices {
      var changed = good
      changed[place] ^= 0x55
      try Files.write(changed, to: folder.file("in.gz"))
      let failure = try Counts.failure(options("in.gz", "out.csv"))
      // Time, system and level in the head of a member mean nothing to the content.
      #expect((4...9).contains(place) ? failure == nil : failure != nil, "byte \(place)")
    }
  }

  @Test func `what is wrong with a packed file is said`() throws {
    try Files.write("id,children\n1,2\n", to: folder.file("plain.csv.gz"))
    let plain = try Counts.failure(options("plain.csv.gz", "out.csv"))
    #expect(plain?.message.zh == "\(folder.file("plain.csv.gz")) 不是 gzip 压缩文件")
    try pack("id,children\n1,2\n", as: "in.gz")
    let bytes = try Files.bytes(at: folder.file("in.gz"))
    try Files.write(bytes + Array("more".utf8), to: folder.file("in.gz"))
    let more = try Counts.failure(options("in.gz", "out.csv"))
    #expect(more?.message.en == "the gzip file \(folder.file("in.gz")) is damaged")
    try Files.write(Array(bytes.dropLast(3)), to: folder.file("in.gz"))
    let short = try Counts.failure(options("in.gz", "out.csv"))
    #expect(short?.message.en == "the gzip file \(folder.file("in.gz")) ends in the middle")
  }
}
