import Archiving
import ArgumentParser
import Diagnostics
import Glibc
import Interviewing
import Records
import Signing
import Terminal

/// `child-impact assess`: the interview, from the first question to the signed record.
struct AssessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "开始或继续一次评价。 Begin an assessment, or go on with one.",
    discussion: """
      每答一题即存盘；随时可用 :quit 退出，以后用 --resume 接着填。草稿沿用它开始时的问卷；
      同时写上问卷名，就改用现有的问卷，先说明哪些答案不能移入、得分有何变化。
      Every answer is on disk before the next question; leave with :quit, go on with --resume. A draft \
      keeps the questionnaire that it was begun with; naming one beside --resume moves it to the \
      present one, after telling which answers cannot go along and what that does to the score.

      --record 把每一行输入、每次读取的时间和随机数记入文件，供 child-impact replay 重放；口令不在其中，
      答案在其中，文件只有本人可读。
      --record notes every line typed, every reading of the clock and every random value, for \
      child-impact replay. A passphrase is never in it; answers are, and only you may read the file.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var passphrase: PassphraseOptions

  @Argument(help: "问卷名或文件夹，默认 tongxin-child-impact. Questionnaire, by name or folder.")
  var questionnaire: String?

  @Option(name: .long, help: "继续编号为 ID 的草稿. Go on with the draft ID (or last).")
  var resume: String?

  @Option(
    name: .long, help: "修改已签署的记录，成为新的一版. Revise a signed record, as a new version.")
  var revise: String?

  @Option(name: .long, help: "先从文件取答案. Take answers from a file first.")
  var answers: String?

  @Option(name: .long, help: "把过程记入文件，供 replay 重放. Record the session in a file.")
  var record: String?

  @Flag(name: .long, help: "同意把草稿移到所写的问卷. Agree to move the draft to the questionnaire named.")
  var migrate = false

  @Flag(name: .long, help: "不用颜色. Without colour.")
  var plain = false

  @Flag(name: .long, help: "必答题齐全时直接签署. Sign at once when nothing required is missing.")
  var sign = false

  mutating func run() throws {
    // Every output asks for the variable, what is told before and after the session too.
    if plain { unsafe setenv("NO_COLOR", "1", 1) }
    var desk = AssessmentDesk(
      office: Office(folder: place.folder, language: common.language), passphrases: passphrase,
      common: common, officeCode: officeCode)
    var work = try opened(at: desk)
    if let record { try work.record(to: record, isResumed: resume != nil) }
    if let answers { try work.take(try AnswersFile(answers)) }
    let isReady =
      work.interview.outstanding().isEmpty && work.interview.shortRepeats().isEmpty
    guard !(sign && isReady) else { return try signed(work, at: desk) }
    try desk.greet(work, isResumed: resume != nil)
    let ending = try desk.hold(&work, isPlain: plain)
    desk.common.lang = LanguageOption(work.interview.language)
    switch ending {
    case .sign: try signed(work, at: desk)
    case .quit: try desk.farewell(work)
    case .endOfInput, .hangUp:
      try? desk.farewell(work)
      throw ExitCode(Exit.no)
    }
  }

  /// Nobody is asked for a passphrase before it is clear that there is something to fill in.
  private func opened(at desk: AssessmentDesk) throws -> AssessmentWork {
    if let revise { return try desk.revise(revise) }
    guard let resume else {
      let loaded = try QuestionnaireShelf.load(questionnaire ?? QuestionnaireShelf.defaultName)
      try desk.prepareOffice()
      return try desk.begin(loaded)
    }
    let id = try Draft.id(meaning: resume, in: place.folder)
    try desk.prepareOffice()
    return try resumed(id, at: desk)
  }

  private func resumed(_ id: String, at desk: AssessmentDesk) throws -> AssessmentWork {
    let work = try desk.resume(id)
    if let questionnaire {
      return try desk.migrate(work, to: questionnaire, isAgreed: migrate)
    }
    try desk.tellOfNewerVersion(work)
    return work
  }

  /// A signature that fails leaves the draft, and says how to go on with it.
  private func signed(_ work: AssessmentWork, at desk: AssessmentDesk) throws {
    do {
      try desk.sign(work)
    } catch {
      try desk.farewell(work)
      throw error
    }
  }

  /// The first word of the questionnaire's name, such as `tongxin`.
  private var officeCode: String {
    let name =
      (questionnaire ?? QuestionnaireShelf.defaultName).split(separator: "/").last ?? "office"
    let word = name.prefix { $0 != "-" && $0.isASCII && ($0.isLowercase || $0.isNumber) }
    return word.isEmpty ? "office" : String(word)
  }
}
