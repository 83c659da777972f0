import Diagnostics
import FEEL

/// Where an item stands, which decides what names mean there.
enum Site: Hashable {
  case outside
  case use(Int)
  case `repeat`(Int)
}

/// An item whose cells are known but whose rules are not compiled yet.
indirect enum ItemDraft {
  case group(GroupDraft)
  case question(Int)
  case note(NoteDraft)
  case `repeat`(Int)
  case calculation(Int)
}

/// A group, or the use of a template as one.
struct GroupDraft {
  let name: String
  let labels: LabelsSyntax
  let relevanceCell: Int?
  /// Where its texts are read: in the use itself when it is one.
  let site: Site
  let use: Int?
  let items: [ItemDraft]
}

/// A note.
struct NoteDraft {
  let name: String
  let labels: LabelsSyntax
  let relevanceCell: Int?
  let site: Site
}

/// A rule of relevance that has its own cell.
struct RelevanceDraft {
  let name: String
  let cell: Int
  let parent: Int?
  let rule: Spelled
  let site: Site
}

/// A question.
struct QuestionDraft {
  let name: String
  let syntax: QuestionSyntax
  let kind: Question.Kind
  let type: ValueType
  let site: Site
  let cell: Int
  let relevanceCell: Int
  let parent: Int?

  var repeatIndex: Int? {
    switch site {
    case .repeat(let index): index
    case .outside, .use: nil
    }
  }
}

/// A calculation; its rule is known once it has been compiled.
struct CalculationDraft {
  let name: String
  let localName: String
  let syntax: CalculationSyntax
  let site: Site
  let cell: Int
  let exactCell: Int
  let parent: Int?
  var rule: Calculation.Rule?
  var type: ValueType = .any
}

/// A repeat.
struct RepeatDraft {
  let name: String
  let syntax: RepeatSyntax
  let site: Site
  let cell: Int
  let relevanceCell: Int?
  var names = NameTable()
  var questions: [Int] = []
  var items: [ItemDraft] = []
  /// The relevance rules of the groups and notes inside.
  var relevances: [RelevanceDraft] = []
}

/// What a use gives for a parameter.
enum Argument {
  case constant(Value, ValueType, spelled: String)
  case wording(TextSyntax)
}

/// A use of a template.
struct UseDraft {
  let name: String
  let place: Place
  let template: TemplateSyntax
  let arguments: [(name: String, argument: Argument)]
  var names = NameTable()
  var relevanceCell: Int?
  var questions: [Int] = []
  var calculations: [Int] = []
  var scoredItem: Int?
}

/// A scored item.
struct ScoredItemDraft {
  let use: Int
  let score: TemplateSyntax.Score
  let ratedCell: Int
  let unknownCell: Int
  let valueCell: Int
}

/// A red line.
struct RedLineDraft {
  let code: String
  let syntax: RedLineSyntax
  let site: Site
  let item: Int?
  let openCell: Int
}
