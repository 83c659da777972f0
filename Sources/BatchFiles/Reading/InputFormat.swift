/// What the rows of an input are written in.
public enum InputFormat: String, Sendable, CaseIterable {
  /// Columns under a header (RFC 4180).
  case csv
  /// A JSON object on each line, its keys being the names of columns.
  case ndjson

  /// The format by the name of a file; nil where its content must tell.
  init?(path: String) {
    let lower = path.lowercased()
    let name = lower.hasSuffix(".gz") ? lower.dropLast(3) : lower[...]
    switch name.split(separator: ".").last {
    case "ndjson", "jsonl": self = .ndjson
    case "csv": self = .csv
    case _: return nil
    }
  }

  /// The format by the first bytes of a file: no header begins with a brace.
  init(firstBytes bytes: ArraySlice<UInt8>) {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    self = (isMarked ? bytes.dropFirst(3) : bytes).first == UInt8(ascii: "{") ? .ndjson : .csv
  }
}
