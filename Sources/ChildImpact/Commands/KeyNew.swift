import ArgumentParser
import Diagnostics
import Signing
import Terminal

extension KeyCommand {
  /// `child-impact key new`: a key for somebody who signs, in a file of its own.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "新建密钥文件。 Make a key in a new file; the public key is written beside it as .pub.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var passphrase: PassphraseOptions

    @Argument(help: "密钥文件，尚不存在. The key file, which must not exist yet.")
    var file: String

    @Option(
      name: .long, help: "算法 ed25519 或 sm2（国密 SM2 与 SM3）. ed25519, or sm2 (SM2 with SM3).")
    var algorithm = AlgorithmOption.ed25519

    mutating func run() throws {
      guard !Folder.exists(file), !Folder.exists(file + ".pub") else {
        throw Failure(
          Exit.usage, zh: "\(file) 或 \(file).pub 已存在，未作任何改动。",
          en: "\(file) or \(file).pub exists already; nothing was changed.")
      }
      let secret = try passphrase.newPassphrase(common.language)
      let key = try guarded {
        let key = try SigningKey.generate(algorithm.algorithm)
        try KeyFile.create(key, at: file, passphrase: secret)
        try KeyFile.writePublic(key.publicKey, at: file + ".pub")
        return key.publicKey
      }
      try common.tell(
        Phrase(
          zh: "已新建密钥 \(file)，公钥在 \(file).pub。请把公钥交给管理登记簿的人；口令无法找回。",
          en:
            "Made the key \(file); its public key is \(file).pub. Give the public key to whoever keeps "
            + "the registry. The passphrase cannot be recovered."))
      try common.output.line(key.id.hex)
    }
  }

  /// An algorithm as an argument.
  enum AlgorithmOption: String, ExpressibleByArgument, CaseIterable {
    case ed25519, sm2

    var algorithm: Algorithm {
      switch self {
      case .ed25519: .ed25519
      case .sm2: .sm2
      }
    }
  }
}
