import Diagnostics
import Glibc
import Records

/// An assessment that is not finished: a file of one canonical JSON object a line, the first its
/// head, each further one a change, on disk before the next question is asked.
///
/// A last line without its line feed was cut short by a crash before it was acknowledged; it is
/// passed over when reading and overwritten when going on. The draft keeps the questionnaire that
/// it was begun with beside it, so that a new version of the questionnaire does not strand it; a
/// migration to another is a line of its own, and the changes before it belong to the old one.
final class Draft {
  // A class, because it owns an open, locked descriptor.

  /// What the first line says.
  struct Head {
    let id: String
    let questionnaire: Assessment.QuestionnaireName
    let started: String
    let language: Language
    /// The signed record that the draft is a new version of.
    var revises: Revision?
  }

  /// A signed record that is revised.
  struct Revision {
    let record: String
    /// The version that the draft will be, from 2.
    let version: Int
    /// The SHA-256 of the envelope of the version before, in hexadecimal.
    let supersedes: String
  }

  let id: String
  let path: String
  private let descriptor: Int32

  /// Takes a descriptor that is open and locked.
  init(id: String, path: String, descriptor: Int32) {
    self.id = id
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    unsafe unlink(Draft.holderPath(path))
    close(descriptor)
  }

  /// The file that says who has the draft at `path` open.
  static func holderPath(_ path: String) -> String { path.dropLast(6) + ".holder" }

  /// Locks the draft `id` for this process, or says who has it.
  static func lock(_ descriptor: Int32, _ id: String, at path: String, since time: String) throws {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw inUse(id, path) }
    DraftHolder.current(since: time).write(to: holderPath(path))
  }

  private static func inUse(_ id: String, _ path: String) -> Failure {
    guard let holder = DraftHolder(at: holderPath(path)) else {
      return Failure(
        Exit.cannotReadOrWrite, zh: "草稿 \(id) 正在另一个窗口中填写。请先在那里退出。",
        en: "the draft \(id) is open in another session. Please leave that one first.")
    }
    return Failure(
      Exit.cannotReadOrWrite,
      zh: "草稿 \(id) 正由 \(holder.person) 在 \(holder.host) 上填写（进程 \(holder.process)，"
        + "自 \(holder.since) 起）。请先在那里退出。",
      en: "\(holder.person) has the draft \(id) open on \(holder.host) (process "
        + "\(holder.process), since \(holder.since)). Please leave that session first.")
  }

  func dropUnfinishedLine() throws {
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw error.failure }
    let end = off_t(bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    guard ftruncate(descriptor, end) == 0, lseek(descriptor, end, SEEK_SET) == end else {
      throw FileProblem(path: path, code: errno, isWriting: true).failure
    }
  }

  /// Makes one line durable.
  func write(_ json: JSON) throws { try write([json]) }

  /// Makes lines durable together.
  func write(_ lines: [JSON]) throws {
    var bytes: [UInt8] = []
    for line in lines { bytes += try line.canonicalBytes() + [0x0A] }
    let start = lseek(descriptor, 0, SEEK_CUR)
    do {
      try WholeFile.append(bytes, to: descriptor, path)
      guard fdatasync(descriptor) == 0 else {
        throw FileProblem(path: path, code: errno, isWriting: true)
      }
    } catch let problem as FileProblem {
      // What was cut short must not stand before the next line.
      ftruncate(descriptor, start)
      lseek(descriptor, start, SEEK_SET)
      throw problem.failure
    }
  }

  /// Takes the draft away: it is signed and in the archive, or the person wants it gone.
  func discard() {
    unsafe unlink(path)
    Folder.sync(Folder.parent(of: path))
  }
}

extension Draft.Head {
  var json: JSON {
    var members: [(String, JSON)] = [
      ("v", 1), ("draft", .string(id)), ("started", .string(started)),
      ("language", .string(language.rawValue)), ("questionnaire", questionnaire.json),
    ]
    if let revises { members.append(("revises", revises.json)) }
    return .object(members)
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.id = try part["draft"].string()
    self.started = try part["started"].string()
    self.language = Language(rawValue: try part["language"].string()) ?? .chinese
    self.questionnaire = try Assessment.QuestionnaireName(part["questionnaire"])
    self.revises = if let part = part["revises"].ifPresent { try Draft.Revision(part) } else { nil }
  }
}

extension Draft.Revision {
  var json: JSON {
    [
      "record": .string(record), "version": .count(version), "supersedes": .string(supersedes),
    ]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.record = try part["record"].string()
    self.version = try part["version"].count(in: 2...1_000_000)
    self.supersedes = try part["supersedes"].string()
  }
}
