import Archiving
import ArgumentParser
import Diagnostics
import Records
import SQLiteStore
import Signing
import Terminal

/// `child-impact archive send`: a record for an office that no network reaches.
struct ArchiveSend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "把一条记录和已有签署写成一个文件，送其他单位签署。 Write a record with its acts to a file.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "记录编号，或 last. Record, or last.") var record: String
  @Argument(help: "要写的文件，尚不存在. The file to write, which must not exist yet.") var file: String

  mutating func run() throws {
    guard !Folder.exists(file) else {
      throw Failure(
        Exit.usage, zh: "\(file) 已存在，未作任何改动。", en: "\(file) exists already; it was left as it is.")
    }
    let office = Office(folder: place.folder, language: common.language)
    let archive = try office.open(for: .writing)
    let id = try RecordReading(record, in: archive).assessment.record
    try ParcelFile.write(try guarded { try archive.parcel(of: id) }, to: file)
    try common.tell(
      Phrase(
        zh: "已写入 \(file)。对方用 child-impact archive open 查看，签署后把文件送回。",
        en:
          "Wrote \(file). The other office looks at it with child-impact archive open, signs it, and "
          + "sends the file back."))
  }
}

/// `child-impact archive open`: a file of another office as it will be signed.
struct ArchiveOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "查看其他单位送来的文件。 Show a file that another office sent.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "archive send 写出的文件. A file of archive send.") var file: String

  mutating func run() throws {
    guard Folder.exists(file) else {
      throw Failure(Exit.cannotReadOrWrite, zh: "没有文件 \(file)。", en: "there is no file \(file).")
    }
    let office = Office(folder: place.folder, language: common.language)
    let parcel = try ParcelFile.read(file, at: office)
    try RecordScreen(docket: try Docket(file: file, at: office), common: common).show()
    for (place, refusal) in parcel.misfits.sorted(by: { $0.key < $1.key }) {
      try common.tell(
        Phrase(
          zh: "文件中第 \(place + 1) 个签署不成立：\(refusal.phrase.zh)。",
          en: "Act \(place + 1) in the file does not hold: \(refusal.phrase.en)."))
    }
  }
}

/// `child-impact archive receive`: what other offices have signed comes into the archive.
struct ArchiveReceive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "收回签署过的文件，新的签署归档。 Take in what other offices have signed.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var passphrase: PassphraseOptions
  @Argument(help: "收到的文件，可以是多个. The files that came back.") var files: [String]

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    var archive = try office.open(for: .writing)
    let parcels = try files.map { file in
      try ParcelFile.told(file) { try Parcel(reading: try bytes(file)) }
    }
    let key = try officeKey()
    let reception = try guarded {
      try archive.receive(parcels, key: key, at: Clock.timestamp)
    }
    if let warning = reception.warning { try common.tell(warning) }
    try tell(reception, archive.registry)
    guard reception.items.allSatisfy({ $0.refusal == nil }) else { throw ExitCode(Exit.no) }
  }

  private func bytes(_ file: String) throws -> [UInt8] {
    do { return try WholeFile.read(file, limit: 17 << 20) } catch { throw error.failure }
  }

  private func officeKey() throws -> SigningKey {
    let empty = try guarded { try Passphrase(copying: []) }
    return try KeyOpening(common: common, passphrases: passphrase).openOffice(
      place.folder.officeKey, trying: empty)
  }

  private func tell(_ reception: Reception, _ registry: Registry) throws {
    for item in reception.items {
      try common.output.paragraph(line(item, registry).text(in: common.language), hanging: "  ")
    }
    let new = reception.items.count { $0.index != nil && !$0.wasKnown }
    let known = reception.items.count { $0.wasKnown }
    let refused = reception.items.count { $0.refusal != nil }
    let sum = Phrase(
      zh: "新归档 \(new) 个签署，已有 \(known) 个，拒绝 \(refused) 个。",
      en: "Acts archived: \(new), known already: \(known), refused: \(refused).")
    try common.output.line(sum.text(in: common.language))
  }

  private func line(_ item: Reception.Item, _ registry: Registry) -> Phrase {
    let content = item.signOff?.content
    let person = content.map { registry.person($0.signer.person)?.name ?? $0.signer.person }
    let said = content.map { SignOffWords.act($0.role, $0.decision) }
    let zh = "\(person ?? "无法读取的签署")\(said?.zh ?? "")"
    let en = said.map { "\(person ?? "?") \($0.en)" } ?? "an act that cannot be read"
    if let refusal = item.refusal {
      return Phrase(
        zh: "拒绝：\(zh)：\(refusal.phrase.zh)", en: "Refused: \(en): \(refusal.phrase.en)")
    }
    let place = item.index.map(String.init) ?? ""
    return item.wasKnown
      ? Phrase(zh: "已有：\(zh)（第 \(place) 条）", en: "Known: \(en) (entry \(place))")
      : Phrase(zh: "归档：\(zh)（第 \(place) 条）", en: "Archived: \(en) (entry \(place))")
  }
}
