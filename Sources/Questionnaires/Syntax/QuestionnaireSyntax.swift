import Diagnostics

/// A questionnaire as written, with its files put together.
struct QuestionnaireSyntax {
  let id: Spelled
  let version: Spelled
  let title: TextSyntax
  let languages: [Language]
  let defaultLanguage: Language
  let rounding: Spelled?
  let registers: [(key: String, list: Spelled)]
  let subject: [(key: String, names: [Spelled])]
  let choiceLists: [ChoiceListSyntax]
  let templates: [TemplateSyntax]
  let items: [ItemSyntax]
  let scoring: ScoringSyntax

  /// Decodes the merged tree `node`; nil, and findings, where a part that everything needs is
  /// missing.
  init?(_ node: SourceNode, _ log: FindingLog) {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.root, log) else { return nil }
    let languages = QuestionnaireSyntax.languages(fields)
    let decoder = ItemDecoder(languages: languages, log: log)
    let id = fields.neededText("id")
    let version = fields.neededText("version")
    let title = fields.need("title").flatMap { TextSyntax($0, languages, log) }
    self.languages = languages
    defaultLanguage = QuestionnaireSyntax.defaultLanguage(fields, languages)
    let settings = fields["settings"].flatMap {
      Fields($0, knowing: QuestionnaireKeys.settings, log)
    }
    rounding = settings?.text("rounding")
    registers = QuestionnaireSyntax.registers(fields)
    subject = QuestionnaireSyntax.subject(fields)
    choiceLists = QuestionnaireSyntax.named("choices", fields, decoder.choiceList)
    templates = QuestionnaireSyntax.named("templates", fields, decoder.template)
    items = decoder.items(fields.list("items"))
    scoring = fields["scoring"].flatMap(decoder.scoring) ?? ScoringSyntax()
    guard let id, let version, let title else { return nil }
    (self.id, self.version, self.title) = (id, version, title)
    refuseBadIdentity(log)
  }

  private static func languages(_ fields: Fields) -> [Language] {
    guard fields.need("languages") != nil else { return Language.allCases }
    let found = fields.texts("languages").compactMap {
      Fields.choice($0, Language.self, fields.log)
    }
    return found.isEmpty ? Language.allCases : Language.allCases.filter(found.contains)
  }

  private static func defaultLanguage(_ fields: Fields, _ languages: [Language]) -> Language {
    let fallback = languages.first ?? .chinese
    guard let language = fields.choice("default_language", Language.self) else { return fallback }
    if languages.contains(language) { return language }
    fields.log.error(
      .badValue, at: fields["default_language"]?.place, zh: "默认语言不在 languages 中",
      en: "the default language is not among the languages")
    return fallback
  }

  private static func named<T>(
    _ key: String, _ fields: Fields, _ decode: (String, SourceNode) -> T?
  ) -> [T] {
    guard let node = fields[key] else { return [] }
    return (Fields(node, knowing: nil, fields.log)?.all ?? []).compactMap { decode($0, $1) }
  }

  private static func registers(_ fields: Fields) -> [(key: String, list: Spelled)] {
    guard let node = fields["registers"],
      let parts = Fields(node, knowing: QuestionnaireKeys.registers, fields.log)
    else { return [] }
    return QuestionnaireKeys.registers.compactMap { key in parts.text(key).map { (key, $0) } }
  }

  private static func subject(_ fields: Fields) -> [(key: String, names: [Spelled])] {
    guard let node = fields["subject"],
      let parts = Fields(node, knowing: QuestionnaireKeys.subject, fields.log)
    else { return [] }
    return QuestionnaireKeys.subject.map { ($0, parts.texts($0)) }
  }

  private func refuseBadIdentity(_ log: FindingLog) {
    if !QuestionnaireSyntax.isID(id.text) {
      log.error(
        .badValue, at: id.place, zh: "id 只能由小写字母、数字和连字符组成，不超过 64 个字符",
        en: "an id is made of lower-case letters, digits and hyphens, at most 64 of them")
    }
    if !QuestionnaireSyntax.isVersion(version.text) {
      log.error(
        .badValue, at: version.place, zh: "版本号应当写成 1.2.3 的形式",
        en: "a version is written like 1.2.3")
    }
  }

  private static func isID(_ text: String) -> Bool {
    let bytes = text.utf8
    let isPlain: (UInt8) -> Bool = { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    guard let first = bytes.first, bytes.count <= 64, isPlain(first) else { return false }
    return bytes.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isVersion(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { part in
        let isNumber = !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber && (part.count == 1 || part.first != "0")
      }
  }
}
