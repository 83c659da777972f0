import Questionnaires
import TestSupport

/// The county questionnaire, and the complete example beside it.
enum County {
  static let folder = Product.root + "/Questionnaires/tongxin-child-impact"
  static let example = folder + "/examples/road-widening.answers.yaml"
  static let proposals = folder + "/examples/proposals.csv"

  static func questionnaire() throws -> Questionnaire {
    try Questionnaire.read(root: "questionnaire.yaml") { try? Files.bytes(at: folder + "/" + $0) }
  }

  /// What is typed for the complete example; worked out once for all tests.
  static let walkthrough = Result {
    try Walkthrough(try questionnaire(), giving: try GivenAnswers(reading: example))
  }

  /// A proposal that is only registered: the shortest assessment that can be signed.
  static let registration = """
    answers:
      classified: no
      title: 机关办公设备更新
      kind: project
      proposing_unit: housing_construction
      deciding_body: county_government
      drafting_began: "2026-03-02"
      final_draft_date: "2026-12-10"
      assessment_began: "2026-10-12"
      assessment_date: "2026-11-23"
      decision_date: "2027-01-15"
      summary: 更新办公电脑和打印机，不涉及儿童使用的设施和服务。
      children_direct: no
      children_indirect: no
      takes_space: no
      near_children: no
      catalogue: unlisted
      other_assessments: none
      track_reason: 内部设备更新，与儿童没有直接或间接关系。

    """
}
