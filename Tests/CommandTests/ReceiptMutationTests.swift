import TestSupport
import Testing

/// A receipt, checked by the program in it, with Python and openssl alone.
@Suite struct ReceiptMutationTests {
  private static let isPossible: Bool = {
    let tried = try? Command.run("/bin/sh", ["-c", "python3 -c 'import json' && openssl version"])
    return tried?.exit == .status(0)
  }()

  private func verify(_ folder: String, _ anchor: [String] = []) throws -> Command {
    try Command.run("/usr/bin/env", ["python3", folder + "/verify.py", folder] + anchor)
  }

  @Test(.enabled(if: isPossible, "skipped: no python3 with openssl"))
  func `a receipt is good, and with any byte changed it is not`() throws {
    let workplace = try Workplace()
    for _ in 0..<3 { _ = try workplace.signRegistration() }
    let folder = workplace.folder.file("receipt")
    let written = try workplace.run(["archive", "receipt", "last", folder])
    try #require(written.exit == .status(0), "\(written.errors)")
    let good = try verify(folder)
    #expect(good.exit == .status(0), "\(good.errors)")
    let anchor = try workplace.run(["archive", "verify"]).output.split(separator: "\n").last
    let line = try #require(anchor?.dropFirst(3))
    #expect(try verify(folder, [String(line)]).exit == .status(0))
    #expect(try verify(folder, [String(line.dropLast()) + "x"]).exit == .status(1))
    try mutate(folder)
  }

  /// Changes one byte after the other, at places that a seed chooses, in all that is evidence.
  private func mutate(_ folder: String) throws {
    var files = ["checkpoint"]
    for part in ["entries", "keys"] {
      files += try Files.names(in: folder + "/" + part).map { part + "/" + $0 }
    }
    var chance = SeededGenerator(seed: 500)
    for round in 0..<Faults.count(40, full: 500) {
      let path = folder + "/" + files[round % files.count]
      let whole = try Files.bytes(at: path)
      var bytes = whole
      let place = Int.random(in: whole.indices, using: &chance)
      bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &chance)
      try Files.write(bytes, to: path)
      let verified = try verify(folder)
      #expect(verified.exit == .status(1), "round \(round): byte \(place) of \(path)")
      #expect(verified.output == "")
      try Files.write(whole, to: path)
    }
    #expect(try verify(folder).exit == .status(0))
  }

  @Test(.enabled(if: isPossible, "skipped: no python3 with openssl"))
  func `a receipt with files missing, surplus or of another record is not good`() throws {
    let workplace = try Workplace()
    let records = [try workplace.signRegistration(), try workplace.signRegistration()]
    let folders = ["one", "two"].map { workplace.folder.file($0) }
    for (record, folder) in zip(records, folders) {
      #expect(try workplace.run(["archive", "receipt", record, folder]).exit == .status(0))
    }
    let changes = [
      "rm one/entries/2.leaf.json", "rm one/entries/2.tlog-proof", "rm one/entries/0.leaf.json",
      "cp two/entries/3.envelope.json one/entries/2.envelope.json",
      "cp two/entries/3.tlog-proof one/entries/2.tlog-proof",
      "cp two/entries/3.* one/entries/ && "
        + "mv one/entries/3.leaf.json one/entries/4.leaf.json", "echo > one/entries/9.x",
      "for f in one/keys/*; do cp $(ls two/keys/* | tail -1) $f; done", "rm one/checkpoint",
    ]
    for change in changes {
      let script = "rm -rf kept; cp -a one kept; \(change)"
      let directory = workplace.folder.path
      #expect(try Command.run("/bin/sh", ["-c", script], directory: directory).exit == .status(0))
      #expect(try verify(folders[0]).exit == .status(1), "\(change)")
      _ = try Command.run("/bin/sh", ["-c", "rm -rf one; mv kept one"], directory: directory)
    }
    #expect(try verify(folders[0]).exit == .status(0))
  }
}
