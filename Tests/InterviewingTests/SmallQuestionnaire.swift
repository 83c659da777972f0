import FEEL
import Interviewing
import Questionnaires
import Testing

/// A questionnaire of a handful of questions that has one of everything the interview does.
enum SmallQuestionnaire {
  static let yaml = """
    id: small
    version: 1.0.0
    title: {zh: 小问卷, en: Small}
    languages: [zh, en]
    default_language: zh
    choices:
      kinds:
        choices:
          - {name: plan, label: {zh: 规划, en: plan}, pinyin: gui hua}
          - {name: policy, label: {zh: 政策, en: policy}, pinyin: zheng ce}
          - {name: project, label: {zh: 项目, en: project}, pinyin: xiang mu}
      rating:
        type: number
        choices:
          - {name: "1", label: {zh: 有利, en: beneficial}}
          - {name: "0", label: {zh: 无影响, en: no effect}}
          - {name: "-1", label: {zh: 不利, en: harmful}}
          - {name: not_applicable, label: {zh: 不适用, en: not applicable}, aliases: [n]}
      groups:
        choices:
          - {name: rural, label: {zh: 农村儿童, en: rural}}
          - {name: disabled, label: {zh: 残疾儿童, en: disabled}}
          - {name: none, label: {zh: 没有, en: none}, exclusive: true}
      evidence:
        type: number
        choices:
          - {name: "0", label: {zh: 无, en: none}}
          - {name: "1", label: {zh: 判断, en: judgement}}
    templates:
      scored_item:
        list: items
        parameters: {label: text, weight: number}
        label: ${label}
        items:
          - question: rating
            type: select_one rating
            label: ${label}
            required: true
          - question: reason
            type: text
            label: {zh: 理由, en: Reason}
            required: rating = "not_applicable"
            ask: rating = "not_applicable"
          - question: evidence
            type: select_one evidence
            label: {zh: 依据, en: Evidence}
            relevant: rating in [-1..1]
            required: true
            default: 1
        score:
          domain: one
          weight: weight
          applies: rating != "not_applicable"
          value: rating
          unanswered: unknown
          not_applicable: {question: rating, choice: not_applicable, reason: reason}
    items:
      - group: first
        label: {zh: 一、事项, en: 1. Matter}
        items:
          - question: title
            type: text
            label: {zh: 名称, en: Title}
            required: true
          - question: kind
            type: select_one kinds
            label: {zh: 类别, en: Kind}
            required: true
          - question: cost
            type: decimal
            label: {zh: 投资, en: Cost}
            relevant: kind = "project"
            required: true
            constraint: cost >= 0
            constraint_message: {zh: 投资不能为负。, en: Cost cannot be negative.}
          - question: begun
            type: date
            label: {zh: 开工, en: Begun}
            relevant: cost > 100
          - question: groups
            type: select_multiple groups
            label: {zh: 群体, en: Groups}
            required: true
      - repeat: options
        label: {zh: 备选方案, en: Options}
        minimum: 1
        maximum: 3
        items:
          - question: name
            type: text
            label: {zh: 方案, en: Option}
            required: true
      - use: scored_item
        as: X1
        with: {label: {zh: 第一项, en: First item}, weight: 2}
      - use: scored_item
        as: X2
        with: {label: {zh: 第二项, en: Second item}, weight: 1}
      - question: verdict
        type: integer
        label: {zh: 结论, en: Verdict}
        ask: total < 60
        constraint: verdict <= 2 and (total >= 50 or verdict <= 1)
        constraint_message: {zh: 结论不能宽于得分。, en: The verdict is milder than the score.}
    scoring:
      measures:
        - calculate: rated
          calculation: count(items[rated])
        - calculate: total
          label: {zh: 总分, en: Total}
          calculation: >-
            if rated > 0 then 60 + 20 * sum(for i in items[rated] return i.weight * i.value) /
            sum(for i in items[rated] return i.weight) else null
          round: {places: 1, mode: half_even}
        - calculate: open_items
          calculation: count(items[unknown])
      figures:
        - {figure: total, role: total, label: {zh: 总分, en: Total}, value: total}
        - {figure: open_items, role: count, label: {zh: 未定, en: Unknown}, value: open_items}
      output:
        - {column: id, value: id}
        - {column: total, value: total, places: 1}
    """

  static func make() throws -> Questionnaire {
    try Questionnaire.read(root: "small.yaml") { name in
      name == "small.yaml" ? Array(yaml.utf8) : nil
    }
  }
}

/// An interview driven by lines, with what it had made durable.
struct Dialogue {
  var interview: Interview
  var saved: [Change] = []
  var last: [Effect] = []

  init(_ questionnaire: Questionnaire) {
    interview = Interview(questionnaire)
    last = interview.opening()
  }

  /// Types lines; one that begins with `…` is a line of a text that is being written.
  mutating func type(_ lines: String...) {
    for line in lines { take(Dialogue.event(line)) }
  }

  mutating func write(_ text: String) { take(.line(text)) }

  static func event(_ line: String) -> Event {
    line.first == "…" ? .line(String(line.dropFirst())) : Event(line: line)
  }

  private mutating func take(_ event: Event) {
    last = interview.handle(event)
    for case .save(let change) in last { saved.append(change) }
  }

  /// The name of the question asked, or what else the interview waits for.
  var asked: String {
    switch interview.position {
    case .question(let address): interview.sheet.name(of: address)
    case .another(let index): "another " + interview.questionnaire.repeats[index].name
    case .end: "end"
    }
  }

  var refusal: Refusal? {
    for case .refuse(let refusal) in last { return refusal }
    return nil
  }

  func value(_ name: String) -> Value? {
    interview.sheet.address(named: name).map { interview.sheet.value(at: $0) }
  }
}
