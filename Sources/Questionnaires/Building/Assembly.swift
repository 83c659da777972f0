import Diagnostics
import FEEL

/// A questionnaire while it is put together: first every item gets its cells, then every rule is
/// compiled, then the steps are put in order.
final class Assembly {
  // A class, because the stages, one extension each, build up one state.

  let syntax: QuestionnaireSyntax
  let log: FindingLog

  let lists: [ChoiceList]
  /// The type of the values of each list.
  let listTypes: [ValueType]
  let listPositions: [String: Int]
  var usedLists: Set<Int> = []
  let templates: [String: TemplateSyntax]
  var usedTemplates: Set<String> = []

  /// The rules that have been read, by text.
  var parsedRules: [String: ParsedRule] = [:]

  var cells = CellTable()
  var names = NameTable()
  /// The names of the lists of uses.
  var listNames: Set<String> = []
  var relevances: [RelevanceDraft] = []
  var questions: [QuestionDraft] = []
  var repeats: [RepeatDraft] = []
  var calculations: [CalculationDraft] = []
  var uses: [UseDraft] = []
  var scoredItems: [ScoredItemDraft] = []
  var redLines: [RedLineDraft] = []
  var outline: [ItemDraft] = []

  /// By list: how many of its uses are not compiled yet.
  var openUses: [String: Int] = [:]
  /// Each use as rules see it.
  var records: [RecordSymbol] = []
  /// What the names outside of templates and repeats mean; grows as types become known.
  var outside = GrowingScope()
  /// The scopes of the sites, once all types are known.
  var scopes: [Site: Scope] = [:]

  init(_ syntax: QuestionnaireSyntax, _ log: FindingLog) {
    self.syntax = syntax
    self.log = log
    lists = syntax.choiceLists.map(\.list)
    listTypes = lists.map { list in
      let hasScores = list.choices.contains { $0.score != nil }
      return .choice(
        ChoiceType(
          name: list.name, members: list.choices.map(\.value),
          scores: hasScores ? list.choices.map(\.score) : []))
    }
    listPositions = Dictionary(
      lists.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
    templates = Dictionary(
      syntax.templates.map { ($0.name.text, $0) }, uniquingKeysWith: { a, _ in a })
  }

  /// The position of the choice list called `name`; a finding when there is none.
  func list(_ name: Spelled) -> Int? {
    if let position = listPositions[name.text] {
      usedLists.insert(position)
      return position
    }
    log.error(
      .unknownChoiceList, at: name.place, zh: "没有名为“\(name.text)”的选项表",
      en: "no choice list is named '\(name.text)'",
      help: FindingLog.suggestion(for: name.text, among: lists.map(\.name)))
    return nil
  }
}
