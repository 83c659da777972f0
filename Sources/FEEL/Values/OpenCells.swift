/// The cells of a frame that are still open: why a value is unknown.
///
/// One open cell, by far the most frequent case, takes no allocation.
///
/// A cell may be *foreseen*: looked at from a moment when its question will have been answered or
/// passed over, and nobody knows how. Of such a cell not even `answered` is known.
public struct OpenCells: Sendable, Hashable {
  private enum Storage: Sendable, Hashable {
    case none
    case one(Int32)
    case many([Int32])
  }

  // A foreseen cell is kept as `-1 - cell`.
  private let storage: Storage

  /// The empty set.
  public init() { storage = .none }

  /// The set of one cell.
  public init(_ cell: Int) { storage = .one(Int32(clamping: cell)) }

  /// The set of one cell that is foreseen.
  public init(foreseeing cell: Int) { storage = .one(-1 - Int32(clamping: cell)) }

  /// The set of `cells`, in any order and with repetitions.
  public init(_ cells: some Sequence<Int>) {
    let sorted = Set(cells.map { Int32(clamping: $0) }).sorted()
    switch sorted.count {
    case 0: storage = .none
    case 1: storage = .one(sorted[0])
    case _: storage = .many(sorted)
    }
  }

  /// Whether no cell is in the set.
  public var isEmpty: Bool {
    if case .none = storage { return true }
    return false
  }

  /// How many cells there are, at most.
  var size: Int {
    switch storage {
    case .none: 0
    case .one: 1
    case .many(let cells): cells.count
    }
  }

  /// Whether one of the cells is foreseen.
  public var isForeseen: Bool {
    switch storage {
    case .none: false
    case .one(let cell): cell < 0
    case .many(let cells): cells[0] < 0
    }
  }

  /// The indices of the cells, ascending.
  public var cells: [Int] {
    switch storage {
    case .none: []
    case .one(let cell): [OpenCells.index(cell)]
    case .many(let cells):
      isForeseen ? Set(cells.map(OpenCells.index)).sorted() : cells.map(Int.init)
    }
  }

  private static func index(_ cell: Int32) -> Int { Int(cell < 0 ? -1 - cell : cell) }

  /// The cells of either set.
  public func union(_ other: OpenCells) -> OpenCells {
    switch (storage, other.storage) {
    case (.none, _): other
    case (_, .none): self
    case (.one(let a), .one(let b)) where a == b: self
    case (.one(let a), .one(let b)): OpenCells(ascending: a < b ? [a, b] : [b, a])
    case (.many(let a), .one(let b)): OpenCells(ascending: OpenCells.merged(a, [b]))
    case (.one(let a), .many(let b)): OpenCells(ascending: OpenCells.merged([a], b))
    case (.many(let a), .many(let b)): OpenCells(ascending: OpenCells.merged(a, b))
    }
  }

  /// The cells of all sets.
  init(in sets: [OpenCells]) {
    guard sets.count > 1 else {
      self = sets.first ?? OpenCells()
      return
    }
    var cells: [Int32] = []
    for set in sets {
      switch set.storage {
      case .none: continue
      case .one(let cell): cells.append(cell)
      case .many(let more): cells += more
      }
    }
    let sorted = Set(cells).sorted()
    storage = sorted.count > 1 ? .many(sorted) : sorted.first.map { .one($0) } ?? .none
  }

  private init(ascending cells: [Int32]) { storage = .many(cells) }

  /// Both rows, each ascending, as one; in time proportional to their length.
  private static func merged(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      result.append(min(a[i], b[j]))
      let (left, right) = (a[i], b[j])
      if left <= right { i += 1 }
      if right <= left { j += 1 }
    }
    result += a[i...]
    result += b[j...]
    return result
  }

  /// Whether `cell` is in the set.
  public func contains(_ cell: Int) -> Bool {
    switch storage {
    case .none: false
    case .one(let only): OpenCells.index(only) == cell
    case .many(let cells):
      cells.contains(Int32(clamping: cell)) || cells.contains(-1 - Int32(clamping: cell))
    }
  }
}
