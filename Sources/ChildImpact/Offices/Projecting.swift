import Archiving
import Diagnostics
import Questionnaires
import Records
import Signing
import Synchronization

/// Works out again what lists show and, where asked, what scores are, with each questionnaire read
/// once.
final class Projecting: Sendable {
  // A class, because verification hands assessments to closures that share what was read.
  private let questionnaires = Mutex<[Digest: Questionnaire]>([:])

  /// What the lists should show; nil where the record cannot be read, which `examine` tells.
  func fields(_ admitted: AdmittedAssessment) -> Document.Fields? {
    try? reading(admitted) { Document.Fields($0, $1) }
  }

  /// What differs between the record and its scores worked out again.
  func difference(_ admitted: AdmittedAssessment) -> Phrase? {
    do {
      guard !admitted.isCalculation else { return try calculation(admitted) }
      return try reading(admitted) { Rescoring.difference($0, $1) }
    } catch let problem as JSONProblem {
      return problem.phrase
    } catch let failure as Failure {
      return failure.message
    } catch {
      return Phrase(zh: "记录无法读取", en: "the record cannot be read")
    }
  }

  private func calculation(_ admitted: AdmittedAssessment) throws -> Phrase? {
    let name = try JSONPart(admitted.content)["questionnaire"]["id"].string()
    let names = try CalculationRecord.differences(
      in: admitted.content, try questionnaire(admitted, name)
    ) { Digest(of: $0).hex }
    return Rescoring.difference(names)
  }

  private func reading<Value>(
    _ admitted: AdmittedAssessment, _ body: (Assessment, Questionnaire) -> Value
  ) throws -> Value {
    let assessment = try Assessment(JSONPart(admitted.content))
    return body(assessment, try questionnaire(admitted, assessment.questionnaire.id))
  }

  private func questionnaire(
    _ admitted: AdmittedAssessment, _ name: String
  ) throws -> Questionnaire {
    let digest = admitted.questionnaireDigest
    if let known = questionnaires.withLock({ $0[digest] }) { return known }
    let loaded = try QuestionnaireShelf.load(canonical: admitted.questionnaire, named: name)
    questionnaires.withLock { $0[digest] = loaded.questionnaire }
    return loaded.questionnaire
  }
}
