import Archiving
import Signing
import Testing

@Suite struct `the Merkle tree` {
  private let inputs = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ]
  private let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test func `roots are those of the reference implementation of RFC 6962`() throws {
    var frontier = MerkleFrontier()
    #expect(
      frontier.root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    for (input, root) in zip(inputs, roots) {
      frontier.add(Merkle.leaf(try #require(Hexadecimal.bytes(input))))
      #expect(frontier.root.hex == root)
    }
  }

  private func leaves(_ count: Int) -> [Digest] {
    (0..<count).map { Merkle.leaf([UInt8($0)]) }
  }

  /// The definition of RFC 6962, section 2.1, word for word.
  private func definedRoot(_ leaves: ArraySlice<Digest>) -> Digest {
    guard leaves.count > 1 else { return leaves.first ?? Digest(of: []) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    return Merkle.node(definedRoot(leaves.prefix(split)), definedRoot(leaves.dropFirst(split)))
  }

  @Test func `the frontier has the defined root at every size to 130`() {
    let all = leaves(130)
    for size in 0...130 {
      #expect(Merkle.root(of: all.prefix(size)) == definedRoot(all.prefix(size)))
    }
  }

  @Test func `every leaf of every tree to 130 proves its inclusion, and nothing else`() throws {
    let all = leaves(130)
    let wrong = Digest(of: [1, 2, 3])
    for size in 1...130 {
      let tree = Array(all.prefix(size))
      let root = Merkle.root(of: tree)
      for index in 0..<size {
        let proof = try #require(Merkle.inclusionProof(of: index, in: tree))
        func holds(_ leaf: Digest, _ index: Int, _ size: Int, _ proof: [Digest]) -> Bool {
          Merkle.includes(leaf, at: index, size: size, root: root, proof: proof)
        }
        let others = [
          holds(wrong, index, size, proof), holds(tree[index], index, size, proof + [root]),
          holds(tree[index], (index + 1) % size, size, proof) && size > 1,
          holds(tree[index], index, size, proof.dropLast()) && size > 1,
          holds(tree[index], -1, size, proof), holds(tree[index], size, size, proof),
          holds(tree[index], Int.max, Int.max, proof),
        ]
        #expect(holds(tree[index], index, size, proof) && !others.contains(true))
      }
      #expect(Merkle.inclusionProof(of: size, in: tree) == nil)
      #expect(Merkle.inclusionProof(of: -1, in: tree) == nil)
    }
  }

  @Test func `every tree to 130 proves that it extends every smaller one, and no other`() throws {
    let all = leaves(130)
    let wrong = Digest(of: [1, 2, 3])
    let roots = (0...130).map { Merkle.root(of: all.prefix($0)) }
    for size in 0...130 {
      let tree = Array(all.prefix(size))
      for old in 0...size {
        let proof = try #require(Merkle.consistencyProof(from: old, in: tree))
        func holds(_ oldRoot: Digest, _ newRoot: Digest, _ proof: [Digest]) -> Bool {
          Merkle.extends(
            oldSize: old, oldRoot: oldRoot, newSize: size, newRoot: newRoot, proof: proof)
        }
        let others = [
          holds(wrong, roots[size], proof), holds(roots[old], wrong, proof) && old > 0,
          holds(roots[old], roots[size], proof + [wrong]),
          holds(roots[old], roots[size], proof.dropLast()) && !proof.isEmpty,
        ]
        #expect(holds(roots[old], roots[size], proof) && !others.contains(true))
      }
      #expect(Merkle.consistencyProof(from: size + 1, in: tree) == nil)
    }
  }

  @Test func `numbers from outside never trap`() {
    let numbers = [Int.min, -1, 0, 1, 2, 3, 1 << 40, Int.max - 1, Int.max]
    let hash = Digest(of: [])
    for first in numbers {
      for second in numbers {
        for count in [0, 1, 64, 70] {
          let proof = [Digest](repeating: hash, count: count)
          _ = Merkle.includes(hash, at: first, size: second, root: hash, proof: proof)
          let extends = Merkle.extends(
            oldSize: first, oldRoot: hash, newSize: second, newRoot: Digest(of: [1]), proof: proof)
          #expect(!extends || first == 0)
        }
      }
    }
  }
}
