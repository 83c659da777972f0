import COpenSSL
import Signing
import TestSupport
import Testing

@Suite struct `SM2 with SM3` {
  private static let point =
    "04" + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
  private static let r = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
  private static let s = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
  private static let message = Array("message digest".utf8)

  private func bytes(_ hex: String) throws -> [UInt8] { try #require(Hexadecimal.bytes(hex)) }

  private func annexKey() throws -> PublicKey {
    try PublicKey(.sm2, raw: try bytes(Self.point))
  }

  /// GB/T 32905, annex A.
  @Test(arguments: [
    ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (
      String(repeating: "abcd", count: 16),
      "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    ),
  ])
  func `SM3 as in GB T 32905`(text: String, expected: String) {
    let message = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    let done = unsafe EVP_Digest(message, message.count, &digest, nil, EVP_sm3(), nil)
    #expect(done == 1 && Hexadecimal.text(digest) == expected)
  }

  @Test func `the signature of GB T 32918 part 5 annex A is valid, with its user ID alone`() throws
  {
    let key = try annexKey()
    let signature = try bytes("30460221" + "00" + Self.r + "0221" + "00" + Self.s)
    #expect(key.verifies(signature, of: Self.message))
    #expect(!key.verifies(signature, of: Self.message + [0]))
    for offset in signature.indices {
      var changed = signature
      changed[offset] ^= 0x01
      #expect(!key.verifies(changed, of: Self.message), "offset \(offset)")
    }
  }

  @Test func `a signature has one spelling`() throws {
    let key = try annexKey()
    let (r, s) = (Self.r, Self.s)
    let others = [
      "", "3000", "30460221" + "00" + r + "0221" + "00" + s + "00",
      "3081460221" + "00" + r + "0221" + "00" + s, "30470222" + "0000" + r + "0221" + "00" + s,
      "30440220" + r + "0220" + s, "30460220" + "00" + r + "0221" + "00" + s,
      "30060201" + "00" + "0201" + "00", "30460221" + "00" + s + "0221" + "00" + r,
      "31460221" + "00" + r + "0221" + "00" + s, r + s,
    ]
    for other in others { #expect(!key.verifies(try bytes(other), of: Self.message), "\(other)") }
  }

  @Test func `a key signs, and signs differently each time`() throws {
    let key = try SigningKey.generate(.sm2)
    let publicKey = key.publicKey
    var signatures: Set<[UInt8]> = []
    for number in 0..<50 {
      let message = [UInt8](repeating: 7, count: number)
      let signature = try key.sign(message)
      #expect(publicKey.verifies(signature, of: message))
      #expect(!publicKey.verifies(signature, of: message + [1]))
      signatures.insert(signature)
    }
    #expect(signatures.count == 50)
    #expect(publicKey.raw.count == 65 && publicKey.algorithm == .sm2)
    #expect(try PublicKey(pem: publicKey.pem) == publicKey)
  }

  @Test func `a key file gives an SM2 key back to its passphrase alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("person.pem")
    let key = try SigningKey.generate(.sm2)
    try KeyFile.create(key, at: path, passphrase: try Passphrase(copying: Array("一二三".utf8)))
    let opened = try KeyFile.open(path, passphrase: try Passphrase(copying: Array("一二三".utf8)))
    let (expected, actual) = (key.publicKey, opened.publicKey)
    #expect(actual == expected)
    #expect(expected.verifies(try opened.sign([1, 2, 3]), of: [1, 2, 3]))
    let wrong = try Passphrase(copying: [1])
    #expect(throws: SigningProblem.file(path: path, .wrongPassphrase)) {
      _ = try KeyFile.open(path, passphrase: wrong)
    }
  }

  @Test func `points off the curve, compressed points and known keys are refused`() throws {
    let good = try bytes(Self.point)
    var offCurve = good
    offCurve[64] ^= 1
    let zero = [UInt8](repeating: 0, count: 65)
    var refused = [offCurve, zero, [0x04] + zero.dropFirst(), [0x06] + good.dropFirst()]
    refused += [Array(good.dropLast()), good + [0]]
    for raw in refused {
      #expect(throws: SigningProblem.notPublicKey) { try PublicKey(.sm2, raw: raw) }
    }
    let base =
      "04" + "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"
      + "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0"
    let known = try bytes(base)
    #expect(throws: SigningProblem.weakKey) { try PublicKey(.sm2, raw: known) }
  }

  @Test func `the algorithm belongs to the key and not to the signature`() throws {
    let sm2 = try SigningKey.generate(.sm2)
    let ed25519 = try SigningKey.generate()
    let (message, first, second) = (Self.message, sm2.publicKey, ed25519.publicKey)
    #expect(!second.verifies(try sm2.sign(message), of: message))
    #expect(!first.verifies(try ed25519.sign(message), of: message))
    #expect(throws: SigningProblem.notPublicKey) { try PublicKey(.ed25519, raw: first.raw) }
    #expect(throws: SigningProblem.notPublicKey) { try PublicKey(.sm2, raw: second.raw) }
  }
}
