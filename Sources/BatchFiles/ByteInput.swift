internal import Glibc

/// A file, or standard input, read in large pieces.
struct ByteInput: ~Copyable {
  /// How people call it.
  let name: String
  /// How many bytes there are in all; nil where that cannot be known.
  let size: Int?
  /// How many have been read.
  private(set) var bytesRead = 0
  private let descriptor: Int32
  private var buffer: [UInt8]

  /// Opens a file; `-` is standard input.
  init(path: String, pieceSize: Int) throws(BatchFailure) {
    let isStandard = path == "-"
    let descriptor = isStandard ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(.open, path: path, code: errno) }
    self.descriptor = descriptor
    name = isStandard ? "stdin" : path
    size = ByteInput.size(of: descriptor)
    buffer = [UInt8](repeating: 0, count: pieceSize)
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  private static func size(of descriptor: Int32) -> Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return status.st_size
  }

  /// Hands the next piece to `take`; false at the end of the file.
  mutating func next(_ take: (ArraySlice<UInt8>) -> Void) throws(BatchFailure) -> Bool {
    var count = unsafe read(descriptor, &buffer, buffer.count)
    while count < 0 && errno == EINTR {
      count = unsafe read(descriptor, &buffer, buffer.count)
    }
    guard count >= 0 else { throw .system(.read, path: name, code: errno) }
    guard count > 0 else { return false }
    bytesRead += count
    take(buffer[..<count])
    return true
  }
}
