public import Diagnostics
internal import Mustache
public import Questionnaires
public import Records

/// The report of one assessment: a single HTML page that needs nothing else, neither scripts nor
/// fonts nor a network, and that can be read on a screen of 360 points and printed on A4.
public struct AssessmentReport: Sendable {
  private let assessment: Assessment
  private let questionnaire: Questionnaire
  private let proof: ReportProof?
  private let language: Language

  /// Prepares the page of `assessment` in `language`.
  ///
  /// `questionnaire` is the one that the assessment names by digest. Without `proof` the page says
  /// that nobody has signed.
  public init(
    _ assessment: Assessment, of questionnaire: Questionnaire, proof: ReportProof?,
    in language: Language
  ) {
    self.assessment = assessment
    self.questionnaire = questionnaire
    self.proof = proof
    self.language = language
  }

  /// The page.
  ///
  /// Figures are those of the record. They are worked out again for the page, and where they differ
  /// the page says so at its top.
  public func html() throws -> String {
    let content = ReportContent(assessment, questionnaire, language)
    let page = PageView(content, proof: proof)
    return try Templates.library().render(page, withTemplate: "page") ?? ""
  }
}
