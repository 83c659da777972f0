import Diagnostics
import Glibc
import Interviewing
import Questionnaires
import Records
import Signing

/// An assessment that is not finished: a file of one canonical JSON object a line, the first its
/// head, each further one a change, on disk before the next question is asked.
///
/// A last line without its line feed was cut short by a crash before it was acknowledged; it is
/// passed over when reading and overwritten when going on. The draft keeps the questionnaire that
/// it was begun with beside it, so that a new version of the questionnaire does not strand it.
final class Draft {
  // A class, because it owns an open, locked descriptor.

  /// What the first line says.
  struct Head {
    let id: String
    let questionnaire: Assessment.QuestionnaireName
    let started: String
    let language: Language
  }

  let head: Head
  let path: String
  private let descriptor: Int32

  private init(head: Head, path: String, descriptor: Int32) {
    self.head = head
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Begins a draft in the folder of results.
  static func begin(
    _ loaded: QuestionnaireShelf.Loaded, id: String, started: String, language: Language,
    in folder: ResultsFolder
  ) throws -> Draft {
    try Folder.create(folder.drafts)
    try keep(loaded, in: folder)
    let name = Assessment.QuestionnaireName(
      id: loaded.questionnaire.id, version: loaded.questionnaire.version,
      sha256: loaded.digest.hex)
    let head = Head(id: id, questionnaire: name, started: started, language: language)
    let path = folder.drafts + "/" + id + ".jsonl"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw FileProblem(path: path, code: errno, isWriting: true).failure
    }
    let draft = Draft(head: head, path: path, descriptor: descriptor)
    try draft.lock()
    try draft.write(head.json)
    Folder.sync(folder.drafts)
    return draft
  }

  private static func keep(_ loaded: QuestionnaireShelf.Loaded, in folder: ResultsFolder) throws {
    let path = questionnairePath(loaded.digest.hex, in: folder)
    guard !Folder.exists(path) else { return }
    do {
      try WholeFile.write(loaded.canonical, to: path)
    } catch let problem {
      throw problem.failure
    }
  }

  static func questionnairePath(_ digest: String, in folder: ResultsFolder) -> String {
    folder.drafts + "/questionnaire-" + digest.prefix(16) + ".json"
  }

  /// Opens a draft to go on with it.
  static func resume(_ id: String, in folder: ResultsFolder) throws -> (Draft, [JSONPart]) {
    let path = folder.drafts + "/" + id + ".jsonl"
    let descriptor = unsafe open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw unknown(id, in: folder) }
    let lines = try wholeLines(path)
    guard let first = lines.first, let head = try? Head(JSONPart(first)) else {
      close(descriptor)
      throw Failure(
        Exit.no, zh: "草稿 \(id) 已损坏，第一行无法读取。文件 \(path) 未作任何改动。",
        en: "the draft \(id) is damaged: its first line cannot be read. \(path) was left as it is.")
    }
    let draft = Draft(head: head, path: path, descriptor: descriptor)
    try draft.lock()
    try draft.dropUnfinishedLine()
    return (draft, lines.dropFirst().map { JSONPart($0) })
  }

  private static func unknown(_ id: String, in folder: ResultsFolder) -> Failure {
    let known = list(in: folder)
    let hint = known.isEmpty ? "" : known.joined(separator: ", ")
    return Failure(
      Exit.usage, zh: "没有编号为 \(id) 的草稿。现有草稿：\(hint.isEmpty ? "无" : hint)。",
      en: "there is no draft \(id). Drafts: \(hint.isEmpty ? "none" : hint).")
  }

  /// The ids of all drafts.
  static func list(in folder: ResultsFolder) -> [String] {
    Folder.names(in: folder.drafts).filter { $0.hasSuffix(".jsonl") }
      .map { String($0.dropLast(6)) }
  }

  /// The lines that are whole.
  private static func wholeLines(_ path: String) throws -> [JSON] {
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw error.failure }
    guard let end = bytes.lastIndex(of: 0x0A) else { return [] }
    return try bytes[..<end].split(separator: 0x0A).enumerated().map { number, line in
      do throws(JSONProblem) {
        return try JSON.canonical(Array(line))
      } catch {
        throw Failure(
          Exit.no, zh: "草稿 \(path) 第 \(number + 1) 行已损坏：\(error.phrase.zh)。文件未作任何改动。",
          en: "line \(number + 1) of the draft \(path) is damaged: \(error.phrase.en). "
            + "The file was left as it is.")
      }
    }
  }

  private func lock() throws {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Failure(
        Exit.cannotReadOrWrite, zh: "草稿 \(head.id) 正在另一个窗口中填写。请先在那里退出。",
        en: "the draft \(head.id) is open in another session. Please leave that one first.")
    }
  }

  private func dropUnfinishedLine() throws {
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

  /// Takes the draft away once it is signed and in the archive.
  func discard() {
    unsafe unlink(path)
    Folder.sync(Folder.parent(of: path))
  }
}

extension Draft.Head {
  var json: JSON {
    [
      "v": 1, "draft": .string(id), "started": .string(started),
      "language": .string(language.rawValue),
      "questionnaire": [
        "id": .string(questionnaire.id), "version": .string(questionnaire.version),
        "sha256": .string(questionnaire.sha256),
      ],
    ]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.id = try part["draft"].string()
    self.started = try part["started"].string()
    self.language = Language(rawValue: try part["language"].string()) ?? .chinese
    self.questionnaire = Assessment.QuestionnaireName(
      id: try part["questionnaire"]["id"].string(),
      version: try part["questionnaire"]["version"].string(),
      sha256: try part["questionnaire"]["sha256"].string())
  }
}
