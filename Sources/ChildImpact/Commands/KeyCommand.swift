import ArgumentParser
import Diagnostics
import Signing
import Terminal

/// `child-impact key`: the keys of this computer.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "密钥。 Keys.",
    subcommands: [
      New.self, Show.self, Enrol.self, Retire.self, Revoke.self, Reaffirm.self, Roots.self,
      Policy.self, OfficeKey.self,
    ])

  /// `child-impact key show`: the public keys and their ids.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "显示公钥。 Show the public keys.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var place: ResultsOptions
    @Flag(name: .long, help: "列出登记的人员、职务和密钥. List the persons, posts and keys of the registry.")
    var registry = false

    mutating func run() throws {
      guard !registry else { return try RegistryTable(common: common, place: place).show() }
      let names = [
        (Phrase(zh: "个人密钥", en: "Personal key"), place.folder.personalKey),
        (Phrase(zh: "单位密钥", en: "Office key"), place.folder.officeKey),
      ]
      guard Folder.exists(place.folder.personalKey) else {
        throw Failure(
          Exit.cannotReadOrWrite,
          zh: "还没有密钥。运行 child-impact assess 或 child-impact archive init 新建。",
          en: "there are no keys yet. child-impact assess or child-impact archive init makes them.")
      }
      for (name, path) in names {
        let key = try guarded { try KeyFile.readPublic(path + ".pub") }
        let algorithm = key.algorithm == .sm2 ? "SM2" : "Ed25519"
        try common.output.line(
          "\(name.text(in: common.language))  \(key.id.hex)  \(algorithm)", .strong)
        try common.output.write(key.pem)
      }
    }
  }
}
