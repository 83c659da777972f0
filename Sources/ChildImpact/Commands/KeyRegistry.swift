import Archiving
import ArgumentParser
import Diagnostics
import Questionnaires
import Records
import Signing
import Terminal

/// A post as options of a command.
struct PostOptions: ParsableArguments {
  @Option(name: .long, help: "单位（名称或代码）. Unit, by name or code.") var unit: String?
  @Option(name: .long, help: "职务名称. What the post is called.") var title: String?
  @Option(
    name: .long,
    help: """
      角色，可重复：assessor、proposer、consulted、reviewer、approver、construction、decider. \
      Role; repeatable.
      """)
  var role: [RoleOption] = []

  var roles: [Role] { role.map(\.role) }

  /// The unit as questionnaires call it, where the county's knows it.
  static func name(ofUnit unit: String) -> String {
    // A code is taken as it is; only a label has to be looked up.
    guard !unit.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x20 }) else { return unit }
    let loaded = try? QuestionnaireShelf.load(QuestionnaireShelf.defaultName)
    return loaded?.questionnaire.registers.units?.choice(written: unit)?.name ?? unit
  }
}

/// A role as an argument.
enum RoleOption: String, ExpressibleByArgument, CaseIterable {
  case assessor, proposer, consulted, reviewer, approver, construction, decider

  var role: Role {
    switch self {
    case .assessor: .assessor
    case .proposer: .proposer
    case .consulted: .consulted
    case .reviewer: .reviewer
    case .approver: .approver
    case .construction: .construction
    case .decider: .decider
    }
  }
}

extension KeyCommand {
  /// `child-impact key enrol`: a request comes into the registry, or a person takes a further post.
  struct Enrol: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "enrol",
      abstract: "登记一个人的密钥和职务。 Enrol a person's key and post, from the request file.",
      discussion: """
        child-impact key enrol wang.pem.request
        child-impact key enrol --person wang-fang --unit 县妇联 --role reviewer
        """)

    @OptionGroup var options: RegistryOptions
    @OptionGroup var post: PostOptions
    @Argument(help: "key new --person 写出的登记申请. The request that key new --person wrote.")
    var request: String?
    @Option(name: .long, help: "已登记的人，另任职务时用. A person enrolled already, for a further post.")
    var person: String?

    mutating func run() throws {
      let (request, post, person) = (request, post, person)
      try RegistryDesk(options: options).change { registry, _ in
        if let request {
          return try Self.steps(try Self.read(request), post, registry)
        }
        guard let person, let known = registry.person(written: person) else {
          throw Failure(
            Exit.usage, zh: "请给出登记申请文件，或用 --person 指明已登记的人。",
            en: "give a request file, or --person for somebody enrolled already.")
        }
        return try Self.post(of: known.id, post.unit, post.title, post.roles, registry)
      }
    }

    private static func read(_ path: String) throws -> [UInt8] {
      do { return try WholeFile.read(path, limit: 1 << 16) } catch { throw error.failure }
    }

    private static func steps(
      _ bytes: [UInt8], _ post: PostOptions, _ registry: Registry
    ) throws -> [RegistryChange.Step] {
      let request = try guarded { try EnrolmentRequest(reading: bytes) }
      let person = request.person
      let isKnown = registry.person(person.id)?.name == person.name
      let roles = post.roles.isEmpty ? request.roles : post.roles
      let unit = post.unit ?? request.unit
      let posts =
        roles.isEmpty && unit == nil
        ? [] : try Self.post(of: person.id, unit, post.title ?? request.title, roles, registry)
      return (isKnown ? [] : [.person(person)])
        + [.enrol(request: bytes, owner: .person(person.id))] + posts
    }

    /// A post for a person: one that the registry has, or a new one.
    private static func post(
      of person: String, _ unit: String?, _ title: String?, _ roles: [Role],
      _ registry: Registry
    ) throws -> [RegistryChange.Step] {
      guard let unit, !roles.isEmpty else {
        throw Failure(
          Exit.usage, zh: "请用 --unit 和 --role 写明单位和角色。",
          en: "name the unit and the role: --unit, --role.")
      }
      let name = PostOptions.name(ofUnit: unit)
      let titles = roles.map { SignOffWords.role($0) }
      let phrase = Phrase(
        zh: title ?? titles.map(\.zh).joined(separator: "、"),
        en: title ?? titles.map(\.en).joined(separator: ", "))
      let known = registry.posts.first {
        $0.unit == name && $0.roles == roles && $0.title == phrase
      }
      let post =
        known
        ?? Post(
          id: "post-\(registry.posts.count + 1)", title: phrase, unit: name, roles: roles)
      return (known == nil ? [.post(post)] : []) + [.take(person: person, post: post.id)]
    }
  }

  /// `child-impact key retire`: a key is no longer used, or somebody leaves a post.
  struct Retire: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retire",
      abstract: "停用密钥，或用 --post 离任；此前的签署照旧有效。 Retire a key, or leave a post; what was signed stays."
    )

    @OptionGroup var options: RegistryOptions
    @Argument(help: "密钥编号的前几位，或人员. First digits of a key id, or a person.") var who: String
    @Option(name: .long, help: "只离任这个职务，密钥照用. Leave this post only; the key stays.")
    var post: String?

    mutating func run() throws {
      let (who, post) = (who, post)
      try RegistryDesk(options: options).change { registry, _ in
        guard let post else { return [.retire(try registry.key(written: who))] }
        guard let person = registry.person(written: who) else { throw Self.unknown(who) }
        return [.leave(person: person.id, post: post)]
      }
    }

    static func unknown(_ who: String) -> Failure {
      Failure(
        Exit.usage, zh: "登记中没有“\(who)”。用 child-impact key show --registry 查看。",
        en: "the registry has no “\(who)”; see child-impact key show --registry.")
    }
  }

  /// `child-impact key revoke`: a key is in other hands.
  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke",
      abstract: "作废失窃的密钥；自某条起它的签署存疑，须重新确认。 Revoke a key that is in other hands.")

    @OptionGroup var options: RegistryOptions
    @Argument(help: "密钥编号的前几位，或人员. First digits of a key id, or a person.") var who: String
    @Option(
      name: .long, help: "自哪一条起存疑，默认从现在起. From which entry on it is in doubt; now by default.")
    var since: Int?

    mutating func run() throws {
      let (who, since) = (who, since)
      try RegistryDesk(options: options).change { registry, size in
        [.revoke(try registry.key(written: who), since: since ?? size)]
      }
    }
  }

  /// `child-impact key reaffirm`: what a person signed with a revoked key stands all the same.
  struct Reaffirm: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reaffirm",
      abstract: "用新密钥重新确认本人存疑的签署。 Say with a new key that what you signed stands.")

    @OptionGroup var options: ActOptions

    mutating func run() throws {
      try options.sign([SigningDesk.Wish(decision: .reaffirm, roles: Role.allCases)])
    }
  }
}

extension Registry {
  /// The person whom people mean: by id or by name.
  func person(written text: String) -> Person? {
    person(text) ?? persons.first { $0.name == text }
  }

  /// The key whom people mean: by the first digits of its id, or the one key in use of a person.
  func key(written text: String) throws -> Digest {
    if let person = person(written: text) {
      let own = keys.filter { $0.owner == .person(person.id) && $0.isGood }
      if own.count == 1 { return own[0].key.id }
    }
    let matches = keys.filter { text.count >= 6 && $0.key.id.hex.hasPrefix(text) }
    guard matches.count == 1 else { throw KeyCommand.Retire.unknown(text) }
    return matches[0].key.id
  }
}
