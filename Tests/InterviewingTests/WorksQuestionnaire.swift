import Questionnaires

/// A questionnaire with everything that can touch other answers: groups in groups with a repeat in
/// them, scored items with tasks and domains, a red line, a range, a grade, a constraint on the
/// grade.
enum WorksQuestionnaire {
  static let choices = """
    id: works
    version: 1.0.0
    title: {zh: 工程问卷, en: Works}
    languages: [zh, en]
    default_language: zh
    registers: {domains: domains, tasks: tasks}
    choices:
      domains:
        choices:
          - {name: safety, label: {zh: 安全, en: Safety}, prefix: A}
          - {name: space, label: {zh: 空间, en: Space}, prefix: B}
      tasks:
        choices:
          - {name: A1, label: {zh: 上学路, en: Way to school}, domain: safety}
          - {name: B1, label: {zh: 场地, en: Playgrounds}, domain: space}
      kinds:
        choices:
          - {name: plan, label: {zh: 规划, en: plan}}
          - {name: project, label: {zh: 项目, en: project}}
      rating:
        type: number
        choices:
          - {name: "1", label: {zh: 有利, en: beneficial}}
          - {name: "0", label: {zh: 无影响, en: no effect}}
          - {name: "-1", label: {zh: 不利, en: harmful}}
          - {name: not_applicable, label: {zh: 不适用, en: not applicable}, aliases: [n]}
      extent:
        type: number
        choices:
          - {name: "1", label: {zh: 少数, en: few}}
          - {name: "2", label: {zh: 多数, en: many}}
      means:
        choices:
          - {name: light, label: {zh: 信号灯, en: lights}}
          - {name: bridge, label: {zh: 天桥, en: bridge}}
          - {name: none, label: {zh: 没有, en: none}, exclusive: true}
      grade:
        choices:
          - {name: veto, label: {zh: 否决, en: veto}}
          - {name: ungraded, label: {zh: 暂不定级, en: ungraded}}
          - {name: fail, label: {zh: 不合格, en: fail}}
          - {name: pass, label: {zh: 合格, en: pass}}
          - {name: good, label: {zh: 良好, en: good}}

    """

  static let templates = """
    templates:
      scored_item:
        list: items
        parameters: {label: text, task: string, domain: string}
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
          - group: effect
            relevant: rating = 1 or rating = -1
            items:
              - question: extent
                type: select_one extent
                label: {zh: 范围, en: Extent}
                required: true
              - question: certain
                type: boolean
                label: {zh: 有依据吗？, en: Is there evidence?}
                default: false
                required: true
        score:
          domain: domain
          weight: 1
          task: task
          applies: rating != "not_applicable"
          value: if rating = 0 then 0 else rating * extent * (if certain then 1 else 0.5)
          unanswered: unknown
          not_applicable: {question: rating, choice: not_applicable, reason: reason}

    """

