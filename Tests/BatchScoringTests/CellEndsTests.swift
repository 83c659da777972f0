import Testing

@testable import BatchScoring

/// The commas that masks find are those that the reading of fields finds, and where the one refuses
/// a row for its quotes so does the other.
struct CellEndsTests {
  /// The cells with their quotes; nil where the row is refused.
  private func cells(_ row: [UInt8], behind count: Int) -> [[UInt8]]? {
    let bytes =
      [UInt8](repeating: Byte.quote, count: count) + row + [UInt8](repeating: 0, count: 80)
    let columns = row.count + 1
    for number in 1...columns {
      var ends = [UInt32](repeating: 0, count: number + 5)
      let isFound = unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe ends.withUnsafeMutableBufferPointer { ends in
          guard let bytes = bytes.baseAddress, let ends = ends.baseAddress else { return false }
          return unsafe CellEnds.find(
            bytes, from: count, to: count + row.count, columns: number, into: ends)
        }
      }
      guard isFound else { continue }
      return (0..<number).map { Array(bytes[Int(ends[$0] &+ 1)..<Int(ends[$0 + 1])]) }
    }
    return nil
  }

  private func expected(_ row: [UInt8]) -> [[UInt8]]? {
    var fields = RowFields()
    guard (try? fields.split(row.span, from: 0, to: row.count)) != nil else { return nil }
    return fields.fields.map { field in
      let isQuoted = field.start > 0 && row[field.start - 1] == Byte.quote
      return Array(row[field.start - (isQuoted ? 1 : 0)..<field.end + (isQuoted ? 1 : 0)])
    }
  }

  /// Every text of `count` letters, quotes and commas.
  private func texts(_ count: Int) -> [[UInt8]] {
    guard count > 0 else { return [[]] }
    return texts(count - 1).flatMap { text in
      [UInt8(ascii: "a"), Byte.quote, Byte.comma].map { text + [$0] }
    }
  }

  @Test func `every short row, at the beginning and across the end of 64 bytes`() {
    for count in 1...7 {
      for text in texts(count) {
        #expect(cells(text, behind: 1) == expected(text), "\(text)")
        for filling in 58...63 {
          let row = [UInt8](repeating: UInt8(ascii: "b"), count: filling) + [Byte.comma] + text
          #expect(cells(row, behind: 3) == expected(row), "\(filling) \(text)")
        }
      }
    }
  }
}
