public import Signing

extension Merkle {
  /// The hashes that lead from leaf `index` to the root over `leaves` (RFC 6962, section 2.1.1);
  /// nil when there is no such leaf. O(n).
  public static func inclusionProof(of index: Int, in leaves: [Digest]) -> [Digest]? {
    guard leaves.indices.contains(index) else { return nil }
    return path(index, 0..<leaves.count) { root(of: leaves[$0]) }
  }

  /// The path of a leaf within a subtree; `hash` gives the root over a range of leaves.
  static func path(
    _ index: Int, _ range: Range<Int>, _ hash: (Range<Int>) throws -> Digest
  ) rethrows -> [Digest] {
    guard range.count > 1 else { return [] }
    let middle = range.lowerBound + split(range.count)
    let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
    return index < middle
      ? try path(index, left, hash) + [hash(right)]
      : try path(index, right, hash) + [hash(left)]
  }

  /// The hashes that show that the tree over `leaves` begins with the tree over its first `size`
  /// leaves (RFC 6962, section 2.1.2); nil when it has fewer leaves. O(n).
  public static func consistencyProof(from size: Int, in leaves: [Digest]) -> [Digest]? {
    guard size >= 0, size <= leaves.count else { return nil }
    guard size > 0, size < leaves.count else { return [] }
    return subproof(size, 0..<leaves.count, isWhole: true) { root(of: leaves[$0]) }
  }

  /// The proof within a subtree that its leaves before `size` are those of the smaller tree.
  static func subproof(
    _ size: Int, _ range: Range<Int>, isWhole: Bool, _ hash: (Range<Int>) throws -> Digest
  ) rethrows -> [Digest] {
    guard size < range.upperBound else { return isWhole ? [] : [try hash(range)] }
    let middle = range.lowerBound + split(range.count)
    let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
    return size <= middle
      ? try subproof(size, left, isWhole: isWhole, hash) + [hash(right)]
      : try subproof(size, right, isWhole: false, hash) + [hash(left)]
  }
}

extension Merkle {
  /// Whether `proof` leads from the leaf hash at `index` to the root of a tree of `size` leaves
  /// (RFC 9162, section 2.1.3.2). Any numbers are allowed; none of them traps.
  public static func includes(
    _ leaf: Digest, at index: Int, size: Int, root: Digest, proof: [Digest]
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var (node, last) = (index, size - 1)
    var hash = leaf
    for step in proof {
      guard last > 0 else { return false }
      if node % 2 == 1 || node == last {
        hash = self.node(step, hash)
        skipLevels(&node, &last)
      } else {
        hash = self.node(hash, step)
      }
      (node, last) = (node / 2, last / 2)
    }
    return last == 0 && hash == root
  }

  /// Whether `proof` shows that the tree of `newSize` leaves extends that of `oldSize`
  /// (RFC 9162, section 2.1.4.2).
  public static func extends(
    oldSize: Int, oldRoot: Digest, newSize: Int, newRoot: Digest, proof: [Digest]
  ) -> Bool {
    guard oldSize >= 0, oldSize <= newSize else { return false }
    if oldSize == newSize { return proof.isEmpty && oldRoot == newRoot }
    if oldSize == 0 { return proof.isEmpty && oldRoot == emptyRoot }
    let isPowerOfTwo = oldSize & (oldSize - 1) == 0
    let path = isPowerOfTwo ? [oldRoot] + proof : proof
    guard let first = path.first else { return false }
    var (node, last) = (oldSize - 1, newSize - 1)
    while node % 2 == 1 { (node, last) = (node / 2, last / 2) }
    var (old, new) = (first, first)
    for step in path.dropFirst() {
      guard last > 0 else { return false }
      if node % 2 == 1 || node == last {
        (old, new) = (self.node(step, old), self.node(step, new))
        skipLevels(&node, &last)
      } else {
        new = self.node(new, step)
      }
      (node, last) = (node / 2, last / 2)
    }
    return last == 0 && old == oldRoot && new == newRoot
  }

  /// Passes over the levels at which the right edge has no sibling.
  private static func skipLevels(_ node: inout Int, _ last: inout Int) {
    while node % 2 == 0 && node != 0 {
      (node, last) = (node / 2, last / 2)
    }
  }
}
