import Diagnostics
import Glibc
import Interviewing
import Questionnaires
import Records

/// Reads drafts for a list, each questionnaire once.
struct DraftReader {
  let folder: ResultsFolder
  let language: Language
  private var loaded: [String: QuestionnaireShelf.Loaded] = [:]

  init(folder: ResultsFolder, language: Language) {
    self.folder = folder
    self.language = language
  }

  /// What a list shows of a draft.
  struct Row {
    let id: String
    var changed = ""
    var questionnaire = ""
    var title = ""
    var answered = 0
    var asked = 0
    /// Who has it open now.
    var holder: String?
    /// Why it cannot be read.
    var problem: Phrase?
  }

  /// A draft that cannot be read is a row too.
  mutating func read(_ id: String) -> Row {
    var row = Row(id: id)
    row.holder = DraftReader.holder(of: Draft.path(of: id, in: folder))
    do {
      try fill(&row)
    } catch let failure as Failure {
      row.problem =
        failure.findings == nil
        ? failure.message : Phrase(zh: "问卷无法读取", en: "its questionnaire cannot be read")
    } catch {
      row.problem = Phrase(zh: "无法读取", en: "it cannot be read")
    }
    return row
  }

  private mutating func fill(_ row: inout Row) throws {
    let content = try DraftContent(reading: Draft.path(of: row.id, in: folder), id: row.id)
    let name = content.questionnaire
    row.changed = content.lastChanged
    row.questionnaire = name.id + " " + name.version
    let questionnaire = try questionnaire(name)
    let interview = Interview(
      questionnaire, language: language, changes: try content.changes(of: questionnaire))
    (row.answered, row.asked) = interview.progress()
    if let title = questionnaire.subject.title {
      let value = interview.sheet.value(at: Address(title))
      row.title = questionnaire.text(of: value, for: questionnaire[title]) ?? ""
    }
  }

  private mutating func questionnaire(_ name: Assessment.QuestionnaireName) throws -> Questionnaire
  {
    if let known = loaded[name.sha256] { return known.questionnaire }
    let read = try Draft.questionnaire(name, in: folder)
    loaded[name.sha256] = read
    return read.questionnaire
  }

  /// Who has a draft open: told by its lock, named by the file beside it.
  private static func holder(of path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return nil }
    return DraftHolder(at: Draft.holderPath(path)).map { "\($0.person)@\($0.host)" } ?? "?"
  }
}

extension DraftReader {
  /// A column of the list.
  enum Column {
    case id, changed, answered, questionnaire, title

    /// The columns for which there is room, so that an id is never cut: it has to be typed.
    static func shown(in width: Int) -> [Column] {
      switch width {
      case ..<60: [.id, .answered, .title]
      case ..<110: [.id, .changed, .answered, .title]
      default: [.id, .changed, .answered, .questionnaire, .title]
      }
    }

    var title: Phrase {
      switch self {
      case .id: Phrase(zh: "编号", en: "Draft")
      case .changed: Phrase(zh: "上次填写", en: "Changed")
      case .answered: Phrase(zh: "已答", en: "Answered")
      case .questionnaire: Phrase(zh: "问卷", en: "Questionnaire")
      case .title: Phrase(zh: "事项", en: "Proposal")
      }
    }
  }
}

extension DraftReader.Row {
  /// One cell of the list.
  func cell(_ column: DraftReader.Column, in language: Language) -> String {
    switch column {
    case .id: id
    case .changed: String(changed.prefix(16)).replacing("T", with: " ")
    case .answered: problem == nil ? "\(answered)/\(asked)" : ""
    case .questionnaire: questionnaire
    case .title:
      (holder.map { Phrase(zh: "（\($0) 正在填写）", en: "(open: \($0)) ").text(in: language) } ?? "")
        + (problem?.text(in: language) ?? title)
    }
  }

  /// The draft for a program.
  var json: JSON {
    [
      "draft": .string(id), "changed": .string(changed), "questionnaire": .string(questionnaire),
      "title": .string(title), "answered": .count(answered), "asked": .count(asked),
      "open_by": .optional(holder), "problem": .optional(problem?.en),
    ]
  }
}