  static let items = """
    items:
      - question: title
        type: text
        label: {zh: 名称, en: Title}
        required: true
      - question: kind
        type: select_one kinds
        label: {zh: 类别, en: Kind}
        required: true
      - group: works
        label: {zh: 工程, en: Works}
        relevant: kind = "project"
        items:
          - question: size
            type: decimal
            label: {zh: 规模, en: Size}
            required: true
            constraint: size >= 0
            constraint_message: {zh: 不能为负。, en: Not negative.}
          - group: big
            label: {zh: 大型工程, en: Big works}
            relevant: size > 10
            items:
              - question: begun
                type: date
                label: {zh: 开工, en: Begun}
              - repeat: measures
                label: {zh: 措施, en: Measures}
                instance_label: ${name}
                minimum: 1
                maximum: 3
                items:
                  - question: name
                    type: text
                    label: {zh: 做法, en: What}
                    required: true
                  - question: cost
                    type: integer
                    label: {zh: 费用, en: Cost}
                    required: true
                  - question: approved
                    type: boolean
                    label: {zh: 已批准吗？, en: Approved?}
                    relevant: cost > 100
                    required: true
                  - question: means
                    type: select_multiple means
                    label: {zh: 手段, en: Means}
              - question: overseer
                type: text
                label: {zh: 总负责人岗位, en: Post in charge}
                relevant: count(measures) > 1
      - use: scored_item
        as: A1_1
        with: {label: {zh: 过街, en: Crossing}, task: A1, domain: safety}
      - use: scored_item
        as: A1_2
        with: {label: {zh: 车速, en: Speed}, task: A1, domain: safety}
      - use: scored_item
        as: B1_1
        with: {label: {zh: 场地, en: Playground}, task: B1, domain: space}
      - question: heard
        type: boolean
        label: {zh: 听取过儿童意见吗？, en: Were children heard?}
        required: true
      - question: why_not
        type: text
        label: {zh: 为什么没有？, en: Why not?}
        relevant: heard = false
        ask: heard = false
      - question: verdict
        type: integer
        label: {zh: 结论（1至3）, en: Verdict (1 to 3)}
        ask: grade != "ungraded"
        constraint: verdict in [1..3] and (grade != "fail" or verdict = 1)
        constraint_message: {zh: 结论不能宽于等级。, en: The verdict is milder than the grade.}
      - question: details
        type: text multiline
        label: {zh: 详情, en: Details}
        ask: answered(why_not)
      - question: drawing
        type: attachment
        label: {zh: 图纸, en: Drawing}
        ask: answered(why_not)
    scoring:
      red_lines:
        - code: V1
          open: answered(heard) and heard = false and not(answered(why_not))
          label: {zh: 没有听取儿童意见, en: Children were not heard}
      measures:
        - calculate: unknown
          calculation: count(items[unknown])
        - calculate: rated
          calculation: count(items[rated])
        - calculate: sum_rated
          calculation: sum(for i in items return if i.rated then i.value else 0)
        - calculate: bonus
          calculation: if kind = "project" and count(measures) > 1 then 2 else 0
        - calculate: total
          label: {zh: 总分, en: Total}
          calculation: if rated = 0 then null else 60 + bonus + 20 * sum_rated / rated
          round: {places: 1, mode: half_even}
        - calculate: low
          calculation: >-
            if unknown = 0 then null else 60 + bonus + 20 * (sum_rated - 2 * unknown) / (rated + unknown)
          round: {places: 1, mode: half_even}
        - calculate: high
          calculation: >-
            if unknown = 0 then null else 60 + bonus + 20 * (sum_rated + 2 * unknown) / (rated + unknown)
          round: {places: 1, mode: half_even}
        - calculate: red_lines_crossed
          calculation: count(red_lines[open])
        - table: grade
          label: {zh: 等级, en: Grade}
          hit: FIRST
          inputs: [{value: red_lines_crossed}, {value: unknown}, {value: total}]
          outputs: [{name: grade, choices: grade}]
          rules:
            - {when: ["> 0", "-", "-"], then: ['"veto"']}
            - {when: ["-", "> 0", "-"], then: ['"ungraded"']}
            - {when: ["-", "-", "< 60"], then: ['"fail"']}
            - {when: ["-", "-", ">= 70"], then: ['"good"']}
            - {when: ["-", "-", "-"], then: ['"pass"']}
      figures:
        - {figure: total, role: total, label: {zh: 总分, en: Total}, value: total, low: low, high: high}
        - {figure: grade, role: grade, label: {zh: 等级, en: Grade}, value: grade}
      output:
        - {column: id, value: id}
        - {column: total, value: total, places: 1}
        - {column: grade, value: grade}
    """

  static func make() throws -> Questionnaire {
    let yaml = choices + templates + items
    return try Questionnaire.read(root: "works.yaml") { name in
      name == "works.yaml" ? Array(yaml.utf8) : nil
    }
  }

  /// A finished project with two measures.
  static let project = [
    "西环路", "2", "20", "2026-03-05", "y", "减速带", "50", "1", "y", "天桥", "500", "y", "2", "n", "总工程师",
    "0", "0", "1", "1", "y", "y", "2",
  ]
}
