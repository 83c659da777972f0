import Questionnaires

/// A questionnaire whose groups are there by a default that nobody has confirmed yet: a track, and in
/// a group of it questions, a calculation and a list that the grade hangs on.
enum TrackQuestionnaire {
  private static let yaml = """
    id: track
    version: 1.0.0
    title: {zh: 两种评价, en: Two tracks}
    languages: [zh, en]
    default_language: zh
    choices:
      tracks:
        choices:
          - {name: full, label: {zh: 完整评价, en: full}}
          - {name: short, label: {zh: 登记备查, en: registration}}
      grade:
        choices:
          - {name: registered, label: {zh: 登记, en: registered}}
          - {name: ungraded, label: {zh: 暂不定级, en: ungraded}}
          - {name: pass, label: {zh: 合格, en: pass}}
          - {name: fail, label: {zh: 不合格, en: fail}}
    items:
      - question: title
        type: text
        label: {zh: 名称, en: Title}
        required: true
      - question: track
        type: select_one tracks
        label: {zh: 类型, en: Track}
        default: '"full"'
        required: true
      - group: full
        label: {zh: 评价, en: Assessment}
        relevant: track = "full"
        items:
          - question: near
            type: boolean
            label: {zh: 附近有学校吗？, en: Is a school near?}
            required: true
          - question: crossing
            type: boolean
            label: {zh: 有过街设施吗？, en: Is there a crossing?}
            relevant: near
            default: false
            required: true
          - question: lights
            type: integer
            label: {zh: 路灯, en: Lights}
            required: true
          - calculate: safe
            calculation: not(near) or crossing
          - repeat: visits
            label: {zh: 走访, en: Visits}
            items:
              - question: heard
                type: boolean
                label: {zh: 听到意见了吗？, en: Heard?}
                required: true
    scoring:
      measures:
        - table: grade
          label: {zh: 等级, en: Grade}
          hit: FIRST
          inputs: [{value: track}, {value: safe}, {value: "count(visits[heard])"}]
          outputs: [{name: grade, choices: grade}]
          rules:
            - {when: ['"short"', "-", "-"], then: ['"registered"']}
            - {when: ["-", "false", "-"], then: ['"fail"']}
            - {when: ["-", "-", "0"], then: ['"ungraded"']}
            - {when: ["-", "-", "-"], then: ['"pass"']}
      figures:
        - {figure: grade, role: grade, label: {zh: 等级, en: Grade}, value: grade}
      output:
        - {column: id, value: id}
        - {column: grade, value: grade}
    """

  static func make() throws -> Questionnaire {
    try Questionnaire.read(root: "track.yaml") { name in
      name == "track.yaml" ? Array(yaml.utf8) : nil
    }
  }
}
