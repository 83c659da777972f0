import Archiving
import ArgumentParser
import Diagnostics
import Records
import Signing
import Terminal

extension KeyCommand {
  /// `child-impact key roots`: other keys than before change the registry.
  struct Roots: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "roots",
      abstract: "更换根密钥和门槛；旧的和新的根密钥都要签署。 Change the root keys and how many must sign.",
      discussion: """
        写明更换后的全部根密钥。旧的须签够原门槛，新的须签够新门槛；单位密钥自动签署，其余用 --root 给出文件。
        Name all root keys of the time after. Enough of the old and enough of the new ones must sign:
        the office key does so by itself, the files of the others are named with --root.

          child-impact key roots office wang-fang --threshold 2 --root wang.pem
        """)

    @OptionGroup var options: RegistryOptions
    @Argument(
      help: "人员、密钥编号的前几位，或 office（单位密钥）. Persons, first digits of key ids, or office.")
    var keys: [String]
    @Option(name: .long, help: "至少几个签署才有效. How many of them must sign.") var threshold: Int

    func validate() throws {
      guard threshold >= 1, threshold <= keys.count else {
        throw ValidationError("门槛在 1 和密钥个数之间。 --threshold is from 1 to the number of keys.")
      }
    }

    mutating func run() throws {
      let (keys, threshold) = (keys, threshold)
      try RegistryDesk(options: options).change { registry, _ in
        let ids = try keys.map { name in
          guard name == "office", let key = registry.officeKey else {
            return try registry.key(written: name)
          }
          return key.id
        }
        guard Set(ids).count == ids.count else {
          throw Failure(
            Exit.usage, zh: "同一个密钥写了两次。", en: "one key is named twice.")
        }
        return [.roots(Archiving.Roots(keys: ids, threshold: threshold))]
      }
    }
  }

  /// `child-impact key policy`: who signs what, in which order.
  struct Policy: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "policy",
      abstract: "显示签署规则，或换成文件中的规则。 Show the policy of sign-off, or put another in its place.",
      discussion: """
        child-impact key policy > policy.json
        child-impact key policy policy.json --reason 审定改为两人
        """)

    @OptionGroup var options: RegistryOptions
    @Argument(help: "JSON 文件；不写即显示现行规则. A JSON file; without it the present policy is shown.")
    var file: String?

    mutating func run() throws {
      guard let file else { return try show() }
      let bytes: [UInt8]
      do { bytes = try WholeFile.read(file, limit: 1 << 20) } catch { throw error.failure }
      let policy = try Self.policy(bytes, file)
      try RegistryDesk(options: options).change { registry, _ in
        guard policy != registry.policy else {
          throw Failure(Exit.no, zh: "规则没有变化。", en: "this is the policy already.")
        }
        return [.policy(policy)]
      }
    }

    private static func policy(_ bytes: [UInt8], _ file: String) throws -> Archiving.Policy {
      do throws(JSONProblem) {
        return try Archiving.Policy(try JSON(parsing: bytes))
      } catch {
        throw Failure(
          Exit.no, zh: "\(file) 不是可用的签署规则。\(error.phrase.zh)。",
          en: "\(file) is no policy that can be used: \(error.phrase.en).")
      }
    }

    private func show() throws {
      let office = Office(folder: options.place.folder, language: options.common.language)
      let policy = try office.view().registry.policy
      try options.common.output.write(
        bytes: try guarded { try policy.json.canonicalBytes() } + [0x0A])
    }
  }

  /// `child-impact key office`: another key signs the heads of the log from now on.
  struct OfficeKey: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "office",
      abstract: "更换单位密钥；旧密钥签署更换后停用。 Change the key of the office; the old one signs the change.",
      discussion: """
        先用 key new 新建密钥。旧密钥文件改名保留，文件名后加 .retired-条目号。
        Make the key with key new first. The old file is kept under a name that ends in .retired and
        the number of the entry.

          child-impact key new next.pem
          child-impact key office next.pem --reason 到期更换
        """)

    @OptionGroup var options: RegistryOptions
    @Argument(help: "新密钥的文件. The file of the new key.") var file: String

    mutating func run() throws { try OfficeKeyChange(options: options, file: file).run() }
  }
}
