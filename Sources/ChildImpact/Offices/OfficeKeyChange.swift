import Archiving
import Diagnostics
import Glibc
import Records
import SQLiteStore
import Signing

/// The passage of the log from one key of the office to another, in one entry: the old key signs the
/// change, the new one the head after it.
struct OfficeKeyChange {
  let options: RegistryOptions
  /// The file of the new key.
  let file: String

  /// Changes the key in the log first and the files afterwards.
  func run() throws {
    let folder = options.place.folder
    let office = Office(folder: folder, language: options.common.language)
    var archive = try office.open(for: .writing)
    let opening = KeyOpening(common: options.common, passphrases: options.passphrase)
    let old = try opening.openOffice(
      folder.officeKey, trying: try guarded { try Passphrase(copying: []) })
    let new = try opening.open(file)
    let change = try change(of: old.publicKey, to: new.key, in: archive)
    let next = try guarded { try archive.registry.applying(change, at: archive.size) }
    let payload = try guarded { try change.payload() }
    let desk = RegistryDesk(options: options)
    try desk.show(payload, archive.registry)
    let signatures = try signatures(payload, archive.registry, next, old, new.key)
    let done = try guarded {
      let envelope = try Envelope(payload: payload, type: .registry, signatures: signatures)
      return try archive.append(
        [try SignedEntry(envelope.bytes)], key: new.key, at: Clock.timestamp)
    }
    if let warning = done.warning { try options.common.tell(warning) }
    try desk.tell(done.index)
    try place(retired: done.index)
  }

  private func change(
    of old: PublicKey, to new: borrowing SigningKey, in archive: Archive<ArchiveFile>
  ) throws -> RegistryChange {
    let id = new.publicKey.id
    let request = try EnrolmentRequest(
      person: Person(id: "office", name: archive.office), key: new.publicKey, unit: nil,
      title: nil, roles: [], time: Clock.timestamp, nonce: guarded { try Entropy.bytes(16) })
    let envelope = try request.envelope(signedBy: new)
    let roots = archive.registry.roots
    let moved = Roots(
      keys: roots.keys.map { $0 == old.id ? id : $0 }, threshold: roots.threshold)
    return RegistryChange(
      office: archive.office,
      steps: [.enrol(request: envelope.bytes, owner: .office), .retire(old.id)]
        + (moved == roots ? [] : [.roots(moved)]),
      reason: options.reason, time: Clock.timestamp,
      nonce: try guarded { try Entropy.bytes(16) })
  }

  /// The signatures of both keys where they are root keys, and of the files that were named.
  private func signatures(
    _ payload: [UInt8], _ registry: Registry, _ next: Registry, _ old: borrowing SigningKey,
    _ new: borrowing SigningKey
  ) throws -> [Envelope.Signature] {
    var signatures: [Envelope.Signature] = []
    if registry.roots.keys.contains(old.publicKey.id) {
      signatures.append(try RootSigning.signature(payload, .registry, old))
    }
    if next.roots.keys.contains(new.publicKey.id) {
      signatures.append(try RootSigning.signature(payload, .registry, new))
    }
    let opening = KeyOpening(common: options.common, passphrases: options.passphrase)
    for path in options.root {
      let opened = try opening.open(path)
      signatures.append(try RootSigning.signature(payload, .registry, opened.key))
    }
    return signatures
  }

  /// Gives the new file the name of the old one, which keeps a name of its own.
  private func place(retired index: Int) throws {
    let path = options.place.folder.officeKey
    for suffix in ["", ".pub"] {
      let kept = path + ".retired-\(index)" + suffix
      guard unsafe rename(path + suffix, kept) == 0,
        unsafe rename(file + suffix, path + suffix) == 0
      else {
        throw Failure(
          Exit.cannotReadOrWrite,
          zh: "档案库已改用新的单位密钥，但 \(file)\(suffix) 未能改名。请手工改名为 \(path)\(suffix)。",
          en:
            "the archive has the new office key, but \(file)\(suffix) could not be renamed. Please "
            + "rename it to \(path)\(suffix).")
      }
    }
    try options.common.tell(
      Phrase(
        zh: "新密钥现为 \(path)；旧密钥改名为 \(path).retired-\(index)。",
        en: "The new key is now \(path); the old one is \(path).retired-\(index)."))
  }
}
