import Archiving
import Signing
import Testing

@Suite struct `checkpoints` {
  private let root = Digest(of: [1])

  private func checkpoint(_ size: Int = 3) throws -> Checkpoint {
    try Checkpoint(
      origin: TestOffice.origin, size: size, root: root, key: try TestOffice.officeKey())
  }

  @Test func `the key hash is that of the signed-note text`() throws {
    let data = try #require(Base64.bytes("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
    let key = try PublicKey(.ed25519, raw: Array(data.dropFirst()))
    #expect(Hexadecimal.text(Checkpoint.keyHash("PeterNeumann", key)) == "c74f20a3")
    let text = """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      """
    let signature = try #require(
      Base64.bytes(
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
      ))
    #expect(key.verifies(Array(signature.dropFirst(4)), of: Array(text.utf8)))
  }

  @Test func `the example of the checkpoint text is read`() throws {
    let note = """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

      """
    let checkpoint = try #require(Checkpoint(reading: Array(note.utf8)))
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(Base64.text(checkpoint.root.bytes) == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
  }

  @Test func `a signed head reads back and is signed by its key alone`() throws {
    let checkpoint = try checkpoint()
    #expect(Checkpoint(reading: checkpoint.bytes) == checkpoint)
    #expect(checkpoint.isSigned(by: try TestOffice.officeKey().publicKey))
    #expect(!checkpoint.isSigned(by: try TestOffice.assessorKey().publicKey))
  }

  @Test func `signatures of others beside that of the log are passed over`() throws {
    let line = "\u{2014} witness.example/w " + Base64.text([UInt8](repeating: 9, count: 76)) + "\n"
    let cosigned = try #require(
      Checkpoint(reading: try checkpoint().bytes + Array(line.utf8)))
    #expect(cosigned.isSigned(by: try TestOffice.officeKey().publicKey))
  }

  @Test func `every change of a single byte is refused`() throws {
    let good = try checkpoint()
    let key = try TestOffice.officeKey().publicKey
    for offset in good.bytes.indices {
      for change: UInt8 in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] {
        var bytes = good.bytes
        bytes[offset] ^= change
        let read = Checkpoint(reading: bytes)
        let isAccepted = read.map { $0.isSigned(by: key) } ?? false
        #expect(!isAccepted, "offset \(offset), change \(change)")
      }
    }
  }

  @Test(arguments: ["03", "+3", "-3", " 3", "3 ", "0x3", "", "9223372036854775808", "3.0"])
  func `a size in another spelling is refused`(size: String) throws {
    let text = String(decoding: try checkpoint().bytes, as: UTF8.self)
    let changed = text.replacing("\n3\n", with: "\n\(size)\n")
    #expect(changed != text)
    #expect(Checkpoint(reading: Array(changed.utf8)) == nil)
  }

  @Test(arguments: ["", "a b", "a+b", "a\nb", "a\tb", "a\u{202e}b", "a\u{3000}b", "a\u{200b}"])
  func `a name that could mislead is refused`(origin: String) {
    #expect(!Checkpoint.isOrigin(origin))
  }
}
