import Archiving
import ArgumentParser
import Diagnostics
import Glibc
import Signing
import Terminal

/// `child-impact archive init`: a new archive with its keys.
struct ArchiveInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "新建档案库和密钥。 Make an archive and its keys.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var passphrase: PassphraseOptions

  @Option(name: .long, help: "单位代码（小写字母、数字、连字符）. Office code.")
  var office = OfficeKeys.defaultCode

  @Option(name: .long, help: "签署人姓名. Name of the person who signs.")
  var person: String?

  @Flag(name: .long, help: "本机见过的旧库已不在，另建新库. Begin anew where this computer knew an archive.")
  var replace = false

  mutating func run() throws {
    let desk = Office(folder: place.folder, language: common.language)
    guard !desk.hasArchive else {
      throw Failure(
        Exit.usage, zh: "\(desk.folder.archive) 已有档案库，未作任何改动。",
        en: "there is an archive at \(desk.folder.archive) already; nothing was changed.")
    }
    guard isOfficeCode(office) else {
      throw Failure(
        Exit.usage, zh: "单位代码只能用小写字母、数字和连字符，最多64个字符。",
        en: "an office code has small letters, digits and hyphens, at most 64.")
    }
    if desk.remembersArchive {
      guard replace else { throw desk.missingArchive() }
      unsafe unlink(desk.folder.memory + "/" + desk.folder.memoryName)
    }
    let name = person ?? Environment.personName
    let secret = try passphrase.newPassphrase(common.language)
    try Founding(office: desk, code: office, personName: name)
      .found(secret, at: Clock.timestamp)
    try common.tell(
      Phrase(
        zh: "已新建档案库 \(desk.folder.archive)，密钥在 \(desk.folder.keys)。请抄下这一行，另地存放：",
        en:
          "Made the archive \(desk.folder.archive); the keys are in \(desk.folder.keys). Write this line "
          + "down and keep it elsewhere:"))
    try common.output.line(try guarded { try desk.view().anchor })
  }

  private func isOfficeCode(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    let allowed = bytes.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 45
    }
    return (1...64).contains(bytes.count) && allowed && bytes[0] != 45
  }
}
