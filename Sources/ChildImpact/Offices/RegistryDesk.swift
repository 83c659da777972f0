import Archiving
import ArgumentParser
import Diagnostics
import Records
import SQLiteStore
import Signing
import Terminal

/// What every change of the registry takes: the archive, and the root keys that sign.
struct RegistryOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var passphrase: PassphraseOptions

  @Option(
    name: .long,
    help: "一同签署的其他根密钥文件，可重复. Files of further root keys that sign too; repeatable.")
  var root: [String] = []

  @Option(name: .long, help: "变更的理由. Why.") var reason: String?
}

/// Where the registry is changed: what will be signed is shown, then root keys sign it.
struct RegistryDesk {
  let options: RegistryOptions

  private var common: CommonOptions { options.common }

  /// Signs and appends the change that `steps` makes of the registry as it stands.
  func change(_ steps: (Registry, Int) throws -> [RegistryChange.Step]) throws {
    let office = Office(folder: options.place.folder, language: common.language)
    var archive = try office.open(for: .writing)
    let change = RegistryChange(
      office: archive.office, steps: try steps(archive.registry, archive.size),
      reason: options.reason, time: Clock.timestamp,
      nonce: try guarded { try Entropy.bytes(16) })
    let next = try guarded { try archive.registry.applying(change, at: archive.size) }
    let payload = try guarded { try change.payload() }
    try show(payload, archive.registry)
    let roots = RootSigning(options: options, registry: archive.registry, next: next.roots)
    try tell(try roots.append(payload, as: .registry, to: &archive))
  }

  /// Says that the registry has changed.
  func tell(_ index: Int) throws {
    try common.tell(
      Phrase(
        zh: "登记已变更，档案库第 \(index) 条，自下一条起生效。",
        en: "The registry has changed with entry \(index), for all that follows."))
  }

  /// Shows the change, read back from its exact bytes.
  func show(_ payload: [UInt8], _ registry: Registry) throws {
    let change = try guarded { try RegistryChange(reading: payload) }
    let title = Phrase(zh: "将要签署的登记变更", en: "The change of the registry that will be signed")
    try common.messages.line(title.text(in: common.language), .strong)
    let lines = change.steps.map { Self.describe($0, registry) }
    let reason = change.reason.map { Phrase(zh: "理由：\($0)", en: "Reason: \($0)") }
    let digest = Phrase(
      zh: "内容摘要（SHA-256）：\(Digest(of: payload).hex)",
      en: "Digest (SHA-256): \(Digest(of: payload).hex)")
    for line in lines + [reason].compactMap(\.self) + [digest] {
      try common.messages.paragraph(
        Visible.text(line.text(in: common.language)), first: "  ", hanging: "    ")
    }
  }

  private static func describe(_ step: RegistryChange.Step, _ registry: Registry) -> Phrase {
    switch step {
    case .person(let person):
      Phrase(zh: "人员：\(person.name)（\(person.id)）", en: "Person: \(person.name) (\(person.id))")
    case .post(let post): describe(post)
    case .take(let person, let post):
      Phrase(zh: "\(person) 任职：\(post)", en: "\(person) takes the post \(post)")
    case .leave(let person, let post):
      Phrase(zh: "\(person) 离任：\(post)", en: "\(person) leaves the post \(post)")
    case .enrol(let request, let owner): describe(request, owner)
    case .retire(let key):
      Phrase(zh: "停用密钥：\(key.hex)", en: "Key retired from now on: \(key.hex)")
    case .revoke(let key, let since):
      Phrase(
        zh: "作废密钥：\(key.hex)，自第 \(since) 条起它的签署存疑",
        en: "Key revoked: \(key.hex); what it signed from entry \(since) on is in doubt")
    case .roots(let roots):
      Phrase(
        zh: "根密钥：\(roots.keys.map(\.hex).joined(separator: "、"))，至少 \(roots.threshold) 个签署",
        en:
          "Root keys: \(roots.keys.map(\.hex).joined(separator: ", ")); \(roots.threshold) must sign"
      )
    case .policy(let policy): describe(policy)
    }
  }

  /// The chain with the number of signatures that each step takes.
  private static func describe(_ policy: Policy) -> Phrase {
    let steps = policy.chain.map { step in
      let role = SignOffWords.role(step.role)
      return Phrase(
        zh: role.zh + (step.quorum > 1 ? " \(step.quorum) 人" : ""),
        en: role.en + (step.quorum > 1 ? " (\(step.quorum) persons)" : ""))
    }
    return Phrase(
      zh: "签署规则：\(steps.map(\.zh).joined(separator: "，"))；保存 \(policy.retentionYears) 年",
      en:
        "Policy: \(steps.map(\.en).joined(separator: ", ")); kept for \(policy.retentionYears) years"
    )
  }

  private static func describe(_ post: Post) -> Phrase {
    let roles = post.roles.map { SignOffWords.role($0) }
    let (zh, en) = (
      roles.map(\.zh).joined(separator: "、"), roles.map(\.en).joined(separator: ", ")
    )
    return Phrase(
      zh: "职务 \(post.id)：\(post.unit)，\(post.title.zh)" + (zh == post.title.zh ? "" : "（\(zh)）"),
      en: "Post \(post.id): \(post.unit), \(post.title.en)"
        + (en == post.title.en ? "" : " (\(en))"))
  }

  private static func describe(_ request: [UInt8], _ owner: KeyOwner) -> Phrase {
    let key = try? EnrolmentRequest(reading: request).key
    let name = "\(key?.id.hex ?? "?") (\(key?.algorithm.rawValue ?? "?"))"
    switch owner {
    case .person(let person):
      return Phrase(zh: "登记密钥：\(person)，\(name)", en: "Key of \(person): \(name)")
    case .office: return Phrase(zh: "登记单位密钥：\(name)", en: "Key of the office: \(name)")
    }
  }
}
