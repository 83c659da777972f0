import Archiving
import Diagnostics
import Records
import SQLiteStore
import Signing
import Terminal

/// Where a record is signed after its submission: what will be signed is shown from its exact bytes,
/// then the passphrase is asked, then the act goes into the archive or into the file it came from.
struct SigningDesk {
  let common: CommonOptions
  let office: Office
  let passphrases: PassphraseOptions
  /// The file of the key that signs.
  let key: String

  /// What somebody wants to say.
  struct Wish {
    let decision: SignOff.Decision
    /// The roles in which it may be said; the first that fits is taken.
    let roles: [Role]
    /// Adds what only the signer can say.
    var fill: (inout SignOff, Docket) throws -> Void = { _, _ in }
  }

  /// Signs the record or file called `name`, for the first of `wishes` that fits.
  func sign(_ name: String, _ wishes: [Wish]) throws {
    var docket = try Docket(name, at: office)
    let signOff = try chosen(wishes, docket)
    let payload = try guarded { try signOff.json.canonicalBytes() }
    try show(payload, docket)
    let opened = try KeyOpening(common: common, passphrases: passphrases).open(key)
    let envelope = try guarded {
      try Envelope(signing: payload, as: .signoff, with: opened.key).bytes
    }
    try deliver(envelope, to: &docket, opened.passphrase)
  }

  /// The sign-off that the log would take; where it would take none, the reason for the first that
  /// this person could sign at all.
  private func chosen(_ wishes: [Wish], _ docket: Docket) throws -> SignOff {
    guard let registry = docket.registry else { throw Failure(Exit.no, Refusal.unknownKey.phrase) }
    let publicKey = try signerKey()
    guard let person = registry.owner(of: publicKey.id) else { throw notEnrolled(publicKey) }
    if let refusal = registry.enrolment(of: publicKey.id).flatMap(Self.refusal) {
      throw refused(refusal, docket, registry)
    }
    let signer = Assessment.Signer(key: publicKey.id.hex, person: person.id)
    var first: Refusal?
    for wish in wishes {
      for role in wish.roles {
        // A post that does not fit is tried too: the refusal says why.
        let posts = registry.posts(of: person.id).filter { $0.roles.contains(role) }
        let units = docket.chain.units(for: role, of: person.id, registry) + posts.map(\.unit)
        guard let unit = units.first else { continue }
        var signOff = docket.chain.draft(
          role, wish.decision, for: unit, office: docket.office,
          record: docket.reading.assessment.record, registry: registry, signer: signer,
          time: Clock.timestamp, nonce: try guarded { try Entropy.bytes(16) })
        try wish.fill(&signOff, docket)
        guard let refusal = docket.chain.refusal(of: signOff, registry) else { return signOff }
        first = first ?? refusal
      }
    }
    throw refused(first ?? .notPermitted, docket, registry)
  }

  /// Why a key signs no more; nil when it does.
  private static func refusal(of enrolment: Enrolment) -> Archiving.Refusal? {
    if enrolment.revocation != nil { return .revokedKey }
    return enrolment.retired == nil ? nil : .retiredKey
  }

  private func signerKey() throws -> PublicKey {
    guard Folder.exists(key + ".pub") else {
      throw Failure(
        Exit.cannotReadOrWrite,
        zh: "没有密钥 \(key)。运行 child-impact key new 新建，或用 --key 指定。",
        en: "there is no key \(key). child-impact key new makes one; --key names another.")
    }
    return try guarded { try KeyFile.readPublic(key + ".pub") }
  }

  private func notEnrolled(_ publicKey: PublicKey) -> Failure {
    Failure(
      Exit.no,
      zh: "密钥 \(publicKey.id.hex.prefix(16)) 没有在保管档案库的单位登记。"
        + "请把登记申请（key new --person）交给该单位，由其运行 child-impact key enrol。",
      en:
        "the key \(publicKey.id.hex.prefix(16)) is not enrolled at the office that keeps the archive. "
        + "Give it the request of key new --person, for child-impact key enrol.")
  }

  /// A refusal with what the record waits for instead.
  private func refused(_ refusal: Refusal, _ docket: Docket, _ registry: Registry) -> Failure {
    let roles = docket.chain.waiting(registry).compactMap { waiting in
      if case .role(let role) = waiting { SignOffWords.role(role) } else { nil }
    }
    let status = SignOffWords.status(docket.chain.status(registry).rawValue)
    let next = roles.first.map {
      Phrase(zh: "，现在等待：\($0.zh)", en: "; it waits for: \($0.en)")
    }
    return Failure(
      Exit.no,
      zh: "不能签署：\(refusal.phrase.zh)。本事项\(status.zh)\(next?.zh ?? "")。",
      en:
        "This cannot be signed: \(refusal.phrase.en). The record is \(status.en)\(next?.en ?? "").")
  }

  private func show(_ payload: [UInt8], _ docket: Docket) throws {
    guard let registry = docket.registry else { return }
    let assessment = AssessmentSummary(
      docket.reading.assessment, docket.reading.loaded.questionnaire, common.language)
    let summary = try SignOffSummary(payload: payload, registry, assessment, common.language)
    let title = Phrase(zh: "将要签署的内容", en: "What will be signed")
    try common.messages.line(title.text(in: common.language), .strong)
    let digests = [
      (Phrase(zh: "评价摘要：", en: "Assessment: "), docket.chain.assessment.hex),
      (Phrase(zh: "内容摘要（SHA-256）：", en: "Digest (SHA-256): "), Digest(of: payload).hex),
    ]
    let lines =
      summary.lines(relyingOn: docket.signOffs)
      + digests.map { $0.0.text(in: common.language) + $0.1 }
    for line in lines {
      try common.messages.paragraph(Visible.text(line), first: "  ", hanging: "    ")
    }
  }

  private func deliver(
    _ envelope: [UInt8], to docket: inout Docket, _ passphrase: borrowing Passphrase
  ) throws {
    switch docket.place {
    case .view: throw Failure(Exit.no, ArchiveProblem.notOfficeKey.phrase)
    case .archive(var archive):
      let officeKey = try KeyOpening(common: common, passphrases: passphrases).openOffice(
        office.folder.officeKey, trying: passphrase)
      let done = try guarded {
        try archive.append([try SignedEntry(envelope)], key: officeKey, at: Clock.timestamp)
      }
      if let warning = done.warning { try common.tell(warning) }
      try common.tell(
        Phrase(
          zh: "已签署并归档，档案库第 \(done.index) 条。", en: "Signed and archived as entry \(done.index)."))
    case .file(var parcel, let path):
      try guarded { try parcel.add(envelope) }
      try ParcelFile.write(parcel, to: path)
      try common.tell(
        Phrase(
          zh: "已签署，写入 \(path)。请把文件送回保管档案库的单位，由其运行 child-impact archive receive。",
          en: "Signed into \(path). Send the file back to the office that keeps the archive, for "
            + "child-impact archive receive."))
    }
  }
}
