import Diagnostics
import Questionnaires
import Testing

/// A small questionnaire with one question of each kind, a repeat, two scored items and a grade.
enum ParksQuestionnaire {
  static func read(_ text: String = text) throws -> Questionnaire {
    do throws(Findings) {
      return try Questionnaire.read(root: "questionnaire.yaml") { _ in Array(text.utf8) }
    } catch {
      for finding in error.all { Issue.record("\(finding.rendered(in: .english, colour: false))") }
      throw error
    }
  }

  static let text = """
    id: parks
    version: 1.0.0
    title: {zh: 公园, en: Parks}
    languages: [zh, en]
    default_language: en
    choices:
      rating:
        type: number
        choices:
          - {name: "1", label: {zh: 有利, en: good}}
          - {name: "0", label: {zh: 无影响, en: none}}
          - {name: "-1", label: {zh: 不利, en: bad}}
          - {name: unknown, label: {zh: 不知道, en: unknown}}
          - {name: not_applicable_at_all, label: {zh: 不适用, en: not applicable}}
      kinds:
        choices:
          - {name: park, label: {zh: 公园, en: park}}
          - {name: road, label: {zh: 道路, en: road}}
      groups:
        choices:
          - {name: toddlers, label: {zh: 幼儿, en: toddlers}}
          - {name: pupils, label: {zh: 学生, en: pupils}}
          - {name: nobody, label: {zh: 没有, en: nobody}, exclusive: true}
    items:
      - {question: title, type: text, label: {zh: 名称, en: Title}, required: true}
      - {question: note_text, type: text multiline, label: {zh: 说明, en: Note}}
      - {question: kind, type: select_one kinds, label: {zh: 类别, en: Kind}, required: true}
      - {question: groups, type: select_multiple groups, label: {zh: 群体, en: Groups}}
      - {question: heard, type: boolean, label: {zh: 是否听取, en: Heard}, required: true}
      - question: why_not
        type: text
        label: {zh: 原因, en: Why not}
        relevant: heard = false
        required: true
      - question: children
        type: integer
        label: {zh: 人数, en: Children}
        constraint: children >= 0
        constraint_message: {zh: 人数不能为负, en: must not be negative}
      - question: cost
        type: decimal
        label: {zh: 费用, en: Cost}
        constraint: cost < 1000
        constraint_message: {zh: 费用很高, en: looks high}
        severity: warning
      - {question: opens, type: date, label: {zh: 日期, en: Opens}}
      - question: code
        type: text
        label: {zh: 代码, en: Code}
        validator: administrative_division
      - question: road_width
        type: integer
        label: {zh: 宽度, en: Width}
        relevant: kind = "road"
        constraint: road_width > 0
        constraint_message: {zh: 应大于0, en: must be above 0}
      - {question: fee, type: decimal, label: {zh: 系数, en: Fee}, default: 1.5, read_only: true}
      - repeat: options
        label: {zh: 方案, en: Options}
        items:
          - {question: name, type: text, label: {zh: 名称, en: Name}}
      - {use: scored, as: A1, with: {weight: 2, label: {zh: 草地, en: Grass}}}
      - {use: scored, as: A2, with: {weight: 1, label: {zh: 树木, en: Trees}}}
    templates:
      scored:
        list: items
        parameters: {weight: number, label: text}
        label: {zh: "${label}", en: "${label}"}
        items:
          - {question: rating, type: select_one rating, label: {zh: 评分, en: Rating}, required: true}
          - question: reason
            type: text
            label: {zh: 理由, en: Reason}
            required: rating = -1
        score:
          domain: all
          weight: weight
          applies: rating != "not_applicable_at_all"
          value: if rating in [-1..1] then rating / 3 else null
          unanswered: unknown
        red_lines:
          - {code: '"V1"', label: {zh: 红线, en: red line}, open: rating = -1}
        findings:
          - {finding: harm, when: rating = -1, level: '"orange"', label: {zh: 不利, en: harm}}
    scoring:
      measures:
        - calculate: total
          calculation: >-
            sum(for i in items[rated] return i.weight * i.value) / sum(for i in items[rated] return
            i.weight)
          label: {zh: 总分, en: Total}
          round: {places: 2, mode: half_even}
        - calculate: unknown
          calculation: count(items[unknown])
          round: {places: 0, mode: half_even}
        - calculate: opened
          calculation: 'for r in red_lines[open] return r.code + ":" + r.item'
        - calculate: grade
          calculation: 'if unknown > 0 then "ungraded" else "graded"'
      figures:
        - {figure: total, role: total, label: {zh: 总分, en: Total}, value: total}
        - {figure: grade, role: grade, label: {zh: 等级, en: Grade}, value: grade}
      output:
        - {column: id, value: id}
        - {column: title, value: title}
        - {column: total, value: total, places: 2}
        - {column: opened, value: opened}
        - {column: unknown, value: unknown, places: 0}
        - {column: grade, value: grade}
        - {column: fee, value: fee}

    """
}
