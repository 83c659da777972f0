import Archiving
import Diagnostics
import Glibc
import Interviewing
import Questionnaires
import Records
import Signing
import Terminal

/// Where an assessment is begun, gone on with, and signed.
struct AssessmentDesk {
  let office: Office
  let passphrases: PassphraseOptions
  let common: CommonOptions

  /// The code of the office that is founded on first use: the first word of the questionnaire's id.
  let officeCode: String

  var language: Language { common.language }

  /// The dialogue goes to the terminal; where the input is a pipe, to standard error.
  var dialogue: Output { isatty(1) == 1 ? common.output : common.messages }

  /// Makes the archive on first use, where a passphrase can be asked for.
  func prepareOffice() throws {
    if office.hasArchive || !passphrases.isAvailable || passphrases.passphraseFD != nil { return }
    guard !office.remembersArchive else { throw office.missingArchive() }
    try found(try welcomed())
  }

  private func welcomed() throws -> Passphrase {
    let welcome = Phrase(
      zh: "第一次使用：将在 \(office.folder.path) 新建档案库、个人签名密钥和单位密钥。两个密钥先用同一口令保护，"
        + "口令无法找回，请妥善保管。",
      en: "First use: an archive, a personal key and an office key will be made in "
        + "\(office.folder.path). One passphrase protects both keys for now; it cannot be recovered."
    )
    try dialogue.paragraph(welcome.text(in: language))
    return try passphrases.newPassphrase(language)
  }

  /// Makes the archive and the keys.
  func found(_ passphrase: borrowing Passphrase) throws {
    let founding = Founding(office: office, code: officeCode, personName: Environment.personName)
    try founding.found(passphrase, at: Clock.timestamp)
    let done = Phrase(
      zh: "已新建：\(office.folder.archive)，密钥在 \(office.folder.keys)。",
      en: "Made \(office.folder.archive); the keys are in \(office.folder.keys).")
    try common.tell(done)
  }

  /// Begins a draft.
  func begin(_ name: String) throws -> AssessmentWork {
    let loaded = try QuestionnaireShelf.load(name)
    try warn(of: loaded.questionnaire)
    let draft = try Draft.begin(
      loaded, id: try Draft.newID(), started: Clock.text, language: language,
      in: office.folder)
    let interview = Interview(loaded.questionnaire, language: language)
    return AssessmentWork(loaded: loaded, draft: draft, interview: interview)
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
    let id = id == "last" ? Draft.list(in: office.folder).last ?? id : id
    let (draft, lines) = try Draft.resume(id, in: office.folder)
    let path = Draft.questionnairePath(draft.head.questionnaire.sha256, in: office.folder)
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw error.failure }
    let loaded = try QuestionnaireShelf.load(canonical: bytes, named: path)
    guard loaded.digest.hex == draft.head.questionnaire.sha256 else {
      throw Failure(
        Exit.no, zh: "草稿所用的问卷 \(path) 已被改动，不能继续。草稿未作任何改动。",
        en:
          "the questionnaire of the draft, \(path), has been changed. The draft was left as it is.")
    }
    let changes: [Change]
    do {
      changes = try lines.map { try Change($0, of: loaded.questionnaire) }
    } catch {
      throw Failure(
        Exit.no, zh: "草稿 \(draft.path) 有无法读取的行，文件未作任何改动。",
        en: "the draft \(draft.path) has a line that cannot be read. It was left as it is.")
    }
    let interview = Interview(loaded.questionnaire, language: language, changes: changes)
    return AssessmentWork(loaded: loaded, draft: draft, interview: interview)
  }

  /// What a session begins with.
  func greet(_ work: AssessmentWork, isResumed: Bool) throws {
    let title = work.loaded.questionnaire.title.string(in: language)
    try dialogue.line(title, .strong)
    let how = Phrase(
      zh: "每答一题即存盘。直接回车采用方括号内的答案；? 看说明，< 返回上一题，:help 看全部命令，:quit 存盘退出。",
      en: "Every answer is saved at once. Enter takes what stands in brackets; ? for help, < to go "
        + "back, :help for all commands, :quit to leave.")
    try dialogue.paragraph(how.text(in: language))
    let draft = Phrase(zh: "草稿编号：\(work.draft.head.id)", en: "Draft: \(work.draft.head.id)")
    try dialogue.line(draft.text(in: language), .faint)
    guard isResumed else { return }
    let progress = work.interview.progress()
    let going = Phrase(
      zh: "接着上次继续，已答 \(progress.answered) 题。",
      en: "Going on where you left: \(progress.answered) answered.")
    try dialogue.line(going.text(in: language))
  }

  /// Holds the interview over the terminal, or over the piped input.
  func hold(_ work: inout AssessmentWork, isPlain: Bool) throws -> Session.Ending {
    var session = Session(work.interview, output: dialogue, isPlain: isPlain)
    let draft = work.draft
    let questionnaire = work.loaded.questionnaire
    func save(_ change: Change) throws {
      try draft.write(change.json(in: questionnaire, at: Clock.text))
    }
    let ending: Session.Ending
    if isatty(0) == 1, isatty(1) == 1, Environment.value("TERM") != nil {
      var lines = try LineReader(input: 0, output: 1)
      ending = try session.run(&lines, save: save)
    } else {
      var lines = PipedLines(descriptor: 0)
      ending = try session.run(&lines, save: save)
    }
    work.interview = session.interview
    return ending
  }

  /// What is said on leaving.
  func farewell(_ work: AssessmentWork) throws {
    let id = work.draft.head.id
    try common.tell(
      Phrase(
        zh: "已存盘。以后接着填：child-impact assess --resume \(id)",
        en: "Saved. Go on later with: child-impact assess --resume \(id)"))
  }
}

extension Draft {
  /// An id that sorts by time: `20261123-190512-3f9c`. Beginning a draft refuses one that is taken.
  static func newID() throws -> String {
    let digits = Clock.text.filter(\.isNumber)
    let random = Hexadecimal.text(try Entropy.bytes(2))
    return "\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6))-\(random)"
  }
}
