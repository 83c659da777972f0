import Archiving
import Diagnostics
import SQLiteStore
import Signing
import Terminal

/// The registry of the archive as two tables: who holds which post, and whose keys are in use.
struct RegistryTable {
  let common: CommonOptions
  let place: ResultsOptions

  /// Prints it.
  func show() throws {
    let office = Office(folder: place.folder, language: common.language)
    let registry = try office.view().registry
    try print(posts(registry))
    try common.output.line("")
    try print(keys(registry))
  }

  private func print(_ table: TextTable) throws {
    for line in table.lines(width: common.output.width) { try common.output.line(line) }
  }

  private func columns(_ titles: [Phrase]) -> [TextTable.Column] {
    titles.map { TextTable.Column($0.text(in: common.language)) }
  }

  private func posts(_ registry: Registry) -> TextTable {
    var table = TextTable(
      columns([
        Phrase(zh: "人员", en: "Person"), Phrase(zh: "代码", en: "Id"),
        Phrase(zh: "职务", en: "Post"), Phrase(zh: "单位", en: "Unit"),
        Phrase(zh: "角色", en: "Roles"), Phrase(zh: "起止", en: "Entries"),
      ]))
    for holding in registry.holdings {
      let post = registry.posts.first { $0.id == holding.post }
      let roles = post?.roles.map { SignOffWords.role($0).text(in: common.language) } ?? []
      table.append([
        registry.person(holding.person)?.name ?? "", holding.person, holding.post,
        post?.unit ?? "", roles.joined(separator: common.language == .chinese ? "、" : ", "),
        "\(holding.from)–\(holding.until.map(String.init) ?? "")",
      ])
    }
    return table
  }

  private func keys(_ registry: Registry) -> TextTable {
    var table = TextTable(
      columns([
        Phrase(zh: "密钥", en: "Key"), Phrase(zh: "所有者", en: "Owner"),
        Phrase(zh: "算法", en: "Algorithm"), Phrase(zh: "登记", en: "Enrolled"),
        Phrase(zh: "状况", en: "Condition"),
      ]))
    for enrolment in registry.keys {
      table.append([
        String(enrolment.key.id.hex.prefix(16)), owner(enrolment, registry),
        enrolment.key.algorithm.rawValue, String(enrolment.from), condition(enrolment),
      ])
    }
    return table
  }

  private func owner(_ enrolment: Enrolment, _ registry: Registry) -> String {
    let isRoot = registry.roots.keys.contains(enrolment.key.id)
    let root = isRoot ? Phrase(zh: "（根）", en: " (root)").text(in: common.language) : ""
    switch enrolment.owner {
    case .office: return Phrase(zh: "单位", en: "office").text(in: common.language) + root
    case .person(let id): return (registry.person(id)?.name ?? id) + root
    }
  }

  private func condition(_ enrolment: Enrolment) -> String {
    if let revocation = enrolment.revocation {
      return Phrase(
        zh: "已作废，自第 \(revocation.since) 条起存疑",
        en: "revoked, in doubt from entry \(revocation.since)"
      ).text(in: common.language)
    }
    if let retired = enrolment.retired {
      return Phrase(zh: "自第 \(retired) 条起停用", en: "retired from entry \(retired)")
        .text(in: common.language)
    }
    return Phrase(zh: "在用", en: "in use").text(in: common.language)
  }
}
