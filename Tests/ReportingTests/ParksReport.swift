import Diagnostics
import Questionnaires
import Records
import Reporting
import Testing

/// A small questionnaire with registers, a repeat and three domains, and one assessment of it.
enum ParksReport {
  static func questionnaire() throws -> Questionnaire {
    do throws(Findings) {
      return try Questionnaire.read(root: "questionnaire.yaml") { _ in Array(text.utf8) }
    } catch {
      for finding in error.all { Issue.record("\(finding.rendered(in: .english, colour: false))") }
      throw error
    }
  }

  static let answers = [
    "title": "Oak <b>Park</b> & \"friends\"", "kind": "park", "place": "north gate",
    "heard": "no", "why_not": "holidays", "G1.rating": "-1", "G1.reason": "a fence",
    "G2.rating": "1",
    "G3.rating": "unknown", "width": "3", "options[1].name": "do nothing",
    "options[2].name": "a smaller lawn",
  ]

  /// The assessment of these answers by the exact names of their questions.
  static func assessment(
    _ answers: [String: String] = answers, of questionnaire: Questionnaire, in language: Language
  ) throws -> Assessment {
    var sheet = Sheet(questionnaire, for: .interview)
    sheet.addInstance(toRepeat: 0)
    sheet.addInstance(toRepeat: 0)
    var notes: [Address: String] = [:]
    for (name, text) in answers.sorted(by: { $0.key < $1.key }) {
      let address = try #require(sheet.address(named: name))
      let question = questionnaire[address.question]
      sheet.set(.given(try questionnaire.value(exactly: text, for: question)), at: address)
      if name == "why_not" { notes[address] = "asked <i>twice</i>" }
    }
    return Assessment(
      sheet, notes: notes,
      Assessment.Circumstances(
        record: "0b5c3f4e-0000-4000-8000-000000000001", office: "tongxin",
        questionnaireDigest: String(repeating: "ab", count: 32), engine: "child-impact 0.0.0",
        started: "2026-11-23T08:00:00Z", finished: "2026-11-23T09:00:00Z", language: language,
        nonce: String(repeating: "0", count: 32),
        signer: Assessment.Signer(key: String(repeating: "cd", count: 32), person: "assessor")))
  }

  static let proof = ReportProof(
    envelopeDigest: String(repeating: "ef", count: 32), index: 7, origin: "example.org/log",
    checkpoint: "example.org/log\n8\nAAAA\n",
    signatures: [
      ReportProof.Signature(
        act: "submit", person: "Ma <Li>", post: "desk officer",
        keyID: String(repeating: "cd", count: 32),
        algorithm: "Ed25519", time: "2026-11-23T09:00:05Z",
        publicKey: "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")
    ])

  static func page(in language: Language) throws -> String {
    let questionnaire = try questionnaire()
    var assessment = try assessment(of: questionnaire, in: language)
    // A foreign record may hold what an interview refuses.
    for index in assessment.answers.indices where assessment.answers[index].name == "place" {
      assessment.answers[index].text = "north\u{202E}gate"
    }
    return try AssessmentReport(assessment, of: questionnaire, proof: proof, in: language).html()
  }

