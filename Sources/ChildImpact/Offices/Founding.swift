import Archiving
import Diagnostics
import Records
import SQLiteStore
import Signing

/// The making of an archive: a personal key, an office key, and the genesis that names both.
struct Founding {
  let office: Office
  /// `^[a-z0-9][a-z0-9-]{0,63}$`
  let code: String
  /// The name of the first person, who signs on this computer.
  let personName: String

  /// The id of the first person in the registry.
  static let personID = "assessor"

  /// Makes the keys that are missing, then the archive. Both keys begin under one passphrase.
  func found(_ passphrase: borrowing Passphrase, at time: Timestamp) throws {
    let folder = office.folder
    do {
      try Folder.create(folder.path)
      try Folder.create(folder.keys, mode: 0o700)
      try Folder.create(folder.memory, mode: 0o700)
    } catch { throw error.failure }
    do {
      let personal = try Founding.key(at: folder.personalKey, passphrase)
      let officeKey = try Founding.key(at: folder.officeKey, passphrase)
      let registry = Registry(
        office: code, persons: [Person(id: Founding.personID, name: personName)],
        posts: [
          Post(
            id: "assessor",
            title: Phrase(zh: "评价编制人", en: "assessor"), unit: code, roles: [.assessor])
        ],
        holdings: [Holding(person: Founding.personID, post: "assessor")],
        keys: [
          Enrolment(key: personal.publicKey, owner: .person(Founding.personID)),
          Enrolment(key: officeKey.publicKey, owner: .office),
        ],
        policy: .county)
      let genesis = Genesis(
        origin: "\(code)/child-impact", office: code, registry: registry, time: time,
        nonce: try Entropy.bytes(16))
      _ = try ArchiveFile.create(
        at: folder.archive, holding: try genesis.batch(signedBy: officeKey))
    } catch let problem as SigningProblem {
      throw Failure(Exit.cannotReadOrWrite, problem.phrase)
    } catch let problem as StoreProblem {
      throw Failure(Exit.cannotReadOrWrite, problem.phrase)
    } catch let problem as ArchiveProblem {
      throw Failure(Exit.no, problem.phrase)
    }
  }

  /// The key at `path`, made there when it is not.
  private static func key(at path: String, _ passphrase: borrowing Passphrase) throws
    -> SigningKey
  {
    if Folder.exists(path) { return try KeyFile.open(path, passphrase: passphrase) }
    let key = try SigningKey.generate(.ed25519)
    try KeyFile.create(key, at: path, passphrase: passphrase)
    try KeyFile.writePublic(key.publicKey, at: path + ".pub")
    return key
  }
}
