import Diagnostics
import Glibc
import Questionnaires
import Records
import Signing

extension Draft {
  /// Begins a draft in the folder of results.
  static func begin(
    _ loaded: QuestionnaireShelf.Loaded, id: String, started: String, language: Language,
    revises: Revision? = nil, in folder: ResultsFolder
  ) throws -> (draft: Draft, head: Head) {
    try Folder.create(folder.drafts)
    try keep(loaded, in: folder)
    let head = Head(
      id: id, questionnaire: loaded.name, started: started, language: language, revises: revises)
    return (try begin(head, in: folder), head)
  }

  /// Begins a draft with this head and nothing else.
  static func begin(_ head: Head, in folder: ResultsFolder) throws -> Draft {
    let path = path(of: head.id, in: folder)
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw FileProblem(path: path, code: errno, isWriting: true).failure
    }
    try lock(descriptor, head.id, at: path, since: head.started)
    let draft = Draft(id: head.id, path: path, descriptor: descriptor)
    try draft.write(head.json)
    Folder.sync(folder.drafts)
    return draft
  }

  /// Keeps the questionnaire of a draft beside it.
  static func keep(_ loaded: QuestionnaireShelf.Loaded, in folder: ResultsFolder) throws {
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

  /// The questionnaire that is kept for a draft.
  static func questionnaire(_ name: Assessment.QuestionnaireName, in folder: ResultsFolder) throws
    -> QuestionnaireShelf.Loaded
  {
    let path = questionnairePath(name.sha256, in: folder)
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw error.failure }
    let loaded = try QuestionnaireShelf.load(canonical: bytes, named: path)
    guard loaded.digest.hex == name.sha256 else {
      throw Failure(
        Exit.no, zh: "草稿所用的问卷 \(path) 已被改动，不能继续。草稿未作任何改动。",
        en:
          "the questionnaire of the draft, \(path), has been changed. The draft was left as it is.")
    }
    return loaded
  }

  /// Opens a draft to go on with it.
  static func resume(_ id: String, at time: String, in folder: ResultsFolder) throws
    -> (draft: Draft, content: DraftContent)
  {
    let draft = try held(id, at: time, in: folder)
    let content = try DraftContent(reading: draft.path, id: id)
    try draft.dropUnfinishedLine()
    return (draft, content)
  }

  /// Opens and locks a draft, whatever is in it.
  static func held(_ id: String, at time: String, in folder: ResultsFolder) throws -> Draft {
    let path = path(of: id, in: folder)
    let descriptor = unsafe open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw unknown(id, in: folder) }
    do {
      try lock(descriptor, id, at: path, since: time)
    } catch {
      close(descriptor)
      throw error
    }
    return Draft(id: id, path: path, descriptor: descriptor)
  }

  /// The file of a draft. An id never becomes a path of its own.
  static func path(of id: String, in folder: ResultsFolder) -> String {
    folder.drafts + "/" + id.replacing("/", with: "_") + ".jsonl"
  }

  private static func unknown(_ id: String, in folder: ResultsFolder) -> Failure {
    let known = list(in: folder)
    return Failure(
      Exit.usage, zh: "没有编号为 \(id) 的草稿。现有草稿：\(known.isEmpty ? "无" : known.joined(separator: "、"))。",
      en: "there is no draft \(id). Drafts: "
        + "\(known.isEmpty ? "none" : known.joined(separator: ", ")).")
  }

  /// The ids of all drafts, oldest first.
  static func list(in folder: ResultsFolder) -> [String] {
    Folder.names(in: folder.drafts).filter { $0.hasSuffix(".jsonl") }
      .map { String($0.dropLast(6)) }
  }

  /// The one draft that `id` means: the whole of it, its beginning, or `last`.
  static func id(meaning id: String, in folder: ResultsFolder) throws -> String {
    let known = list(in: folder)
    if id == "last", let last = known.last { return last }
    let fitting = known.contains(id) ? [id] : known.filter { $0.hasPrefix(id) && !id.isEmpty }
    guard fitting.count < 2 else {
      throw Failure(
        Exit.usage, zh: "编号 \(id) 对应 \(fitting.count) 份草稿，请多写几位：\(fitting.joined(separator: "、"))。",
        en: "\(fitting.count) drafts begin with \(id), please give more of it: "
          + "\(fitting.joined(separator: ", ")).")
    }
    guard let found = fitting.first else { throw unknown(id, in: folder) }
    return found
  }
}

extension QuestionnaireShelf.Loaded {
  /// The questionnaire as drafts and records name it.
  var name: Assessment.QuestionnaireName {
    Assessment.QuestionnaireName(
      id: questionnaire.id, version: questionnaire.version, sha256: digest.hex)
  }
}
