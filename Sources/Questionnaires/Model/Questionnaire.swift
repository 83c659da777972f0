public import Diagnostics
public import FEEL

/// A questionnaire that has been checked. There is no other: the only public ways to one are
/// `Questionnaire.read(root:files:)` and `Questionnaire.read(canonical:)`, which throw findings.
public struct Questionnaire: Sendable {
  /// Which choice list plays which part for findings and reports; each may be missing.
  public struct Registers: Sendable {
    public let domains: ChoiceList?
    public let tasks: ChoiceList?
    public let targets: ChoiceList?
    public let units: ChoiceList?
    public let taskForces: ChoiceList?
    public let redLines: ChoiceList?
  }

  /// Questions that mean the same in every assessment, by index; each may be missing. They name the
  /// subject of a record.
  public struct Subject: Sendable {
    public let title: Question.Index?
    public let kind: Question.Index?
    public let unit: Question.Index?
    public let codes: [Question.Index]
    /// The date of the assessment, which `today()` gives in rules.
    public let date: Question.Index?
    /// How fully the proposal is assessed, which decides who has to sign.
    public let track: Question.Index?
    /// What the assessor concludes.
    public let conclusion: Question.Index?
    /// The townships that the proposal concerns.
    public let townships: [Question.Index]
  }

  /// `^[a-z0-9][a-z0-9-]{0,63}$`
  public let id: String
  /// A semantic version.
  public let version: String
  public let title: Text
  public let languages: [Language]
  public let defaultLanguage: Language
  public let choiceLists: [ChoiceList]
  public let registers: Registers
  public let subject: Subject
  /// The tree in document order.
  public let outline: [Item]
  /// Where the interview can stop, in document order: the outline without its groups, a repeat as
  /// one.
  public let stops: [Stop]
  /// Every question in document order, those of repeats included.
  public let questions: [Question]
  public let repeats: [Repeat]
  public let calculations: [Calculation]
  public let scoredItems: [ScoredItem]
  public let redLines: [RedLine]
  public let findingRules: [FindingRule]
  public let figures: [FigureRule]
  public let output: [OutputColumn]
  /// How the cells are worked out, each after what it reads.
  public let steps: [Step]
  /// How many cells a sheet has.
  public let cellCount: Int
  /// The name of each cell, for derivations: `A1_1.rating`, `total`.
  public let cellNames: [String]
  /// The findings that were only warnings.
  public internal(set) var warnings: [Finding]
  /// The whole of the questionnaire as one tree of texts, from which it can be read again.
  public let source: SourceNode
  /// The questions by full name.
  let questionsByName: [String: Question.Index]
  /// The calculations by full name.
  let calculationsByName: [String: Int]

  /// The question called `name`, if there is one.
  public func question(named name: String) -> Question? {
    questionsByName[name].map { questions[$0.position] }
  }

  /// The question at `index`.
  public subscript(index: Question.Index) -> Question { questions[index.position] }

  /// The calculation called `name`, if there is one.
  public func calculation(named name: String) -> Calculation? {
    calculationsByName[name].map { calculations[$0] }
  }

  /// The choice list that a question of this kind takes its answers from.
  public func choiceList(of kind: Question.Kind) -> ChoiceList? {
    switch kind {
    case .selectOne(let list), .selectMultiple(let list): choiceLists[list]
    case .boolean, .integer, .decimal, .text, .date, .attachment: nil
    }
  }
}

/// A place of the outline where the interview can stop.
public enum Stop: Sendable, Hashable {
  /// A question outside of repeats.
  case question(Question.Index)
  /// The instances of a repeat, with the question whether there is another.
  case `repeat`(Int)
}

/// One step of working out a sheet.
public enum Step: Sendable {
  /// The relevance of a group: its own rule, and that of the group around it.
  case group(cell: Int, parent: Int?, rule: Expression)
  /// The relevance and the effective value of a question.
  case question(Question.Index)
  /// The value of a calculation.
  case calculation(Int)
  /// Whether a scored item is rated, unknown or left out, and its value.
  case scoredItem(Int)
  /// Whether a red line is open.
  case redLine(Int)
  /// The instances of a repeat, one after the other, and the list of them.
  case `repeat`(Int)
}

/// A tree of texts with places, as read from YAML: the form in which a questionnaire is archived.
public indirect enum SourceNode: Sendable {
  case scalar(String, Place)
  case sequence([SourceNode], Place)
  /// Keys in the order written.
  case mapping([(key: String, value: SourceNode)], Place)

  /// Where the node begins.
  public var place: Place {
    switch self {
    case .scalar(_, let place), .sequence(_, let place), .mapping(_, let place): place
    }
  }
}
