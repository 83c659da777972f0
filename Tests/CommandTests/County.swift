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
}
