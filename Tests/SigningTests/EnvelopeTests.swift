import Signing
import Testing

@Suite struct `envelopes` {
  private let payload = Array(#"{"a":1,"文":"字"}"#.utf8)

  private func key(_ seed: UInt8) throws -> SigningKey {
    try SigningKey.ed25519(seed: [UInt8](repeating: seed, count: 32))
  }

  @Test func `a signed envelope reads back and is signed by its key alone`() throws {
    let key = try key(1)
    let envelope = try Envelope(signing: payload, as: .assessment, with: key)
    let read = try Envelope(reading: envelope.bytes)
    #expect(read == envelope)
    #expect(read.payload == payload)
    #expect(read.type == .assessment)
    #expect(read.isSigned(by: key.publicKey))
    #expect(!read.isSigned(by: try self.key(2).publicKey))
  }

  @Test func `the bytes are those of the documented example`() throws {
    let envelope = try Envelope(signing: Array("{}".utf8), as: .notice, with: try key(1))
    #expect(
      String(decoding: envelope.bytes, as: UTF8.self)
        == #"{"payload":"e30=","payloadType":"application/vnd.child-impact.notice.v1+json","#
        + #""signatures":[{"keyid":"#
        + #""fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2","sig":"#
        + #""a+mu3dmnj1iv9T8Ihs3anbVBfiKLlcyPqovOy1FT9N1uaqmpK/Rr4s0luuDpWkvbc4TPQ9flNcHtFo6UvfTXDQ=="}]}"#
    )
  }

  @Test func `every change of a single byte is refused`() throws {
    let key = try key(1).publicKey
    let envelope = try Envelope(signing: payload, as: .assessment, with: try self.key(1))
    var mutations = 0
    for offset in envelope.bytes.indices {
      for change: UInt8 in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] {
        var bytes = envelope.bytes
        bytes[offset] ^= change
        let accepted = (try? Envelope(reading: bytes))?.isSigned(by: key) ?? false
        #expect(!accepted, "offset \(offset), change \(change)")
        mutations += 1
      }
    }
    #expect(mutations == envelope.bytes.count * 9)
  }

  @Test func `no signature, a repeated key and another order are refused`() throws {
    let message = Envelope.signedBytes(payload, as: .genesis)
    let signatures = try (1...2).map { seed in
      let key = try key(UInt8(seed))
      return Envelope.Signature(key: key.publicKey.id, bytes: try key.sign(message))
    }
    let both = try Envelope(payload: payload, type: .genesis, signatures: signatures)
    #expect(try Envelope(reading: both.bytes).signatures.count == 2)
    #expect(throws: SigningProblem.self) {
      try Envelope(payload: payload, type: .genesis, signatures: [])
    }
    #expect(throws: SigningProblem.self) {
      try Envelope(
        payload: payload, type: .genesis, signatures: [signatures[0], signatures[0]])
    }
    let text = String(decoding: both.bytes, as: UTF8.self)
    let (first, second) = (both.signatures[0].key.hex, both.signatures[1].key.hex)
    let swapped = text.replacing(first, with: "#").replacing(second, with: first)
      .replacing("#", with: second)
    #expect(throws: SigningProblem.self) { try Envelope(reading: Array(swapped.utf8)) }
  }

  @Test func `a signature does not carry over to another type`() throws {
    let key = try key(1)
    let signed = try Envelope(signing: payload, as: .assessment, with: key)
    let moved = try Envelope(payload: payload, type: .signoff, signatures: signed.signatures)
    #expect(!moved.isSigned(by: key.publicKey))
  }
}
