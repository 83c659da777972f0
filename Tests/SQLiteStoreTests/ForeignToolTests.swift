import Archiving
import Diagnostics
import Records
import SQLiteStore
import Signing
import TestSupport
import Testing

/// Libraries that others wrote, on what we write; see `Tests/StockTools`.
@Suite struct `foreign libraries` {
  private static let folder = Product.root + "/Tests/StockTools"
  private static let python = Product.root + "/.build/stock-tools/bin/python"
  private static let goPath = "/usr/share/gocode"

  private static let hasPython: Bool = {
    let tried = try? Command.run(python, ["-c", "import cryptography, securesystemslib, rfc8785"])
    return tried?.exit == .status(0)
  }()

  private static let hasGo: Bool = {
    let tried = try? Command.run("/usr/bin/env", ["go", "version"], environment: environment)
    return tried?.exit == .status(0) && Files.exists(goPath + "/src/golang.org/x/mod/sumdb/tlog")
  }()

  private static let environment = [
    "GO111MODULE": "off", "GOPATH": goPath, "GOFLAGS": "", "GOCACHE": "/tmp/child-impact-go-cache",
    "HOME": "/tmp",
  ]

  @Test(.enabled(if: hasPython, "skipped: run Tools/stock-tools.sh first"))
  func `securesystemslib, cryptography and rfc8785 accept envelopes and canonical bytes`() throws {
    let folder = try TemporaryFolder()
    var generator = Seeded(state: 8785)
    for number in 0..<50 {
      let key = try SigningKey.generate()
      let payload = try value(5, &generator).canonicalBytes()
      let envelope = try Envelope(signing: payload, as: .assessment, with: key)
      try Files.write(envelope.bytes, to: folder.file("\(number).json"))
      try Files.write(key.publicKey.pem, to: folder.file("\(number).pem"))
    }
    let run = [Self.folder + "/envelopes.py", folder.path]
    let good = try Command.run(Self.python, run)
    #expect(good.output == "good 50\n", "\(good.errors)")
    let other = try SigningKey.generate().publicKey.pem
    try Files.write(other, to: folder.file("7.pem"))
    #expect(try Command.run(Self.python, run).exit != .status(0))
  }

  /// A JSON object with nasty names and texts.
  private func value(_ depth: Int, _ generator: inout Seeded) -> JSON {
    let texts = [
      "", "字", "é", "e\u{301}", "\u{1F600}", "\u{FFFD}", "\u{E000}", "\"\\/\n\t\u{1f}", "\u{7f}",
    ]
    func text() -> String {
      (0..<3).map { _ in texts[Int.random(in: texts.indices, using: &generator)] }.joined()
    }
    let members = (0..<4).map { number -> (String, JSON) in
      let name = text() + "\(number)"
      guard depth > 0 else { return (name, .string(text())) }
      return switch Int.random(in: 0..<5, using: &generator) {
      case 0: (name, .integer(Int64.random(in: JSON.integers, using: &generator)))
      case 1: (name, .array([.null, .bool(true), .bool(false), .string(text())]))
      case 2: (name, value(depth - 1, &generator))
      default: (name, .string(text()))
      }
    }
    return .object(members)
  }

  @Test(.enabled(if: hasGo, "skipped: golang-go and golang-golang-x-mod-dev are not installed"))
  func `Go's sumdb accepts 200 random heads and proofs, and none that is changed`() throws {
    let cases = try heads(200)
    let folder = try TemporaryFolder()
    let program = folder.file("checkpoints")
    let built = try Command.run(
      "/usr/bin/env", ["go", "build", "-o", program, Self.folder + "/checkpoints.go"],
      environment: Self.environment, timeout: .seconds(300))
    try #require(built.exit == .status(0), "\(built.errors)")
    let good = try Command.run(program, input: cases.joined(separator: "\n") + "\n")
    #expect(good.output == "good 200\n", "\(good.output)\(good.errors)")
    for place in [1, 3, 4, 6, 7] {
      var fields = cases[9].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      var bytes = try #require(Base64.bytes(fields[place]))
      bytes[bytes.count / 2] ^= 1
      fields[place] = Base64.text(bytes)
      let bad = try Command.run(program, input: fields.joined(separator: " ") + "\n")
      #expect(bad.exit == .status(1), "field \(place)")
    }
  }

  /// Lines for `checkpoints.go`: heads of trees of random sizes, an entry of each, an earlier size.
  private func heads(_ count: Int) throws -> [String] {
    var generator = Seeded(state: 6962)
    let leaves = (0..<1000).map { [UInt8]("leaf \($0)".utf8) }
    let hashes = leaves.map { Merkle.leaf($0) }
    let key = try TestOffice.officeKey()
    let name = TestOffice.origin
    let hash = Hexadecimal.text(Checkpoint.keyHash(name, key.publicKey))
    let verifier = "\(name)+\(hash)+" + Base64.text([1] + key.publicKey.raw)
    return try (0..<count).map { number in
      let size = number < 20 ? number + 2 : Int.random(in: 2...1000, using: &generator)
      let index = Int.random(in: 0..<size, using: &generator)
      let old = Int.random(in: 1..<size, using: &generator)
      let tree = Array(hashes.prefix(size))
      let head = try Checkpoint(
        origin: name, size: size, root: Merkle.root(of: tree), key: key)
      let inclusion = try #require(Merkle.inclusionProof(of: index, in: tree))
      let consistency = try #require(Merkle.consistencyProof(from: old, in: tree))
      return [
        verifier, Base64.text(head.bytes), "\(index)", Base64.text(leaves[index]),
        Base64.text(inclusion.flatMap(\.bytes)), "\(old)",
        Base64.text(Merkle.root(of: tree.prefix(old)).bytes),
        Base64.text(consistency.flatMap(\.bytes)),
      ].joined(separator: " ")
    }
  }
}
