import Diagnostics
import Glibc

/// The arguments as bytes. What the library hands over has been repaired: bytes that are no text were
/// replaced, and somebody would sign the replacement.
enum Arguments {
  /// Refuses arguments that are not valid UTF-8, as those of a terminal with another encoding are.
  static func requireText() throws {
    for (place, bytes) in all.enumerated().dropFirst()
    where String(validating: bytes, as: UTF8.self) == nil {
      throw Failure(
        Exit.usage, zh: "第 \(place) 个参数不是有效的 UTF-8 文字，未作任何改动。请检查终端的编码。",
        en:
          "argument \(place) is not valid UTF-8, and nothing was changed; please check the encoding of "
          + "the terminal.")
    }
  }

  private static var all: [[UInt8]] {
    (0..<Int(CommandLine.argc)).map { place in
      guard let start = unsafe CommandLine.unsafeArgv[place] else { return [] }
      let count = unsafe strlen(start)
      return unsafe UnsafeBufferPointer(start: start, count: count).map {
        UInt8(bitPattern: $0)
      }
    }
  }
}
