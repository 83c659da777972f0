import Glibc
import TestSupport
import Testing

@testable import Signing

@Suite struct `the passphrase` {
  private func holds(_ passphrase: borrowing Passphrase, _ text: String) throws -> Bool {
    passphrase.matches(try Passphrase(copying: Array(text.utf8)))
  }

  private func read(_ bytes: [UInt8], equals expected: String) throws -> Bool {
    let descriptor = try Node.pipe(holding: bytes)
    defer { close(descriptor) }
    return try holds(try Passphrase(descriptor: descriptor), expected)
  }

  @Test(arguments: [
    ("secret\n", "secret"), ("secret", "secret"), ("secret\r\n", "secret"), ("口令\nrest", "口令"),
    (" two words \n", " two words "), ("\n", ""),
  ])
  func `a descriptor gives its first line`(given: String, expected: String) throws {
    #expect(try read(Array(given.utf8), equals: expected))
  }

  @Test func `what follows the line stays in the descriptor`() throws {
    let descriptor = try Node.pipe(holding: Array("one\ntwo\n".utf8))
    defer { close(descriptor) }
    let first = try Passphrase(descriptor: descriptor)
    let second = try Passphrase(descriptor: descriptor)
    let asExpected = (try holds(first, "one"), try holds(second, "two"))
    #expect(asExpected == (true, true))
  }

  @Test func `nothing, a closed descriptor and too much are told`() throws {
    let empty = try Node.pipe(holding: [])
    defer { close(empty) }
    #expect(throws: SigningProblem.noPassphrase) { _ = try Passphrase(descriptor: empty) }
    #expect(throws: SigningProblem.noPassphrase) { _ = try Passphrase(descriptor: 9999) }
    #expect(
      try read(
        [UInt8](repeating: 97, count: 1024) + [10], equals: .init(repeating: "a", count: 1024)))
    let long = try Node.pipe(holding: [UInt8](repeating: 97, count: 1025))
    defer { close(long) }
    #expect(throws: SigningProblem.passphraseTooLong(limit: 1024)) {
      _ = try Passphrase(descriptor: long)
    }
  }

  @Test func `at a terminal nothing is echoed, and the echo comes back`() throws {
    let terminal = try TerminalPair()
    terminal.whenSilent { terminal.type("geheim\n") }
    let passphrase = try Passphrase.asked("口令：", on: terminal.slave)
    let isTyped = try holds(passphrase, "geheim")
    #expect(isTyped)
    #expect(terminal.echoes)
    let shown = String(decoding: terminal.output(), as: UTF8.self)
    #expect(shown.contains("口令："))
    #expect(!shown.contains("geheim"))
  }

  @Test func `a terminal that closes is told`() throws {
    let terminal = try TerminalPair()
    terminal.whenSilent { _ = close(terminal.master) }
    #expect(throws: SigningProblem.noPassphrase) {
      _ = try Passphrase.asked("?", on: terminal.slave)
    }
  }

  @Test func `Ctrl-C brings the echo back before it ends the process`() async throws {
    let terminal = try TerminalPair()
    terminal.whenSilent { terminal.type("gehei\u{3}") }
    let name = terminal.name
    await #expect(processExitsWith: .signal(SIGINT)) { [name = name as String] in
      _ = try? Passphrase.asked("?", on: TerminalPair.adopt(name))
      while true { pause() }
    }
    #expect(terminal.echoes)
  }

  @Test func `what is no terminal is told`() throws {
    let descriptor = try Node.pipe(holding: [])
    defer { close(descriptor) }
    #expect(throws: SigningProblem.noTerminal) {
      _ = try Passphrase.asked("?", on: descriptor)
    }
  }
}
