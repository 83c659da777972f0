import Archiving
import Signing
import Testing

/// The examples of the C2SP texts.
@Suite struct `examples of C2SP` {
  private let checkpoint = """
    example.com/behind-the-sofa
    20852163
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

    """

  /// c2sp.org/tlog-proof, the hashes of its example; the checkpoint there is abridged, so that of
  /// c2sp.org/tlog-checkpoint stands in its place.
  private let proof = """
    c2sp.org/tlog-proof@v1
    index 73894
    gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
    B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
    EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
    RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
    AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=


    """

  @Test func `a proof reads back as it was written`() throws {
    let bytes = Array((proof + checkpoint).utf8)
    let read = try #require(LogProof(reading: bytes))
    #expect(read.index == 73894 && read.hashes.count == 5)
    #expect(read.checkpoint.size == 20_852_163 && read.bytes == bytes)
  }

  @Test func `extra data is refused, because nothing vouches for it`() {
    let extra = proof.replacing("index", with: "extra YWdlLXYxLjI=\nindex")
    #expect(extra != proof)
    #expect(LogProof(reading: Array((extra + checkpoint).utf8)) == nil)
  }

  @Test(arguments: [
    "index 073894", "index +73894", "index -1", "index", "index 9223372036854775808", "Index 73894",
  ])
  func `an index in another spelling is refused`(line: String) {
    let changed = proof.replacing("index 73894", with: line)
    #expect(LogProof(reading: Array((changed + checkpoint).utf8)) == nil)
  }

  /// c2sp.org/signed-note: the key of the witness is not ours, so its line is passed over; one with our
  /// name and key hash has to be valid.
  @Test func `lines of other keys are passed over, and a false line of our own is not`() throws {
    let key = try TestOffice.officeKey()
    let publicKey = key.publicKey
    let head = try Checkpoint(
      origin: TestOffice.origin, size: 3, root: Digest(of: [1]), key: key)
    let witness =
      "\u{2014} quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC"
      + "+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
    let cosigned = try #require(Checkpoint(reading: head.bytes + Array(witness.utf8)))
    #expect(cosigned.isSigned(by: publicKey))
    let hash = Checkpoint.keyHash(TestOffice.origin, publicKey)
    let forged = Base64.text(hash + [UInt8](repeating: 7, count: 64))
    let line = "\u{2014} \(TestOffice.origin) \(forged)\n"
    let doubtful = try #require(Checkpoint(reading: head.bytes + Array(line.utf8)))
    #expect(!doubtful.isSigned(by: publicKey))
  }

  @Test func `a log may be signed with SM2`() throws {
    let key = try SigningKey.generate(.sm2)
    let publicKey = key.publicKey
    let head = try Checkpoint(
      origin: "tongxin/child-impact", size: 1, root: Digest(of: []), key: key)
    #expect(Checkpoint(reading: head.bytes) == head)
    #expect(head.isSigned(by: publicKey))
    #expect(!head.isSigned(by: try TestOffice.officeKey().publicKey))
  }
}
