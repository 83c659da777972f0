import Foundation
import Signing
import TestSupport
import Testing

/// Whether a command runs here; its tests say that they were skipped where it does not.
private func runs(_ command: String, _ arguments: [String]) -> Bool {
  (try? outcome(of: command, arguments))?.status == 0
}

private func outcome(
  of command: String, _ arguments: [String]
) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [command] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

private let hasOpenSSL = runs("openssl", ["version"])
private let hasPython = runs("python3", ["-c", "import cryptography"])

@Suite struct `stock tools agree` {
  @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
  func `openssl opens the key file and verifies a signature`() throws {
    let folder = try TemporaryFolder()
    let key = try SigningKey.generate()
    let passphrase = try Passphrase(copying: Array("口令 x".utf8))
    try KeyFile.create(key, at: folder.file("key.pem"), passphrase: passphrase)
    try KeyFile.writePublic(key.publicKey, at: folder.file("key.pub.pem"))
    let opened = try outcome(
      of: "openssl",
      ["pkey", "-in", folder.file("key.pem"), "-passin", "pass:口令 x", "-pubout"])
    let pem = key.publicKey.pem
    #expect(opened.status == 0 && opened.output == pem)

    try Files.write("message", to: folder.file("message"))
    try Files.write(try key.sign(Array("message".utf8)), to: folder.file("signature"))
    let verify = [
      "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", folder.file("key.pub.pem"),
      "-sigfile", folder.file("signature"), "-in", folder.file("message"),
    ]
    #expect(try outcome(of: "openssl", verify).status == 0)
    try Files.write("massage", to: folder.file("message"))
    #expect(try outcome(of: "openssl", verify).status != 0)
  }

  @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
  func `openssl opens an SM2 key file and verifies its signature in both of its ways`() throws {
    let folder = try TemporaryFolder()
    let key = try SigningKey.generate(.sm2)
    let passphrase = try Passphrase(copying: Array("口令 x".utf8))
    try KeyFile.create(key, at: folder.file("key.pem"), passphrase: passphrase)
    try KeyFile.writePublic(key.publicKey, at: folder.file("key.pub.pem"))
    let opened = try outcome(
      of: "openssl",
      ["pkey", "-in", folder.file("key.pem"), "-passin", "pass:口令 x", "-pubout"])
    let pem = key.publicKey.pem
    #expect(opened.status == 0 && opened.output == pem)

    try Files.write(try key.sign(Array("message".utf8)), to: folder.file("signature"))
    let id = "distid:1234567812345678"
    let ways = [
      [
        "pkeyutl", "-verify", "-rawin", "-digest", "sm3", "-pubin", "-pkeyopt", id, "-inkey",
        folder.file("key.pub.pem"), "-sigfile", folder.file("signature"), "-in",
        folder.file("message"),
      ],
      [
        "dgst", "-sm3", "-verify", folder.file("key.pub.pem"), "-sigopt", id, "-signature",
        folder.file("signature"), folder.file("message"),
      ],
    ]
    for way in ways {
      try Files.write("message", to: folder.file("message"))
      let verified = try outcome(of: "openssl", way)
      #expect(verified.status == 0, "\(verified.output)")
      try Files.write("massage", to: folder.file("message"))
      #expect(try outcome(of: "openssl", way).status != 0)
    }
  }

  @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
  func `a signature that openssl makes with SM2 is valid here`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("key.pem")
    let made = try outcome(
      of: "openssl", ["genpkey", "-algorithm", "SM2", "-aes256", "-pass", "pass:p", "-out", path])
    #expect(made.status == 0, "\(made.output)")
    try Node.setMode(0o600, of: path)
    let key = try KeyFile.open(path, passphrase: try Passphrase(copying: Array("p".utf8)))
    try Files.write("message", to: folder.file("message"))
    let signed = try outcome(
      of: "openssl",
      [
        "dgst", "-sm3", "-sign", path, "-passin", "pass:p", "-sigopt", "distid:1234567812345678",
        "-out", folder.file("signature"), folder.file("message"),
      ])
    #expect(signed.status == 0, "\(signed.output)")
    let publicKey = key.publicKey
    let signature = try Files.bytes(at: folder.file("signature"))
    #expect(publicKey.verifies(signature, of: Array("message".utf8)))
  }

  @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
  func `a key that openssl made and encrypted opens here`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("key.pem")
    let made = try outcome(
      of: "openssl",
      ["genpkey", "-algorithm", "ED25519", "-aes256", "-pass", "pass:p", "-out", path])
    #expect(made.status == 0)
    try Node.setMode(0o600, of: path)
    let key = try KeyFile.open(path, passphrase: try Passphrase(copying: Array("p".utf8)))
    let read = try outcome(of: "openssl", ["pkey", "-in", path, "-passin", "pass:p", "-pubout"])
    let pem = key.publicKey.pem
    #expect(read.output == pem)
  }

  @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
  func `a key of another kind, or without a passphrase, is refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("key.pem")
    let curve = ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
    for kind in [["X25519"], ["RSA"], curve, ["ED448"], ["ED25519"], ["SM2"]] {
      let isPlain = kind.contains("ED25519") || kind.contains("SM2")
      let protection = isPlain ? [] : ["-aes256", "-pass", "pass:p"]
      let made = try outcome(
        of: "openssl", ["genpkey", "-algorithm"] + kind + protection + ["-out", path])
      #expect(made.status == 0)
      try Node.setMode(0o600, of: path)
      let passphrase = try Passphrase(copying: Array("p".utf8))
      let expected = KeyFileProblem.self
      #expect(
        throws: SigningProblem.file(
          path: path, isPlain ? expected.notEncrypted : expected.otherKind)
      ) {
        _ = try KeyFile.open(path, passphrase: passphrase)
      }
    }
  }

  @Test(.enabled(if: hasPython, "Python's cryptography is not installed"))
  func `Python verifies an envelope`() throws {
    let folder = try TemporaryFolder()
    let key = try SigningKey.generate()
    let payload = Array(#"{"文":"字"}"#.utf8)
    let envelope = try Envelope(signing: payload, as: .assessment, with: key)
    try Files.write(envelope.bytes, to: folder.file("envelope.json"))
    try Files.write(key.publicKey.pem, to: folder.file("key.pub.pem"))
    try Files.write(Self.script, to: folder.file("verify.py"))
    let run = [folder.file("verify.py"), folder.file("envelope.json"), folder.file("key.pub.pem")]
    let good = try outcome(of: "python3", run)
    #expect(good.output == "good\n")
    let other = try SigningKey.generate().publicKey.pem
    try Files.write(other, to: folder.file("key.pub.pem"))
    #expect(try outcome(of: "python3", run).status != 0)
  }

  private static let script = """
    import base64, hashlib, json, sys
    from cryptography.hazmat.primitives import serialization as s
    raw = open(sys.argv[1], "rb").read()
    e = json.loads(raw)
    assert json.dumps(e, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == raw
    key = s.load_pem_public_key(open(sys.argv[2], "rb").read())
    der = key.public_bytes(s.Encoding.DER, s.PublicFormat.SubjectPublicKeyInfo)
    t, p = e["payloadType"].encode(), base64.b64decode(e["payload"], validate=True)
    assert e["signatures"][0]["keyid"] == hashlib.sha256(der).hexdigest()
    signed = b"DSSEv1 %d %s %d %s" % (len(t), t, len(p), p)
    key.verify(base64.b64decode(e["signatures"][0]["sig"], validate=True), signed)
    print("good")
    """
}
