internal import Records
internal import Signing

/// An act that was tried, and what came of it.
struct Tried {
  let bytes: [UInt8]
  /// The position that it took; nil when it was refused.
  let index: Int?
  /// Why it was refused; nil when it was not.
  let refusal: Refusal?
}

/// The order in which acts are tried: by how much they rely on, so that most find what they rely on;
/// what ends a version comes last, so that it does not shut out what was said before it.
struct ActRank: Comparable {
  let digest: Digest
  /// Whether the act ends its version.
  let ends: Bool
  private let weight: Int

  init(_ bytes: [UInt8]) {
    digest = Digest(of: bytes)
    let content = try? RecordedSignOff(bytes, at: nil).content
    ends = content.map { [.return, .refuse, .withdraw].contains($0.decision) } ?? false
    weight = content?.basis.count ?? Int.max
  }

  static func < (a: ActRank, b: ActRank) -> Bool {
    if a.ends != b.ends { return b.ends }
    return a.weight == b.weight ? a.digest.hex < b.digest.hex : a.weight < b.weight
  }

  /// One order and one copy of each, so that nothing depends on how acts came together.
  static func ordered(_ acts: [[UInt8]]) -> [[UInt8]] {
    var seen: Set<Digest> = []
    return acts.map { (rank: ActRank($0), bytes: $0) }
      .sorted { $0.rank < $1.rank }
      .filter { seen.insert($0.rank.digest).inserted }
      .map(\.bytes)
  }
}

extension Ledger {
  /// Admits what fits of `acts`, whatever their order: those that rely on others after these, those
  /// that end a version after all that do not.
  mutating func admitFitting(
    _ acts: [[UInt8]], as entry: (SignedEntry) throws(Refusal) -> Entry
  ) -> [Tried] {
    let ordered = ActRank.ordered(acts)
    let firm = ordered.filter { !ActRank($0).ends }
    return settle(firm, entry) + settle(ordered.filter { ActRank($0).ends }, entry)
  }

  /// Goes through acts again and again until none more fits.
  private mutating func settle(
    _ acts: [[UInt8]], _ entry: (SignedEntry) throws(Refusal) -> Entry
  ) -> [Tried] {
    var done: [Tried] = []
    var waiting = acts
    while true {
      let tried = waiting.map { attempt($0, entry) }
      done += tried.filter { $0.index != nil }
      let rest = tried.filter { $0.index == nil }
      guard rest.count < waiting.count, !rest.isEmpty else { return done + rest }
      waiting = rest.map(\.bytes)
    }
  }

  private mutating func attempt(
    _ bytes: [UInt8], _ entry: (SignedEntry) throws(Refusal) -> Entry
  ) -> Tried {
    do throws(Refusal) {
      let act = try SignedEntry(bytes)
      guard act.kind == .signoff else { throw .otherType }
      try admit(try entry(act))
      return Tried(bytes: bytes, index: size - 1, refusal: nil)
    } catch {
      return Tried(bytes: bytes, index: nil, refusal: error)
    }
  }
}
