import Glibc
import Signing
import TestSupport
import Testing

@Suite struct `keys` {
  private func passphrase(_ text: String) throws -> Passphrase {
    try Passphrase(copying: Array(text.utf8))
  }

  private func problem(opening path: String, _ text: String) throws -> SigningProblem? {
    let passphrase = try passphrase(text)
    do throws(SigningProblem) {
      _ = try KeyFile.open(path, passphrase: passphrase)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a key file gives the key back to its passphrase alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("person.pem")
    let key = try SigningKey.generate()
    try KeyFile.create(key, at: path, passphrase: try passphrase("correct horse"))
    let opened = try KeyFile.open(path, passphrase: try passphrase("correct horse"))
    let expected = key.publicKey
    let actual = opened.publicKey
    #expect(actual == expected)
    #expect(expected.verifies(try opened.sign([1, 2, 3]), of: [1, 2, 3]))
    for wrong in ["Correct horse", "correct horse ", ""] {
      #expect(try problem(opening: path, wrong) == .file(path: path, .wrongPassphrase))
    }
    #expect(try Files.names(in: folder.path) == ["person.pem"])
  }

  @Test func `a key file is private, new and encrypted with scrypt`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("person.pem")
    let key = try SigningKey.generate()
    try KeyFile.create(key, at: path, passphrase: try passphrase("p"))
    #expect(try Node.mode(of: path) == 0o600)
    let before = try Files.bytes(at: path)
    let other = try SigningKey.generate()
    let second = try passphrase("p")
    #expect(throws: SigningProblem.file(path: path, .unwritable(SystemError(code: EEXIST)))) {
      try KeyFile.create(other, at: path, passphrase: second)
    }
    #expect(try Files.bytes(at: path) == before)
    #expect(try Files.names(in: folder.path) == ["person.pem"])
  }

  @Test func `a link, an open file and what is no key are refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("person.pem")
    try KeyFile.create(try SigningKey.generate(), at: path, passphrase: try passphrase("p"))
    let link = folder.file("link.pem")
    try Node.link(link, to: path)
    #expect(try problem(opening: link, "p") == .file(path: link, .symbolicLink))
    for mode: mode_t in [0o640, 0o604, 0o620, 0o601] {
      try Node.setMode(mode, of: path)
      #expect(try problem(opening: path, "p") == .file(path: path, .openToOthers))
    }
    try Node.setMode(0o600, of: path)
    let second = folder.file("second.pem")
    #expect(unsafe Glibc.link(path, second) == 0)
    #expect(try problem(opening: path, "p") == .file(path: path, .hardLink))
    #expect(unsafe unlink(second) == 0)
    #expect(try problem(opening: path, "p") == nil)
    let absent = folder.file("absent.pem")
    #expect(
      try problem(opening: absent, "p")
        == .file(path: absent, .unreadable(SystemError(code: ENOENT))))
    let pipe = folder.file("pipe")
    try Node.makePipe(pipe)
    #expect(
      try problem(opening: pipe, "p") == .file(path: pipe, .unreadable(SystemError(code: EINVAL))))
    for text in ["", "not a key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n"] {
      let broken = folder.file("broken\(text.utf8.count)")
      try Files.write(text, to: broken)
      try Node.setMode(0o600, of: broken)
      #expect(try problem(opening: broken, "p") == .file(path: broken, .notKey))
    }
  }

  @Test func `a public key is read in its one spelling`() throws {
    let key = try SigningKey.generate().publicKey
    #expect(try PublicKey(pem: key.pem) == key)
    #expect(try PublicKey(spki: key.spki) == key)
    #expect(key.id == Digest(of: key.spki))
    let variants = [
      "", " " + key.pem, key.pem + "x", key.pem.replacing("PUBLIC", with: "PRIVATE"),
      key.pem + key.pem, key.pem.replacing("=", with: ""),
    ]
    for variant in variants {
      #expect(throws: SigningProblem.notPublicKey) { try PublicKey(pem: variant) }
    }
    for length in [0, 12, 43, 45] {
      let bytes = Array((key.spki + [0]).prefix(length))
      #expect(throws: SigningProblem.notPublicKey) { try PublicKey(spki: bytes) }
    }
  }

  @Test func `keys of small order or in a second spelling are refused`() throws {
    let p: [UInt8] = [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
    var weak = [p, [UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31)]
    weak.append([0xEE] + p.dropFirst())
    weak.append([0xEC] + p.dropFirst())
    let ofOrderEight = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
    weak.append(try #require(Hexadecimal.bytes(ofOrderEight)))
    for raw in weak {
      var negative = raw
      negative[31] |= 0x80
      #expect(throws: SigningProblem.weakKey) { try PublicKey(.ed25519, raw: raw) }
      #expect(throws: SigningProblem.weakKey) { try PublicKey(.ed25519, raw: negative) }
    }
  }

  @Test func `random identifiers have the form of UUID version 4 and differ`() throws {
    let ids = try (0..<200).map { _ in try Entropy.uuid() }
    #expect(Set(ids).count == 200)
    for id in ids {
      #expect(
        id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
          != nil)
    }
  }
}
