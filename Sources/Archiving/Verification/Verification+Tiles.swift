internal import Diagnostics
internal import Signing

extension Verification {
  /// The tiles that a store keeps must be those of the log, all of them and no others.
  mutating func verifyTiles() throws(StoreProblem) {
    guard let count = try store.tileCount() else { return }
    var (entries, expected) = (Array(ledger.leaves), 0)
    var (level, span) = (0, 1)
    while entries.count >= Tile.width {
      let numbers = 0..<entries.count / Tile.width
      let tiles = numbers.map { number in
        let start = number * Tile.width
        return Tile(level: level, number: number, hashes: entries[start..<start + Tile.width])
      }
      try compare(tiles, span: span)
      expected += tiles.count
      entries = tiles.map(\.root)
      (level, span) = (level + 1, span * Tile.width)
    }
    if count > expected { note(nil, "tile", Self.strayTile) }
  }

  private mutating func compare(_ tiles: [Tile], span: Int) throws(StoreProblem) {
    guard let level = tiles.first?.level else { return }
    let roots = try store.tileRoots(level, 0..<tiles.count)
    for (tile, root) in zip(tiles, roots) {
      let stored = try store.tile(level, tile.number)
      guard stored != tile || root != tile.root else { continue }
      note(tile.number * Tile.width * span, "tile", Self.otherTile)
    }
  }

  private static var otherTile: Phrase {
    Phrase(
      zh: "由此开始的散列缓存与日志不符，可运行 archive reindex 重建",
      en:
        "the stored hashes from here on are not those of the log; archive reindex makes them again")
  }
  private static var strayTile: Phrase {
    Phrase(
      zh: "有多余的散列缓存，可运行 archive reindex 重建",
      en: "there are stored hashes of no entries; archive reindex makes them again")
  }
}
