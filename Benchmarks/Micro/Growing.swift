import Archiving
import Records
import SQLiteStore
import Signing

extension Microbenchmarks {
  /// `grow ARCHIVE KEYS PASSPHRASE SIZE` appends copies of the last record, each signed and under a head of its own,
  /// until an archive has so many entries; gives the exit status. The keys are those that `archive init` makes.
  static func grow(_ arguments: [String]) -> Int32 {
    guard arguments.count == 4, let size = Int(arguments[3]) else {
      print("usage: microbenchmarks grow ARCHIVE KEYS PASSPHRASE SIZE")
      return 2
    }
    do {
      var growing = try Growing(
        archive: arguments[0], keys: arguments[1], passphrase: arguments[2])
      try growing.grow(to: size)
      return 0
    } catch {
      print("error: \(error)")
      return 3
    }
  }
}

/// An archive of a county that has been assessing for a century.
private struct Growing: ~Copyable {
  private var archive: Archive<ArchiveFile>
  private let person: SigningKey
  private let office: SigningKey
  private let last: LastRecord

  init(archive path: String, keys: String, passphrase: String) throws {
    let secret = try Passphrase(copying: Array(passphrase.utf8))
    let store = try ArchiveFile(path: path, for: .writing)
    let memory = LastSeen(directory: path + ".seen", name: "seen")
    let archive = try Archive(store: store, lastSeen: memory)
    let last = try LastRecord(in: archive, store)
    let person = try KeyFile.open(keys + "/personal.pem", passphrase: secret)
    let office = try KeyFile.open(keys + "/office.pem", passphrase: secret)
    self.archive = archive
    self.last = last
    self.person = person
    self.office = office
  }

  mutating func grow(to size: Int) throws {
    while archive.size < size {
      let payload = try last.copy()
      let envelope = try Envelope(signing: payload, as: .assessment, with: person)
      _ = try archive.append(
        assessment: envelope.bytes, questionnaire: last.questionnaire, as: last.fields,
        key: office, at: Timestamp(secondsSince1970: 1_795_000_000 + Int64(archive.size)))
    }
  }
}

/// A record to make others like it.
private struct LastRecord {
  private let members: [JSON.Object.Member]
  let questionnaire: [UInt8]
  let fields: Document.Fields

  init(in archive: Archive<ArchiveFile>, _ store: ArchiveFile) throws {
    guard let last = try archive.documents().last else {
      throw Archives.Failed(what: "no record")
    }
    let payload = try Envelope(reading: try archive.envelope(at: last.index)).payload
    guard case .object(let object) = try JSON.canonical(payload),
      let digest = Digest(hex: try JSONPart(.object(object))["questionnaire"]["sha256"].string())
    else { throw Archives.Failed(what: "no assessment") }
    members = object.members
    questionnaire = try archive.questionnaire(digest)
    fields = Document.Fields(
      title: last.title, kind: last.kind, unit: last.unit, grade: last.grade,
      township: last.township, track: last.track, questionnaire: last.questionnaire,
      text: try store.text(at: last.index) ?? "")
  }

  /// The payload of another record that says the same.
  func copy() throws -> [UInt8] {
    let changed = try members.map { member -> (String, JSON) in
      switch member.key {
      case "record": (member.key, .string(try Entropy.uuid()))
      case "nonce": (member.key, .string(Hexadecimal.text(try Entropy.bytes(16))))
      default: (member.key, member.value)
      }
    }
    return try JSON.object(changed).canonicalBytes()
  }
}
