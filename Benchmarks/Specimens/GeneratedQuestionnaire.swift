/// A questionnaire of any size, made from a seed: sections of fifty questions, most of them asked
/// under a condition about earlier ones, a sum for each section, a total and bands.
///
/// It has what large questionnaires have: conditions that build on conditions, groups that come and
/// go, defaults, rules about answers, choices that depend on other answers, and figures that depend
/// on everything.
public struct GeneratedQuestionnaire: Sendable {
  /// What it is made from.
  public struct Plan: Sendable {
    /// How many questions.
    public var questions: Int
    /// How many of them are asked under a condition of their own.
    public var conditions: Int
    public var seed: UInt64
    /// Whether there is a repeat of five questions, with a sum over its instances.
    public var hasRepeat: Bool
    /// How many uses of a template with four questions, summed up as a list.
    public var uses: Int

    public init(
      questions: Int, conditions: Int, seed: UInt64, hasRepeat: Bool = false, uses: Int = 0
    ) {
      self.questions = questions
      self.conditions = conditions
      self.seed = seed
      self.hasRepeat = hasRepeat
      self.uses = uses
    }
  }

  /// The kinds of question that are generated.
  enum Kind: CaseIterable {
    case boolean, agreement, place, count, remark
  }

  /// A question that later conditions may name.
  struct Earlier {
    let name: String
    let kind: Kind
  }

  /// How many questions stand in a section.
  static let sectionSize = 50
  /// How many sections stand in a file, which may have 1 MiB.
  static let sectionsInFile = 40

  /// The text of each file by its name; the root is `questionnaire.yaml`.
  public private(set) var files: [String: String] = [:]

  let plan: Plan
  var random: Seeded
  var earlier: [Earlier] = []
  var numbers: [[String]] = []
  var conditionsLeft: Int

  /// Makes the questionnaire of a plan: the same plan gives the same bytes.
  public init(_ plan: Plan) {
    self.plan = plan
    random = Seeded(seed: plan.seed)
    conditionsLeft = plan.conditions
    let sections = (plan.questions + Self.sectionSize - 1) / Self.sectionSize
    var names: [String] = []
    for first in stride(from: 0, to: sections, by: Self.sectionsInFile) {
      let name = "part-\(names.count + 1).yaml"
      names.append(name)
      var text = "items:\n"
      for section in first..<min(first + Self.sectionsInFile, sections) {
        text += self.section(section)
      }
      files[name] = text
    }
    if plan.hasRepeat {
      names.append("repeat.yaml")
      files["repeat.yaml"] = Self.visits
    }
    if plan.uses > 0 {
      names.append("uses.yaml")
      files["uses.yaml"] = usesOfTemplate()
    }
    names.append("scoring.yaml")
    files["scoring.yaml"] = scoring()
    files["questionnaire.yaml"] = Self.root(names)
  }

  private static func root(_ names: [String]) -> String {
    """
    id: generated
    version: 1.0.0
    title: {zh: 生成的问卷, en: A generated questionnaire}
    languages: [zh, en]
    default_language: zh
    include: [\(names.joined(separator: ", "))]
    choices:
      agreement:
        type: number
        choices:
          - {name: "0", label: {zh: 完全不符, en: not at all}}
          - {name: "1", label: {zh: 不太符合, en: hardly}}
          - {name: "2", label: {zh: 基本符合, en: mostly}}
          - {name: "3", label: {zh: 完全符合, en: fully}}
      places:
        choices:
          - {name: town, label: {zh: 城区, en: town}, inside: "yes"}
          - {name: village, label: {zh: 乡村, en: village}, inside: "yes"}
          - {name: school, label: {zh: 学校, en: school}, inside: "no"}
          - {name: elsewhere, label: {zh: 其他, en: elsewhere}, inside: "no"}
      bands:
        choices:
          - {name: low, label: {zh: 低, en: low}}
          - {name: middle, label: {zh: 中, en: middle}}
          - {name: high, label: {zh: 高, en: high}}

    """
  }

  private static let visits = """
    items:
      - repeat: visits
        label: {zh: 走访记录, en: Visits}
        maximum: 1000
        items:
          - {question: where, type: select_one places, label: {zh: 地点, en: Where}, required: true}
          - question: children
            type: integer
            label: {zh: 儿童人数, en: Children met}
            required: true
            constraint: children >= 0
            constraint_message: {zh: 不能小于 0, en: Not below 0}
          - question: heard
            type: boolean
            label: {zh: 是否听取意见, en: Were they heard?}
            relevant: children > 0
            default: "true"
          - {question: mark, type: select_one agreement, label: {zh: 评价, en: Mark}, relevant: heard}
          - {question: remark, type: text, label: {zh: 备注, en: Remark}, ask: mark = 0}
      - {calculate: met, label: {zh: 合计, en: Met}, calculation: "sum(visits.children)"}
      - calculate: heard_visits
        label: {zh: 听取意见次数, en: Heard}
        calculation: count(visits[heard])

    """
}
