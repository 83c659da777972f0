import TestSupport
import Testing

/// Crashes at moments that nobody chose.
struct KillTests {
  @Test func `an assessment killed at fifty random moments loses no answer acknowledged`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var chance = SeededGenerator(seed: seed)
    let lines = try County.walkthrough.get().lines
    let workplace = try Workplace()
    let made = try workplace.run(["archive", "init"], passphrase: Workplace.passphrase)
    try #require(made.exit == .status(0), "\(made.errors)")

    var done = 0
    for round in 0..<50 {
      let sent = Int.random(in: 0...min(8, lines.count - done), using: &chance)
      let wait = Duration.microseconds(Int.random(in: 0...60_000, using: &chance))
      let shown = try crash(typing: lines[done..<done + sent], waiting: wait, at: workplace)
      let kept = try workplace.draftNames().first.map { try workplace.changes(in: $0) } ?? 0
      let name = "round \(round), seed \(seed)"
      #expect(try workplace.draftNames().count <= 1, "\(name)")
      #expect(kept >= done + max(0, shown - 1), "\(name): shown \(shown) after \(done)")
      #expect(kept <= done + sent, "\(name)")
      done = kept
    }
    try finish(lines[done...], at: workplace)
  }

  /// Types some lines, each after its question, kills the program a moment after the last, and gives
  /// the number of questions that it had shown.
  private func crash(
    typing lines: ArraySlice<Walkthrough.Line>, waiting: Duration, at workplace: borrowing Workplace
  ) throws -> Int {
    let resumed = try workplace.draftNames().isEmpty ? [] : ["--resume", "last"]
    // A crash may come before the head of the draft is whole or the transcript has its first line.
    let recorded = resumed.isEmpty ? [] : ["--record", "t.jsonl"]
    var terminal = try workplace.terminal(["assess"] + resumed + recorded)
    for line in lines { try terminal.answer(line.text) }
    terminal.watch(for: waiting)
    terminal.signal(9)
    #expect(try terminal.end() == .signal(9))
    return terminal.questionsShown
  }

  /// Whatever was kept, the rest can be given and the whole signed.
  private func finish(_ lines: ArraySlice<Walkthrough.Line>, at workplace: borrowing Workplace)
    throws
  {
    let rest = lines.map { $0.text + "\n" }.joined() + ":sign\n"
    let signed = try workplace.run(
      ["assess", "--resume", "last", "--record", "t.jsonl"], input: Array(rest.utf8),
      passphrase: Workplace.passphrase)
    #expect(signed.exit == .status(0), "\(signed.errors.suffix(2000))")
    #expect(try workplace.draftNames() == [])
    let verified = try workplace.run(["archive", "verify", "--rescore"])
    #expect(verified.exit == .status(0), "\(verified.output)")
    // Whatever the transcript had not yet noted when the session was killed is in it all the same.
    let replayed = try workplace.run(["replay", "t.jsonl"], passphrase: Workplace.passphrase)
    #expect(replayed.exit == .status(0), "\(replayed.errors)")
  }
}
