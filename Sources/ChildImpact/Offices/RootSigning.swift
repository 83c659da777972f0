import Archiving
import Diagnostics
import SQLiteStore
import Signing

/// An envelope that root keys signed, with the office's key still open.
struct RootSigned: ~Copyable {
  let envelope: [UInt8]
  let office: SigningKey
}

/// The signatures of root keys: the office's where it is one, and those of the files that were named.
struct RootSigning {
  let options: RegistryOptions
  let registry: Registry
  /// The root keys after the change, where it changes them: they sign too.
  var next: Roots?

  private func isRoot(_ key: Digest) -> Bool {
    registry.roots.keys.contains(key) || next?.keys.contains(key) ?? false
  }

  /// Signs `payload` with all of them.
  private func sign(_ payload: [UInt8], as type: PayloadType) throws -> RootSigned {
    let opening = KeyOpening(common: options.common, passphrases: options.passphrase)
    let office = try opening.openOffice(
      options.place.folder.officeKey, trying: try guarded { try Passphrase(copying: []) })
    var signatures: [Envelope.Signature] = []
    if isRoot(office.publicKey.id) {
      signatures.append(try Self.signature(payload, type, office))
    }
    for path in options.root {
      let opened = try opening.open(path)
      signatures.append(try Self.signature(payload, type, opened.key))
    }
    let envelope = try guarded {
      try Envelope(payload: payload, type: type, signatures: signatures)
    }
    return RootSigned(envelope: envelope.bytes, office: office)
  }

  /// Signs `payload` and appends it.
  func append(
    _ payload: [UInt8], as type: PayloadType, to archive: inout Archive<ArchiveFile>
  ) throws -> Int {
    let signed = try sign(payload, as: type)
    let done = try guarded {
      try archive.append(
        [try SignedEntry(signed.envelope)], key: signed.office, at: Clock.timestamp)
    }
    if let warning = done.warning { try options.common.tell(warning) }
    return done.index
  }

  static func signature(
    _ payload: [UInt8], _ type: PayloadType, _ key: borrowing SigningKey
  ) throws -> Envelope.Signature {
    try guarded { try Envelope(signing: payload, as: type, with: key).signatures[0] }
  }
}
