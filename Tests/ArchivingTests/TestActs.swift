import Archiving
import Records
import Signing

extension Archive {
  /// The assessor's withdrawal of a draft; nil when the archive has no such record.
  mutating func withdrawal(of draft: Draft) throws -> SignedEntry? {
    guard let chain = chain(of: draft.record) else { return nil }
    let key = try TestOffice.assessorKey()
    var signOff = chain.draft(
      .assessor, .withdraw, for: "县教育局", office: TestOffice.code, record: draft.record,
      registry: registry,
      signer: Assessment.Signer(key: key.publicKey.id.hex, person: "li-ming"),
      time: TestOffice.time, nonce: [UInt8](repeating: 1, count: 16))
    signOff.reason = "改期"
    let envelope = try Envelope(
      signing: try signOff.json.canonicalBytes(), as: .signoff, with: key)
    return try SignedEntry(envelope.bytes)
  }

  /// The disposal of everything that a draft has brought in, signed by the root key.
  func disposal(of draft: Draft, at time: Timestamp) throws -> SignedEntry {
    let contents = history(of: draft.record)?.references.map(\.entry.digest) ?? []
    let payload = try Disposal(
      office: TestOffice.code, record: draft.record, contents: contents, reason: "保存期满",
      time: time, nonce: [UInt8](repeating: 2, count: 16)
    ).payload()
    let envelope = try Envelope(
      signing: payload, as: .disposal, with: try TestOffice.officeKey())
    return try SignedEntry(envelope.bytes)
  }
}
