internal import Diagnostics
internal import Records

extension ProofView {
  init(_ proof: ReportProof, _ content: ReportContent) {
    signatures = proof.signatures.map { Signature($0) }
    checkpoint = proof.checkpoint.map(PageText.shown)
    facts = [
      PageView.Fact(label: content.text(Words.envelopeDigest), value: proof.envelopeDigest),
      PageView.Fact(
        label: content.text(Words.entry),
        value: PageText.shown(proof.origin) + " · " + String(proof.index)),
      PageView.Fact(
        label: content.text(Words.questionnaireDigest),
        value: content.assessment.questionnaire.sha256),
      PageView.Fact(
        label: content.text(Words.program), value: PageText.shown(content.assessment.engine)),
      PageView.Fact(
        label: content.text(Words.worked),
        value: content.assessment.started + " – " + content.assessment.finished),
    ]
  }
}

extension ProofView.Signature {
  init(_ signature: ReportProof.Signature) {
    act = PageText.shown(signature.act)
    person = PageText.shown(signature.person)
    post = signature.post.isEmpty ? nil : PageText.shown(signature.post)
    keyID = signature.keyID
    algorithm = signature.algorithm
    time = signature.time
    remarks = signature.remarks.map(PageText.shown)
    publicKey = signature.publicKey
  }
}
