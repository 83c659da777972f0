import Archiving
import ArgumentParser
import Diagnostics
import Records
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

    @Option(
      name: .long,
      help: "姓名；写明时另写登记申请 .request. The person's name; with it a request to be enrolled is written."
    )
    var person: String?
    @Option(name: .long, help: "人员代码（小写字母、数字、连字符）. The person's id in the registry.")
    var id: String?
    @OptionGroup var post: PostOptions

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
        try writeRequest(key)
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

    /// The request to be enrolled, signed with the new key, so that it shows that who asks has it.
    private func writeRequest(_ key: borrowing SigningKey) throws {
      guard let person else { return }
      let id = id ?? "p" + key.publicKey.id.hex.prefix(8)
      guard Code.isValid(id), TextLimits.isLine(person) else {
        throw Failure(
          Exit.usage, zh: "人员代码只能用小写字母、数字和连字符；姓名不能为空。",
          en: "a person's id has small letters, digits and hyphens; the name is not empty.")
      }
      let request = EnrolmentRequest(
        person: Person(id: id, name: person), key: key.publicKey, unit: post.unit,
        title: post.title, roles: post.roles, time: Clock.timestamp,
        nonce: try Entropy.bytes(16))
      let envelope = try request.envelope(signedBy: key)
      do throws(FileProblem) {
        try WholeFile.write(envelope.bytes, to: file + ".request")
      } catch {
        throw error.failure
      }
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