  static let text = """
    id: parks
    version: 1.0.0
    title: {zh: 公园评价, en: Assessment of parks}
    languages: [zh, en]
    default_language: en
    registers: {domains: domains, tasks: tasks, targets: targets, units: units, task_forces: forces}
    subject: {title: title, kind: kind, date: date}
    choices:
      rating:
        type: number
        choices:
          - {name: "1", label: {zh: 有利, en: good}}
          - {name: "-1", label: {zh: 不利, en: bad}}
          - {name: unknown, label: {zh: 不知道, en: unknown}}
      kinds:
        choices:
          - {name: park, label: {zh: 公园, en: park}}
          - {name: road, label: {zh: 道路, en: road}}
      domains:
        choices:
          - {name: grass, label: {zh: 草地, en: Grass}}
          - {name: trees, label: {zh: 树木, en: Trees}}
          - {name: water, label: {zh: 水面, en: Water}}
      tasks:
        choices:
          - name: T1
            label: {zh: 增加草地, en: More grass}
            measure: {zh: 每个社区一块, en: one lawn in each community}
            units: [parks_bureau, league, court, nobody]
          - {name: T2, label: {zh: 种树, en: Plant trees}}
      targets:
        choices:
          - name: lawns
            label: {zh: 草坪, en: Lawns}
            task: T1
            op: ≥
            value: 12
            unit: {zh: 块, en: pieces}
            deadline: "2025-12-31"
          - {name: shade, label: {zh: 树荫, en: Shade}, task: T1, op: ≥, value: 5, deadline: "2027-12-31"}
      units:
        choices:
          - {name: parks_bureau, label: {zh: 园林局, en: Parks Bureau}, kind: government}
          - {name: league, label: {zh: 共青团, en: Youth League}, kind: mass_organisation}
          - {name: court, label: {zh: 法院, en: Court}, kind: judicial}
          - {name: nobody, label: {zh: 某单位, en: Some body}, kind: company}
      forces:
        choices:
          - {name: coordination, label: {zh: 协调专班, en: coordination task force}}
    items:
      - group: about
        label: {zh: 基本情况, en: About the park}
        items:
          - {question: title, type: text, label: {zh: 名称, en: Title}, required: true}
          - {question: kind, type: select_one kinds, label: {zh: 类别, en: Kind}, required: true}
          - {question: date, type: date, label: {zh: 日期, en: Date}, default: 'date("2026-11-20")'}
          - {question: place, type: text, label: {zh: 地点, en: Place}}
          - {question: owner, type: text, label: {zh: 业主, en: Owner}, required: true}
      - group: voices
        label: {zh: 听取意见, en: Voices}
        items:
          - {question: heard, type: boolean, label: {zh: 是否听取, en: Heard}, required: true}
          - {question: when_heard, type: text, label: {zh: 何时, en: When}, relevant: heard}
          - {question: why_not, type: text, label: {zh: 原因, en: Why not}, relevant: heard = false}
          - {question: width, type: integer, label: {zh: 宽度, en: Width}, relevant: kind = "road"}
          - repeat: options
            label: {zh: 备选方案, en: Options}
            instance_label: {zh: 方案, en: Option}
            items:
              - {question: name, type: text, label: {zh: 名称, en: Name}}
      - {use: scored, as: G1, with: {weight: 2, domain: grass, task: T1, label: {zh: 草地, en: Lawn}}}
      - {use: scored, as: G2, with: {weight: 1, domain: trees, task: T2, label: {zh: 树木, en: Tree}}}
      - {use: scored, as: G3, with: {weight: 1, domain: water, task: T2, label: {zh: 水面, en: Pond}}}
    templates:
      scored:
        list: items
        parameters: {weight: number, domain: string, task: string, label: text}
        label: {zh: "${label}", en: "${label}"}
        items:
          - {question: rating, type: select_one rating, label: {zh: 评分, en: Rating}, required: true}
          - {question: reason, type: text, label: {zh: 理由, en: Reason}}
          - calculate: third
            label: {zh: 三分之一, en: A third}
            calculation: if rating in [-1..1] then rating / 3 else null
        score:
          {domain: domain, weight: weight, task: task, applies: "true", value: third, unanswered: unknown}
        red_lines:
          - {code: '"V1"', label: {zh: 草地变少, en: less grass}, open: rating = -1 and domain = "grass"}
        findings:
          - {finding: harm, when: rating = -1, level: '"orange"', label: {zh: 不利, en: Harm}}
        warnings:
          - {warning: no_reason, when: rating = 1 and reason = null, label: {zh: 无理由, en: No reason}}
    scoring:
      measures:
        - calculate: grass
          calculation: sum(for i in items[domain = "grass" and rated] return 60 + 30 * i.value)
          round: {places: 1, mode: half_even}
        - calculate: trees
          calculation: sum(for i in items[domain = "trees" and rated] return 60 + 30 * i.value)
          round: {places: 1, mode: half_even}
        - calculate: water
          calculation: sum(for i in items[domain = "water" and rated] return 60 + 30 * i.value)
          round: {places: 1, mode: half_even}
        - calculate: unknown
          calculation: count(items[unknown])
        - calculate: total
          calculation: (grass + trees) / 2
          round: {places: 1, mode: half_even}
        - calculate: low
          calculation: if unknown = 0 then null else total - 10
          round: {places: 1, mode: half_even}
        - calculate: high
          calculation: if unknown = 0 then null else total + 10
          round: {places: 1, mode: half_even}
      figures:
        - {figure: grass, role: domain, label: {zh: 草地, en: Grass}, value: grass, maximum: 100, mark: 60, mark_label: {zh: 60分：不比现在差, en: "60: no worse off"}}
        - {figure: trees, role: domain, label: {zh: 树木, en: Trees}, value: trees, maximum: 100, mark: 60, mark_label: {zh: 60分：不比现在差, en: "60: no worse off"}}
        - {figure: water, role: domain, label: {zh: 水面, en: Water}, value: water, maximum: 100, mark: 60, mark_label: {zh: 60分：不比现在差, en: "60: no worse off"}}
        - {figure: total, role: total, label: {zh: 总分, en: Total}, value: total, low: low, high: high}
        - {figure: unknown, role: count, label: {zh: 未知, en: Unknown}, value: unknown}

    """
}
