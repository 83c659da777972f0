import Archiving
import Records
import Signing
import TestSupport
import Testing

/// Broken input for everything that reads proofs: nothing traps, and nothing broken passes.
@Suite struct ProofFuzzTests {
  /// What is read, each from a good specimen.
  enum Reader: String, CaseIterable, Sendable {
    case proof, checkpoint, envelope, leaf, json, genesis, spki, registryChange
  }

  private func specimen(_ reader: Reader) throws -> [UInt8] {
    let key = try TestOffice.officeKey()
    let checkpoint = try Checkpoint(
      origin: TestOffice.origin, size: 300, root: Digest(of: [1]), key: key)
    switch reader {
    case .checkpoint: return checkpoint.bytes
    case .proof:
      let hashes = (0..<9).map { Digest(of: [UInt8($0)]) }
      return LogProof(index: 17, hashes: hashes, checkpoint: checkpoint).bytes
    case .envelope: return try Draft().envelope()
    case .leaf:
      return try Statement(
        .assessment, office: "tongxin", record: "r", blob: [1], time: TestOffice.time
      ).bytes
    case .json: return try Draft().payload()
    case .genesis: return try TestOffice.genesis().payload()
    case .spki: return key.publicKey.spki
    case .registryChange: return Array(#"{"a":{"b":[1,2,"字"]},"v":1}"#.utf8)
    }
  }

  /// Reads bytes and gives them back as they would be written; nil when they are refused.
  private func reread(_ bytes: [UInt8], _ reader: Reader) throws -> [UInt8]? {
    switch reader {
    case .checkpoint: Checkpoint(reading: bytes)?.bytes
    case .proof: LogProof(reading: bytes)?.bytes
    case .envelope: try? Envelope(reading: bytes).bytes
    case .leaf: try? Statement(reading: bytes).bytes
    case .json: try? JSON.canonical(bytes).canonicalBytes()
    case .genesis: try? Genesis(reading: bytes).payload()
    case .spki: try? PublicKey(spki: bytes).spki
    case .registryChange: (try? RegistryChange(reading: bytes)).map { _ in bytes }
    }
  }

  @Test(arguments: Reader.allCases)
  func `broken bytes are refused, or are the one spelling of what they say`(reader: Reader) throws {
    let good = try specimen(reader)
    let seed = Reader.allCases.firstIndex(of: reader) ?? 0
    var generator = Seeded(state: UInt64(seed))
    var refused = 0
    for round in 0..<Faults.inputs {
      let bytes = broken(good, &generator)
      let read = try reread(bytes, reader)
      if read == nil { refused += 1 }
      #expect(read == nil || read == bytes, "\(reader), round \(round)")
    }
    #expect(refused > Faults.inputs / 4, "\(reader): the inputs are not broken enough")
  }

  @Test func `a proof with any byte changed proves nothing`() throws {
    let key = try TestOffice.officeKey().publicKey
    let leaves = (0..<300).map { [UInt8]("leaf \($0)".utf8) }
    let hashes = leaves.map { Merkle.leaf($0) }
    let checkpoint = try Checkpoint(
      origin: TestOffice.origin, size: 300, root: Merkle.root(of: hashes),
      key: try TestOffice.officeKey())
    let path = try #require(Merkle.inclusionProof(of: 77, in: hashes))
    let good = LogProof(index: 77, hashes: path, checkpoint: checkpoint)
    #expect(LogProof(reading: good.bytes) == good && good.proves(leaves[77], inLogOf: key))
    #expect(!good.proves(leaves[76], inLogOf: key))
    for offset in good.bytes.indices {
      for change: UInt8 in [0x01, 0x20, 0x80] {
        var bytes = good.bytes
        bytes[offset] ^= change
        let proves = LogProof(reading: bytes).map { $0.proves(leaves[77], inLogOf: key) }
        #expect(proves != true, "offset \(offset), change \(change)")
      }
    }
  }

  @Test func `counts and sizes from outside never trap`() throws {
    var generator = Seeded(state: 5)
    let root = Digest(of: [1])
    for _ in 0..<Faults.inputs {
      let numbers = (0..<2).map { _ in number(&generator) }
      let proof = [Digest](repeating: root, count: Int.random(in: 0...70, using: &generator))
      #expect(
        !Merkle.includes(
          root, at: numbers[0], size: numbers[1], root: Digest(of: [2]), proof: proof))
      _ = Merkle.extends(
        oldSize: numbers[0], oldRoot: root, newSize: numbers[1], newRoot: root, proof: proof)
    }
  }

  private func number(_ generator: inout Seeded) -> Int {
    let edges = [Int.min, -1, 0, 1, 2, 255, 256, 1 << 31, 1 << 53, Int.max - 1, Int.max]
    let near = edges[Int.random(in: edges.indices, using: &generator)]
    return near &+ Int.random(in: -2...2, using: &generator)
  }

  /// Bytes changed, cut, doubled, moved or made of nothing but noise.
  private func broken(_ good: [UInt8], _ generator: inout Seeded) -> [UInt8] {
    var bytes = good
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
      case 3: bytes = Array(bytes[..<place])
      case 4: bytes += bytes[place...]
      default:
        let marks = Array("\"{}[],:0123456789eE.-\\u\n \u{0}".utf8)
        bytes[place] = marks[Int.random(in: marks.indices, using: &generator)]
      }
    }
    return bytes
  }
}
