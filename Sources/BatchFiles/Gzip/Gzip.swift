internal import CZlib

/// Makes gzip (RFC 1952).
///
/// Each block of rows becomes a member of its own: threads compress side by side, every prefix of
/// whole members is a whole file, and what comes later is simply put behind it. The same bytes give
/// the same member: it names no file and no time.
enum Gzip {
  /// zlib's own middle between time and size.
  private static let level: Int32 = 6

  /// The member that holds `bytes`; nothing for no bytes.
  static func member(of bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    var stream = unsafe z_stream()
    let begun = unsafe gzip_begin_writing(&stream, level)
    precondition(begun == Z_OK, "zlib needs 270 KiB of memory and its own version")
    defer { unsafe deflateEnd(&stream) }
    var member = [UInt8](repeating: 0, count: unsafe Int(deflateBound(&stream, UInt(bytes.count))))
    var input = bytes
    let status = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe member.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        return unsafe deflate(&stream, Z_FINISH)
      }
    }
    precondition(status == Z_STREAM_END, "the bound of zlib holds")
    member.removeLast(unsafe Int(stream.avail_out))
    return member
  }
}
