public import Archiving
internal import FoundationEssentials
internal import GRDB
public import Signing

extension ArchiveFile {
  public func tile(_ level: Int, _ number: Int) throws(StoreProblem) -> Tile? {
    try reading { database in
      try Row.fetchOne(
        database, sql: "SELECT hashes FROM tile WHERE level = ? AND number = ?",
        arguments: [level, number]
      ).map { row in
        guard let tile = Tile(level: level, number: number, bytes: try row.bytes(0, path)) else {
          throw StoreProblem.damaged(path: path)
        }
        return tile
      }
    }
  }

  public func tileRoots(
    _ level: Int, _ numbers: Range<Int>
  ) throws(StoreProblem) -> [Digest?] {
    var roots = [Digest?](repeating: nil, count: numbers.count)
    let rows = try reading { try Rows.roots(level, numbers, in: $0, path) }
    for (number, root) in rows where numbers.contains(number) {
      roots[number - numbers.lowerBound] = root
    }
    return roots
  }

  public func disposed() throws(StoreProblem) -> [Digest: Int]? {
    try reading { database in
      let rows = try Row.fetchAll(database, sql: "SELECT sha256, position FROM disposed")
      let pairs = try rows.map { row in
        guard let digest = Digest(bytes: try row.bytes(0, path)) else {
          throw StoreProblem.damaged(path: path)
        }
        return (digest, try row.integer(1, path))
      }
      return Dictionary(pairs) { first, _ in first }
    }
  }

  public func tileCount() throws(StoreProblem) -> Int? {
    try reading { database in
      try Row.fetchOne(database, sql: "SELECT count(*) FROM tile")?.integer(0, path)
    }
  }

  public func positions(of kind: Archiving.Statement.Kind) throws(StoreProblem) -> [Int] {
    // The words of the condition are those of the index on registry entries.
    let condition =
      kind == .genesis ? "position = 0" : Schema.kindCondition(kind.rawValue)
    return try reading { database in
      try Row.fetchAll(
        database, sql: "SELECT position FROM entry WHERE \(condition) ORDER BY position"
      ).map { try $0.integer(0, path) }
    }
  }
}

extension Rows {
  /// Keeps the tiles that entries have filled.
  static func insertTiles(from old: Int, to new: Int, into database: Database, _ path: String)
    throws
  {
    for (level, numbers) in Tile.completed(from: old, to: new) {
      for number in numbers {
        let span = number * Tile.width..<(number + 1) * Tile.width
        let hashes =
          level == 0
          ? try leafHashes(span, in: database, path)
          : try roots(level - 1, span, in: database, path).map(\.root)
        guard hashes.count == Tile.width else { throw StoreProblem.damaged(path: path) }
        try insert(Tile(level: level, number: number, hashes: hashes[...]), into: database)
      }
    }
  }

  private static func insert(_ tile: Tile, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO tile (level, number, root, hashes) VALUES (?, ?, ?, ?)",
      arguments: [tile.level, tile.number, Data(tile.root.bytes), Data(tile.bytes)])
  }

  private static func leafHashes(
    _ positions: Range<Int>, in database: Database, _ path: String
  ) throws -> [Digest] {
    try Row.fetchAll(
      database,
      sql: "SELECT leaf FROM entry WHERE position >= ? AND position < ? ORDER BY position",
      arguments: [positions.lowerBound, positions.upperBound]
    ).map { Merkle.leaf(try $0.bytes(0, path)) }
  }

  /// The roots of tiles with their numbers, in order.
  static func roots(
    _ level: Int, _ numbers: Range<Int>, in database: Database, _ path: String
  ) throws -> [(number: Int, root: Digest)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT number, root FROM tile WHERE level = ? AND number >= ? AND number < ?
        ORDER BY number
        """,
      arguments: [level, numbers.lowerBound, numbers.upperBound]
    ).map { row in
      guard let root = Digest(bytes: try row.bytes(1, path)) else {
        throw StoreProblem.damaged(path: path)
      }
      return (try row.integer(0, path), root)
    }
  }
}
