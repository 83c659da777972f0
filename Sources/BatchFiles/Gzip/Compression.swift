/// How a file is compressed, by its name.
enum Compression: Sendable {
  case none, gzip

  /// `.gz` is gzip, in either case.
  init(path: String) {
    self = path.lowercased().hasSuffix(".gz") ? .gzip : .none
  }

  /// The bytes as the file holds them.
  func packed(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .none: bytes
    case .gzip: Gzip.member(of: bytes)
    }
  }
}
