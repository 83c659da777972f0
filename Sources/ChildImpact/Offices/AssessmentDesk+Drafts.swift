import Archiving
import Diagnostics
import Glibc
import Interviewing
import Questionnaires
import Records
import Signing
import Terminal

extension AssessmentDesk {
  /// Begins a draft.
  func begin(_ loaded: QuestionnaireShelf.Loaded, revises: Draft.Revision? = nil) throws
    -> AssessmentWork
  {
    try warn(of: loaded.questionnaire)
    let readings = Readings()
    let (draft, head) = try Draft.begin(
      loaded, id: try Draft.newID(readings), started: try readings.time(for: .started).text,
      language: language, revises: revises, in: office.folder)
    let interview = Interview(loaded.questionnaire, language: language)
    return AssessmentWork(
      loaded: loaded, draft: draft, head: head, interview: interview, readings: readings)
  }

  private func warn(of questionnaire: Questionnaire) throws {
    guard !questionnaire.warnings.isEmpty else { return }
    let count = questionnaire.warnings.count
    try common.tell(
      Phrase(
        zh: "问卷有 \(count) 条提醒，见 child-impact check。",
        en: "The questionnaire has \(count) warnings: see child-impact check."))
  }

  /// Goes on with a draft, with the questionnaire that it was begun with.
  func resume(_ id: String) throws -> AssessmentWork {
    let readings = Readings()
    let id = try Draft.id(meaning: id, in: office.folder)
    let (draft, content) = try Draft.resume(
      id, at: try readings.time(for: .resumed).text, in: office.folder)
    let loaded = try Draft.questionnaire(content.questionnaire, in: office.folder)
    let interview = Interview(
      loaded.questionnaire, language: language,
      changes: try content.changes(of: loaded.questionnaire))
    return AssessmentWork(
      loaded: loaded, draft: draft, head: content.head, interview: interview,
      migrations: content.migrations, readings: readings)
  }

  /// Moves a draft to another questionnaire, after telling what that does and being told to. With
  /// the same questionnaire nothing happens.
  func migrate(_ work: AssessmentWork, to name: String, isAgreed: Bool) throws -> AssessmentWork {
    let loaded = try QuestionnaireShelf.load(name)
    guard loaded.digest.hex != work.loaded.digest.hex else { return work }
    let time = try work.readings.time(for: .change).text
    let migration = DraftMigration(of: work.interview, work.loaded.name, to: loaded, at: time)
    for (index, phrase) in migration.report.enumerated() {
      let indent = index == 0 ? "" : "  "
      try dialogue.paragraph(
        phrase.text(in: language), first: indent, hanging: indent + "  ")
    }
    guard try isAgreed || agrees() else {
      throw Failure(
        Exit.no, zh: "没有迁移。草稿仍用原来的问卷：child-impact assess --resume \(work.head.id)",
        en: "Not moved. The draft keeps its questionnaire: child-impact assess --resume "
          + work.head.id)
    }
    try Draft.keep(loaded, in: office.folder)
    try work.draft.write(try migration.line)
    return AssessmentWork(
      loaded: loaded, draft: work.draft, head: work.head, interview: migration.interview,
      migrations: work.migrations + [migration.account], readings: work.readings)
  }

  private func agrees() throws -> Bool {
    guard isatty(0) == 1 else {
      throw Failure(
        Exit.usage, zh: "迁移需要确认。核对以上内容后，加 --migrate 再运行一次。",
        en: "a migration has to be agreed to. Look at the above, then add --migrate.")
    }
    let question = Phrase(
      zh: "不能移入的答案留在草稿和签名记录的迁移说明里，不再计入。现在迁移吗？（y/n）",
      en: "What cannot go along stays in the account of the migration, in draft and record, and "
        + "does not count. Move now? (y/n)")
    try dialogue.paragraph(question.text(in: language))
    var lines = PipedLines(descriptor: 0)
    guard case .text(let line) = try lines.next() else { return false }
    return ["y", "yes", "是"].contains(line.lowercased())
  }

  /// Says that the shelf has another version of the questionnaire than the draft.
  func tellOfNewerVersion(_ work: AssessmentWork) throws {
    let own = work.loaded.name
    let kept = Draft.questionnairePath(own.sha256, in: office.folder)
    // Reading a questionnaire takes longer than opening a draft; most have not been touched since.
    guard let folder = try? QuestionnaireShelf.folder(of: own.id),
      Folder.newest(in: folder) > Folder.time(of: kept),
      let shelf = try? QuestionnaireShelf.load(own.id), shelf.digest.hex != own.sha256
    else { return }
    try common.tell(
      Phrase(
        zh: "草稿沿用它开始时的问卷（\(own.version)）。现有问卷（\(shelf.name.version)）已不同；要改用："
          + "child-impact assess \(own.id) --resume \(work.head.id)",
        en:
          "The draft keeps the questionnaire that it was begun with (\(own.version)). The present "
          + "one (\(shelf.name.version)) differs; to move: child-impact assess \(own.id) --resume "
          + work.head.id))
  }
}

extension Draft {
  /// An id that sorts by time: `20261123-190512-3f9c`. Beginning a draft refuses one that is taken.
  static func newID(_ readings: Readings) throws -> String {
    let digits = try readings.time(for: .draft).text.filter(\.isNumber)
    let random = Hexadecimal.text(try readings.random(2, for: .draft))
    return "\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6))-\(random)"
  }
}
