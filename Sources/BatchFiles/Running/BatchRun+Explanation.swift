internal import BatchScoring
public import Diagnostics

extension BatchRun {
  /// How the rows of the input would be scored, rule by rule; reads its header and nothing more.
  public func explanation() throws(BatchFailure) -> [Phrase] {
    var source = try BlockSource(
      path: options.input, format: options.format, pieceSize: options.pieceSize, fromLine: 1,
      stop: nil)
    let beginning = try source.begin()
    let plans = try BatchPlans(questionnaire, options, beginning, named: source.name)
    return plans?.now.explanation ?? []
  }
}
