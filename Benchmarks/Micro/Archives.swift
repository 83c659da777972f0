import Archiving
import Diagnostics
import Glibc
import Records
import SQLiteStore
import Signing

/// An archive that grows: appends, and the disk under them.
enum Archives {
  static var all: [(name: String, measure: () throws -> [Measurement])] {
    [("archive-append", append)]
  }

  /// Appends of one signed assessment each, signature and checkpoint in it, beside as many bare `fsync` calls as an
  /// append makes, in the same folder and the same minute.
  private static func append() throws -> [Measurement] {
    let folder = try temporaryFolder()
    defer { unsafe system("rm -rf '\(folder)'") }
    var office = try Office(folder)
    let disk = try Disk(folder + "/bare")
    var (appends, syncs): ([Duration], [Duration]) = ([], [])
    for number in 0..<600 {
      let time = try ContinuousClock().measure { try office.append(number) }
      if number >= 100 { appends.append(time) }
      syncs.append(try ContinuousClock().measure { try disk.sync(times: 6) })
    }
    return [
      Measurement(name: "`archive-append` median", goal: nil, times: appends),
      Measurement(
        name: "`archive-append` 99 in 100", goal: .milliseconds(20), times: [appends.percentile(99)]
      ),
      Measurement(name: "six bare `fsync` calls, median", goal: nil, times: syncs),
      Measurement(
        name: "six bare `fsync` calls, 99 in 100", goal: nil, times: [syncs.percentile(99)]),
    ]
  }

  private static func temporaryFolder() throws -> String {
    var template = Array("./bench-archive-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw Failed(what: "no temporary folder") }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  struct Failed: Error {
    let what: String
  }
}

extension [Duration] {
  /// The time that so many in a hundred do not exceed.
  fileprivate func percentile(_ percent: Int) -> Duration {
    isEmpty ? .zero : sorted()[Swift.min(count - 1, count * percent / 100)]
  }
}

/// A file of which pages are written and synced.
private struct Disk {
  let descriptor: Int32
  let page = [UInt8](repeating: 7, count: 4096)

  init(_ path: String) throws {
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Archives.Failed(what: "cannot open \(path)") }
  }

  func sync(times: Int) throws {
    for number in 0..<times {
      let count = unsafe pwrite(descriptor, page, page.count, number * page.count)
      guard count == page.count, fsync(descriptor) == 0 else {
        throw Archives.Failed(what: "cannot write")
      }
    }
  }
}

/// An office with an archive of its own.
private struct Office {
  private static let questionnaire = Array(#"{"id":"county","version":"1"}"#.utf8)
  private var archive: Archive<ArchiveFile>
  private let seed = [UInt8](repeating: 1, count: 32)
  private let keys: Keys

  /// The keys, of which there is one each.
  private final class Keys {
    let office: SigningKey
    let person: SigningKey

    init() throws {
      office = try SigningKey.generate()
      person = try SigningKey.generate()
    }
  }

  init(_ folder: String) throws {
    keys = try Keys()
    let registry = Registry(
      office: "bench", persons: [Person(id: "p", name: "P")],
      posts: [
        Post(id: "desk", title: Phrase(zh: "岗", en: "desk"), unit: "unit", roles: [.assessor])
      ],
      holdings: [Holding(person: "p", post: "desk")],
      keys: [
        Enrolment(key: keys.office.publicKey, owner: .office),
        Enrolment(key: keys.person.publicKey, owner: .person("p")),
      ],
      policy: .county)
    let genesis = Genesis(
      origin: "bench/child-impact", office: "bench", registry: registry,
      time: Timestamp(secondsSince1970: 1_795_000_000), nonce: try Entropy.bytes(16))
    let store = try ArchiveFile.create(
      at: folder + "/archive.sqlite", holding: try genesis.batch(signedBy: keys.office))
    archive = try Archive(store: store, lastSeen: LastSeen(directory: folder, name: "seen"))
  }

  mutating func append(_ number: Int) throws {
    let payload = try json(number).canonicalBytes()
    let envelope = try Envelope(signing: payload, as: .assessment, with: keys.person)
    _ = try archive.append(
      assessment: envelope.bytes, questionnaire: Self.questionnaire,
      as: Document.Fields(
        title: "提案 \(number)", kind: "project", unit: "县教育局", grade: "good",
        text: String(repeating: "儿童 ", count: 300)),
      key: keys.office, at: Timestamp(secondsSince1970: 1_795_000_000))
  }

  /// An assessment of about 10 KB.
  private func json(_ number: Int) throws -> JSON {
    [
      "answers": .array(
        (0..<100).map { ["name": .string("A\($0)"), "text": "一段不长的说明，约三十个字，足以说明理由"] }),
      "nonce": .string(Hexadecimal.text(try Entropy.bytes(16))), "office": "bench",
      "questionnaire": [
        "id": "county", "sha256": .string(Digest(of: Self.questionnaire).hex), "version": "1",
      ],
      "record": .string(try Entropy.uuid()),
      "signer": ["key": .string(keys.person.publicKey.id.hex), "person": "p"],
      "subject": ["title": .string("提案 \(number)"), "unit": "县教育局"], "supersedes": .null, "v": 1,
      "version": 1,
    ]
  }
}
