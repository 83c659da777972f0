import Testing

@testable import BatchScoring

/// What the reader makes of a text, cut into pieces of a given size.
struct CSVCase {
  /// A row: its cells, or what is wrong with it.
  struct Row: Hashable, CustomStringConvertible {
    let line: Int
    let raw: String
    let cells: [String]
    let trouble: String?

    var description: String { "\(line): \(trouble ?? String(describing: cells))" }
  }

  let header: String?
  let rows: [Row]

  init(_ bytes: [UInt8], piece: Int = 1 << 20, limits: CSVSplitter.Limits = .init()) {
    var splitter = CSVSplitter(limits: limits)
    var rows: [Row] = []
    var header: HeaderLine?
    for start in stride(from: 0, to: bytes.count, by: piece) {
      splitter.append(bytes[start..<min(start + piece, bytes.count)])
      header = header ?? splitter.takeHeader()
      if let block = splitter.takeRows() { rows += CSVCase.rows(of: block) }
    }
    splitter.finish()
    header = header ?? splitter.takeHeader()
    if let block = splitter.takeRows() { rows += CSVCase.rows(of: block) }
    self.header = header.map { String(decoding: $0.bytes, as: UTF8.self) }
    self.rows = rows
  }

  init(_ text: String, piece: Int = 1 << 20, limits: CSVSplitter.Limits = .init()) {
    self.init(Array(text.utf8), piece: piece, limits: limits)
  }

  private static func rows(of block: RowBlock) -> [Row] {
    block.rows.map { extent in
      let raw = String(decoding: block.bytes[extent.start..<extent.end], as: UTF8.self)
      if let fault = extent.fault {
        return Row(line: extent.line, raw: raw, cells: [], trouble: "\(fault)")
      }
      var fields = RowFields()
      do throws(RowFields.Problem) {
        try fields.split(block.bytes.span, from: extent.start, to: extent.end)
      } catch {
        return Row(line: extent.line, raw: raw, cells: [], trouble: "\(error)")
      }
      let cells = fields.fields.map {
        String(decoding: fields.content(of: $0, in: block.bytes.span), as: UTF8.self)
      }
      return Row(line: extent.line, raw: raw, cells: cells, trouble: nil)
    }
  }
}

/// Numbers that look random and are the same in each run (splitmix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
