internal import Glibc

/// A file, or standard input, read in large pieces; what gzip has made is undone.
struct ByteInput: ~Copyable {
  /// How people call it.
  let name: String
  /// How many bytes there are in all; nil where that cannot be known.
  let size: Int?
  /// How many have been read.
  private(set) var bytesRead = 0
  private let descriptor: Int32
  private let stop: StopRequest?
  private let undoesGzip: Bool
  private var buffer: [UInt8]
  private var gunzip: Gunzip?

  /// So many bytes tell what a file is: a mark of gzip, or a byte order mark and a character.
  private static let tellingBytes = 4
  /// At least so many bytes may be added behind a piece without moving it.
  private static let room = 1 << 16

  /// What a turn of reading has met.
  enum Turn {
    case more, end, stopped
  }

  /// Opens a file; `-` is standard input.
  init(
    path: String, pieceSize: Int, undoesGzip: Bool = true, stop: StopRequest? = nil
  ) throws(BatchFailure) {
    let isStandard = path == "-"
    let descriptor = isStandard ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(.open, path: path, code: errno) }
    self.descriptor = descriptor
    self.stop = stop
    self.undoesGzip = undoesGzip
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

  /// Hands the next piece to `take`, which a compressed file may call several times or not at all.
  mutating func next(_ take: (ArraySlice<UInt8>) -> Void) throws(BatchFailure) -> Turn {
    if isStopped() { return .stopped }
    let isFirst = bytesRead == 0
    let count = try fill(atLeast: isFirst ? ByteInput.tellingBytes : 1)
    guard count > 0 else {
      try finish(isEmpty: isFirst)
      return .end
    }
    bytesRead += count
    if isFirst && isCompressed { gunzip = Gunzip(pieceSize: buffer.count) }
    try pass(count, to: take)
    return .more
  }

  /// Whether what follows can be read straight to where it is wanted: nothing undoes it first, and it
  /// has begun.
  var isStraight: Bool { bytesRead > 0 && gunzip == nil }

  /// Appends the next piece to `bytes`; only where the input ``isStraight``.
  mutating func next(appendingTo bytes: inout [UInt8]) throws(BatchFailure) -> Turn {
    if isStopped() { return .stopped }
    let before = bytes.count
    // Room behind, so that nobody has to move the bytes who adds to the last row; in large steps, so
    // that memory which is used again is nearly always large enough.
    bytes.reserveCapacity(buffer.count + (before / ByteInput.room + 2) * ByteInput.room)
    try bytes.append(addingCapacity: buffer.count) { span throws(BatchFailure) in
      try fill(&span)
    }
    bytesRead += bytes.count - before
    return bytes.count > before ? .more : .end
  }

  /// Waits until there is something to read; whether somebody wants the run to stop.
  private func isStopped() -> Bool {
    stop?.wait(toRead: descriptor)
    return stop?.wasMade ?? false
  }

  private func fill(_ span: inout OutputSpan<UInt8>) throws(BatchFailure) {
    let count = unsafe span.withUnsafeMutableBufferPointer { all, filled in
      let count = unsafe ByteInput.read(descriptor, UnsafeMutableRawBufferPointer(all))
      filled = max(0, count)
      return count
    }
    guard count >= 0 else { throw .system(.read, path: name, code: errno) }
  }

  /// Reads once; below zero, with the reason in `errno`, where that fails.
  private static func read(_ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = unsafe Glibc.read(descriptor, room.baseAddress, room.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// A file that is named `.gz`, or begins as gzip does: no text begins so.
  private var isCompressed: Bool {
    undoesGzip && (Compression(path: name) == .gzip || buffer.starts(with: Gunzip.magic))
  }

  private mutating func fill(atLeast least: Int) throws(BatchFailure) -> Int {
    var filled = 0
    while filled < least {
      let count = unsafe buffer.withUnsafeMutableBytes { all in
        unsafe ByteInput.read(descriptor, UnsafeMutableRawBufferPointer(rebasing: all[filled...]))
      }
      guard count >= 0 else { throw .system(.read, path: name, code: errno) }
      if count == 0 { return filled }
      filled += count
    }
    return filled
  }

  private mutating func pass(
    _ count: Int, to take: (ArraySlice<UInt8>) -> Void
  ) throws(BatchFailure) {
    do throws(GzipDamage) {
      guard try gunzip?.append(buffer[..<count], take) == nil else { return }
    } catch {
      throw .compressed(error, path: name)
    }
    take(buffer[..<count])
  }

  private func finish(isEmpty: Bool) throws(BatchFailure) {
    do throws(GzipDamage) {
      if isEmpty && undoesGzip && Compression(path: name) == .gzip { throw .truncated }
      try gunzip?.finish()
    } catch {
      throw .compressed(error, path: name)
    }
  }
}
