import Archiving
import Diagnostics
import Records
import Reporting
import SQLiteStore
import Signing

/// What a report says of the proof of a record: every signature, the assessor's first, and its place
/// in the log.
struct RecordProof {
  let docket: Docket
  let archive: ArchiveView<ArchiveFile>
  let language: Language

  /// The facts.
  func proof() throws -> ReportProof {
    let others = try docket.signOffs.map { try signature($0) }
    return ReportProof(
      envelopeDigest: Digest(of: docket.reading.envelope.bytes).hex, index: docket.reading.index,
      origin: archive.origin, checkpoint: String(validating: archive.head.bytes, as: UTF8.self),
      signatures: [assessor] + others)
  }

  private var registry: Registry { archive.registry }

  private var assessor: ReportProof.Signature {
    let assessment = docket.reading.assessment
    return signature(
      SignOffWords.act(.assessor, .endorse), assessment.signer, assessment.finished,
      at: docket.reading.index, unit: nil, remarks: [])
  }

  private func signature(_ act: RecordedSignOff) throws -> ReportProof.Signature {
    let content = act.content
    let summary = AssessmentSummary(
      docket.reading.assessment, docket.reading.loaded.questionnaire, language)
    let lines = try SignOffSummary(payload: act.payload, registry, summary, language).content
    let isInDoubt = docket.chain.actsInDoubt(registry).contains { $0.digest == act.digest }
    let doubt = Phrase(zh: "存疑：密钥已作废，尚未重新确认", en: "In doubt: the key was revoked")
    return signature(
      SignOffWords.act(content.role, content.decision), content.signer, content.time,
      at: act.index ?? 0, unit: summary.unitLabel(content.unit),
      remarks: lines + (isInDoubt ? [doubt.text(in: language)] : []))
  }

  private func signature(
    _ act: Phrase, _ signer: Assessment.Signer, _ time: String, at index: Int, unit: String?,
    remarks: [String]
  ) -> ReportProof.Signature {
    let key = Digest(hex: signer.key).flatMap { registry.enrolment(of: $0) }?.key
    let titles = registry.posts(of: signer.person, at: index).map { $0.title.text(in: language) }
    let post = ([unit].compactMap(\.self) + titles).joined(separator: " · ")
    return ReportProof.Signature(
      act: act.text(in: language), person: registry.person(signer.person)?.name ?? signer.person,
      post: post, keyID: signer.key, algorithm: key?.algorithm.rawValue ?? "", time: time,
      remarks: remarks, publicKey: key?.pem)
  }
}
