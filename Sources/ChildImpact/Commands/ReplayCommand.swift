import ArgumentParser
import Diagnostics
import Interviewing
import Records
import Signing
import Terminal

/// `child-impact replay`: a recorded session held again, and whether it gives the same record.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "重放 assess --record 记下的过程。 Replay a recorded session.",
    discussion: """
      用同样的输入、时间和随机数再走一遍，用同一把个人密钥签名，逐字节比较记录。不写草稿，不归档。
      Holds the session again with the same lines, times and random values, signs with the same \
      personal key and compares the records byte for byte. Writes no draft and archives nothing.

      退出状态：0 相同，1 不同。 Exit status: 0 the same, 1 not.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var passphrase: PassphraseOptions

  @Argument(help: "assess --record 写的文件. The file that assess --record wrote.")
  var transcript: String

  @Flag(name: .long, help: "显示当时的题目和输入. Show the session as it went.")
  var show = false

  @Flag(name: .long, help: "不签名，只比较签名的内容. Sign nothing: compare what was signed.")
  var unsigned = false

  @Option(name: .long, help: "把得到的信封写入文件. Write the envelope to a file.")
  var output: String?

  mutating func run() throws {
    var replay = try Replay(
      reading: transcript, folder: place.folder, showingOn: show ? common.output : nil)
    try replay.run()
    try common.tell(
      Phrase(
        zh: "重放 \(replay.lineCount) 行输入。", en: "Replayed \(replay.lineCount) lines."))
    guard replay.departures.isEmpty else { throw departed(replay.departures) }
    guard let signed = replay.signed else { return try tellUnsigned(replay) }
    try compare(signed.payload, with: signed.then)
  }

  private func compare(_ payload: [UInt8], with then: TranscriptEntry.Signature) throws {
    let digest = Digest(of: payload).hex
    guard digest == then.payload else { throw different(then) }
    guard !unsigned else {
      try common.output.line(digest)
      return try common.tell(
        Phrase(zh: "签名的内容与当时逐字节相同。", en: "What was signed is the same, byte for byte."))
    }
    let envelope = try sign(payload, as: then)
    if let output {
      do { try WholeFile.write(envelope.bytes, to: output) } catch { throw error.failure }
    }
    let own = Digest(of: envelope.bytes).hex
    guard own == then.envelope else { throw different(then) }
    try common.output.line(own)
    try common.tell(Phrase(zh: "记录与当时逐字节相同。", en: "The record is the same, byte for byte."))
  }

  private func sign(_ payload: [UInt8], as then: TranscriptEntry.Signature) throws -> Envelope {
    let file = place.folder.personalKey
    let known = try? KeyFile.readPublic(file + ".pub")
    guard known?.id.hex == then.signer.key else {
      throw Failure(
        Exit.cannotReadOrWrite, zh: "这里没有当时签名的密钥。加 --unsigned 可以只比较签名的内容。",
        en: "the key that signed then is not here. --unsigned compares what was signed.")
    }
    let phrase = try passphrase.passphrase(common.language)
    return try guarded {
      let key = try KeyFile.open(file, passphrase: phrase)
      return try Envelope(signing: payload, as: .assessment, with: key)
    }
  }

  private func tellUnsigned(_ replay: Replay) throws {
    let answered = replay.interview?.progress().answered ?? 0
    try common.tell(
      Phrase(
        zh: "过程与当时相同，已答 \(answered) 题；当时没有签署。",
        en: "It went as it did then, with \(answered) answered; it was not signed."))
  }

  private func departed(_ lines: [Int]) -> Failure {
    let numbers = lines.prefix(5).map(String.init).joined(separator: ", ")
    return Failure(
      Exit.no, zh: "与当时不同：过程记录第 \(numbers) 行引起的变化与当时不一样。",
      en: "not as it went then: line \(numbers) of the transcript changed something else.")
  }

  private func different(_ then: TranscriptEntry.Signature) -> Failure {
    let version =
      then.engine == Version.engine
      ? Phrase(zh: "", en: "")
      : Phrase(
        zh: "当时的程序是 \(then.engine)，现在是 \(Version.engine)。",
        en: " It was made by \(then.engine); this is \(Version.engine).")
    return Failure(
      Exit.no, zh: "得到的记录与当时不同。\(version.zh)",
      en: "the record differs from the one signed then.\(version.en)")
  }
}
