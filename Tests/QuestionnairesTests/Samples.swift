import Diagnostics
import Questionnaires
import Testing

/// A questionnaire of one file, for tests.
func questionnaire(_ yaml: String, including files: [String: String] = [:]) throws(Findings)
  -> Questionnaire
{
  let all = files.merging(["questionnaire.yaml": yaml]) { a, _ in a }
  return try Questionnaire.read(root: "questionnaire.yaml") { all[$0].map { Array($0.utf8) } }
}

/// The codes of what is wrong with a questionnaire.
func codes(of yaml: String, including files: [String: String] = [:]) -> [String] {
  do throws(Findings) {
    return try questionnaire(yaml, including: files).warnings.map(\.code)
  } catch {
    return error.all.map(\.code)
  }
}
