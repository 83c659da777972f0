import Glibc
import Terminal
import TestSupport
import Testing

struct PipedLinesTests {
  private func lines(of bytes: [UInt8]) throws -> [Line] {
    let folder = try TemporaryFolder()
    try Files.write(bytes, to: folder.file("answers"))
    let descriptor = unsafe open(folder.file("answers"), O_RDONLY)
    defer { close(descriptor) }
    var source = PipedLines(descriptor: descriptor)
    var lines: [Line] = []
    while lines.last != .endOfInput { lines.append(try source.next()) }
    return lines.dropLast()
  }

  private func lines(of text: String) throws -> [Line] { try lines(of: Array(text.utf8)) }

  @Test func `lines end with LF or CRLF, and the last needs no end`() throws {
    #expect(try lines(of: "一\r\n\n二\n三") == [.text("一"), .text(""), .text("二"), .text("三")])
    #expect(try lines(of: "一\n") == [.text("一")])
    #expect(try lines(of: "").isEmpty)
  }

  @Test func `a byte order mark is skipped at the beginning only`() throws {
    #expect(try lines(of: "\u{FEFF}一\n\u{FEFF}二") == [.text("一"), .text("\u{FEFF}二")])
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 2), ([0xE5, 0xBD], 1), ([0x61, 0xED, 0xA0, 0x80], 2), ([0xC0, 0x80], 1),
      ([0x61, 0x00, 0xFF], 2), ([0xE5, 0xBD, 0xB1, 0xF5], 4),
    ] as [([UInt8], Int)])
  func `bytes that are not UTF-8 and NUL are refused with their place`(
    bytes: [UInt8], position: Int
  ) throws {
    #expect(
      try lines(of: bytes + [0x0A, 0x62]) == [.invalidBytes(at: position), .text("b")])
  }

  @Test func `an answer may have 64 KiB and not one byte more`() throws {
    let longest = String(repeating: "x", count: Line.longest)
    #expect(try lines(of: longest + "\r\nnext") == [.text(longest), .text("next")])
    #expect(try lines(of: longest + "x\nnext") == [.tooLong, .text("next")])
  }

  @Test func `a line without end is dropped and not kept in memory`() throws {
    let endless = String(repeating: "x", count: 3_000_000)
    #expect(try lines(of: endless + "\nnext\n" + endless) == [.tooLong, .text("next"), .tooLong])
  }

  @Test func `input that cannot be read is an error`() throws {
    let folder = try TemporaryFolder()
    let descriptor = unsafe open(folder.path, O_RDONLY)
    defer { close(descriptor) }
    var source = PipedLines(descriptor: descriptor)
    #expect(throws: SystemError(.reading, code: EISDIR)) { try source.next() }
  }

  @Test func `a terminal is needed for a session of readline`() {
    let descriptor = unsafe open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    #expect(throws: SystemError(.reading, code: ENOTTY)) { _ = try LineReader(input: descriptor) }
  }

  @Test func `a program that reads a pipe sees the same lines as one at a terminal`() throws {
    let result = try Command.run(Product.executable("LineProbe"), input: "一\r\n二\n:width\n三")
    #expect(result.output == "[一]\n[二]\nwidth 80\n[三]\nend of input\n")
    #expect(result.exit == .status(0))
  }
}
