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
  /// Its language is that of the command; after a session, the one that the session ended in.
  var common: CommonOptions

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

  /// What a session begins with.
  func greet(_ work: AssessmentWork, isResumed: Bool) throws {
    let title = work.loaded.questionnaire.title.string(in: language)
    try dialogue.paragraph(title, .strong)
    let how = Phrase(
      zh: "每答一题即存盘。直接回车采用方括号内的答案；? 看说明，< 返回上一题，:help 看全部命令，:quit 存盘退出。",
      en: "Every answer is saved at once. Enter takes what stands in brackets; ? for help, < to go "
        + "back, :help for all commands, :quit to leave.")
    try dialogue.paragraph(how.text(in: language))
    let draft = Phrase(zh: "草稿编号：\(work.head.id)", en: "Draft: \(work.head.id)")
    try dialogue.paragraph(draft.text(in: language), .faint)
    guard isResumed else { return }
    let progress = work.interview.progress()
    let going = Phrase(
      zh: "接着上次继续，已答 \(progress.answered) 题。",
      en: "Going on where you left: \(progress.answered) answered.")
    try dialogue.paragraph(going.text(in: language))
  }

  /// Holds the interview over the terminal, or over the piped input.
  func hold(_ work: inout AssessmentWork, isPlain: Bool) throws -> Session.Ending {
    let isTyped = isatty(0) == 1 && isatty(1) == 1 && Environment.value("TERM") != nil
    var session = Session(
      work.interview, output: dialogue, isPlain: isPlain, hasCompletion: isTyped)
    let surroundings = surroundings(of: work)
    let ending: Session.Ending
    if isTyped {
      var lines = try LineReader(input: 0, output: 1)
      ending = try session.run(&lines, in: surroundings)
    } else {
      var lines = PipedLines(descriptor: 0)
      ending = try session.run(&lines, in: surroundings)
    }
    work.interview = session.interview
    return ending
  }

  private func surroundings(of work: AssessmentWork) -> Session.Surroundings {
    let questionnaire = work.loaded.questionnaire
    let folder = office.folder.drafts
    return Session.Surroundings(
      save: { change in
        let time = try work.readings.time(for: .change).text
        try work.draft.write(change.json(in: questionnaire, at: time))
      },
      took: { taken, changes in
        try work.transcript?.write(.taken(taken, changes: changes))
      },
      attach: { path in
        do throws(FileProblem) {
          return .success(try EvidenceFile.read(path))
        } catch {
          return .failure(Session.Untaken(EvidenceFile.reason(error)))
        }
      },
      edit: { text in
        guard isatty(0) == 1 else {
          return .failure(Session.Untaken(TextEditor.needsTerminal))
        }
        return try TextEditor(folder: folder).edit(text)
      })
  }

  /// What is said on leaving.
  func farewell(_ work: AssessmentWork) throws {
    let id = work.head.id
    try common.tell(
      Phrase(
        zh: "已存盘。以后接着填：child-impact assess --resume \(id)",
        en: "Saved. Go on later with: child-impact assess --resume \(id)"))
  }
}
