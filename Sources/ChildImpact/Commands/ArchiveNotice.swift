import Archiving
import ArgumentParser
import Diagnostics
import Interviewing
import Records
import SQLiteStore
import Signing
import Terminal

/// `child-impact archive notice`: something that all who read the log should know.
struct ArchiveNotice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "在档案库中登一条告示，如公开情况、时钟更正。 Put a notice into the log.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var passphrase: PassphraseOptions
  @Argument(help: "告示内容. What is to be known.") var text: String
  @Option(name: .long, help: "所涉记录，默认整个档案库. The record that it concerns.") var record: String?
  @Option(name: .long, help: "密钥文件，默认本机个人密钥. Key file; the personal key by default.")
  var key: String?

  mutating func run() throws {
    guard TextLimits.isProse(text) else {
      throw Failure(
        Exit.usage, zh: "文字为空、过长，或含有看不见的控制字符。",
        en: "the text is empty, too long, or holds characters that cannot be seen.")
    }
    let office = Office(folder: place.folder, language: common.language)
    var archive = try office.open(for: .writing)
    let opening = KeyOpening(common: common, passphrases: passphrase)
    let opened = try opening.open(key ?? place.folder.personalKey)
    let payload = try payload(archive, opened.key.publicKey)
    let officeKey = try opening.openOffice(place.folder.officeKey, trying: opened.passphrase)
    let done = try guarded {
      let envelope = try Envelope(signing: payload, as: .notice, with: opened.key)
      return try archive.append(
        [try SignedEntry(envelope.bytes)], key: officeKey, at: Clock.timestamp)
    }
    if let warning = done.warning { try common.tell(warning) }
    try common.tell(
      Phrase(zh: "告示已登入，档案库第 \(done.index) 条。", en: "The notice is entry \(done.index)."))
  }

  private func payload(_ archive: Archive<ArchiveFile>, _ key: PublicKey) throws -> [UInt8] {
    let id = try record.map { try RecordReading($0, in: archive).assessment.record }
    let notice = Notice(
      office: archive.office, record: id, text: ComposedText.of(text), time: Clock.timestamp,
      nonce: try guarded { try Entropy.bytes(16) },
      signer: Assessment.Signer(
        key: key.id.hex, person: archive.registry.owner(of: key.id)?.id ?? "unknown"))
    return try guarded { try notice.payload() }
  }
}

/// `child-impact archive dispose`: the content of a record goes after its retention, its leaves stay.
struct ArchiveDispose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispose",
    abstract: "保存期满后销毁一条记录的内容；日志仍可核验。 Dispose of a record's content after its retention.",
    discussion: """
      只有办结、且保存期（默认30年）已满的记录才能销毁。内容无法恢复；日志中的条目保留，仍证明曾有此记录。
      Only a closed record whose retention (30 years by default) is over. The content cannot be
      brought back; its entries stay in the log and still show that there was a record.
      """)

  @OptionGroup var options: RegistryOptions
  @Argument(help: "记录编号. Record.") var record: String

  mutating func run() throws {
    guard let reason = options.reason else {
      throw Failure(
        Exit.usage, zh: "请用 --reason 写明销毁的依据。", en: "state the ground of the disposal: --reason.")
    }
    let common = options.common
    let office = Office(folder: options.place.folder, language: common.language)
    var archive = try office.open(for: .writing)
    let id = try RecordReading(record, in: archive).assessment.record
    let disposal = Disposal(
      office: archive.office, record: id,
      contents: archive.history(of: id)?.references.map(\.entry.digest) ?? [], reason: reason,
      time: Clock.timestamp, nonce: try guarded { try Entropy.bytes(16) })
    let payload = try guarded { try disposal.payload() }
    let roots = RootSigning(options: options, registry: archive.registry)
    let index = try roots.append(payload, as: .disposal, to: &archive)
    try common.tell(
      Phrase(
        zh: "记录 \(id) 的内容已销毁，档案库第 \(index) 条。",
        en: "The content of \(id) has been disposed of, by entry \(index)."))
  }
}
