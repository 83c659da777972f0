/// The files of a new questionnaire: small enough to be read at a glance, with one of each thing
/// that most questionnaires need.
enum StartingPoint {
  static func files(id: String) -> [(name: String, text: String)] {
    [("questionnaire.yaml", "id: \(id)\n" + questionnaire), ("tests/cases.yaml", cases)]
  }

  private static let questionnaire = """
    version: 0.1.0
    title: {zh: 新问卷, en: A new questionnaire}
    languages: [zh, en]
    default_language: zh

    # 档案用哪几题作名目 / which questions name a record
    subject:
      title: title
      unit: unit

    choices:
      degree:
        choices:
          - {name: none, label: {zh: 没有, en: Not at all}, score: 0}
          - {name: part, label: {zh: 部分, en: In part}, score: 1}
          - {name: full, label: {zh: 完全, en: Fully}, score: 2}
      grades:
        choices:
          - {name: weak, label: {zh: 需要改进, en: To be improved}}
          - {name: sound, label: {zh: 良好, en: Good}}

    items:
      - group: matter
        label: {zh: 一、事项, en: 1. The matter}
        items:
          - {question: title, type: text, label: {zh: 事项名称, en: Its name}, required: true}
          - {question: unit, type: text, label: {zh: 承办单位, en: Who is in charge}, required: true}

      - group: children
        label: {zh: 二、儿童, en: 2. Children}
        items:
          - question: asked
            type: select_one degree
            label: {zh: 听取了儿童的意见吗？, en: Were children asked?}
            required: true
          - question: used
            type: select_one degree
            label: {zh: 采纳了儿童的意见吗？, en: Was what they said acted upon?}
            relevant: asked != "none"
            required: true

    scoring:
      measures:
        # 没有问到的题计0分 / a question that was not asked counts 0
        - calculate: points
          label: {zh: 得分, en: Points}
          calculation: asked.score + (if used = null then 0 else used.score)
          round: {places: 0}
        - table: grade
          label: {zh: 等级, en: Grade}
          hit: UNIQUE
          inputs:
            - {value: points, allowed: "[0..4]"}
          outputs:
            - {name: grade, choices: grades}
          rules:
            - {when: ["< 3"], then: ['"weak"']}
            - {when: [">= 3"], then: ['"sound"']}
      figures:
        - {figure: points, role: total, label: {zh: 得分, en: Points}, value: points, maximum: 4}
        - {figure: grade, role: grade, label: {zh: 等级, en: Grade}, value: grade}
      output:
        - {column: id, value: id}
        - {column: points, value: points, places: 0}
        - {column: grade, value: grade}

    """

  private static let cases = """
    # 算例：填什么，应得什么 / worked cases: answers and what comes of them

    cases:
      - case: nobody-asked
        about: 没有听取意见：不问是否采纳
        answers: {asked: none}
        expect: {points: "0", grade: weak}
      - case: asked-and-used
        answers: {asked: full, used: part}
        expect: {points: "3", grade: sound}
      - case: not-answered
        about: 没有填：没有得分，也没有等级
        answers: {asked: full}
        expect: {points: "", grade: ""}

    """
}
