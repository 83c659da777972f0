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
      每答一题即存盘；随时可用 :quit 退出，以后用 --resume 接着填。
      Every answer is on disk before the next question; leave with :quit, go on with --resume.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var passphrase: PassphraseOptions

  @Argument(help: "问卷名或文件夹. Questionnaire, by name or folder.")
  var questionnaire = QuestionnaireShelf.defaultName

  @Option(name: .long, help: "继续编号为 ID 的草稿. Go on with the draft ID (or last).")
  var resume: String?

  @Option(name: .long, help: "先从文件取答案. Take answers from a file first.")
  var answers: String?

  @Flag(name: .long, help: "不用颜色. Without colour.")
  var plain = false

  @Flag(name: .long, help: "必答题齐全时直接签署. Sign at once when nothing required is missing.")
  var sign = false

  mutating func run() throws {
    let desk = AssessmentDesk(
      office: Office(folder: place.folder, language: common.language), passphrases: passphrase,
      common: common, officeCode: officeCode)
    try desk.prepareOffice()
    var work = try resume.map { try desk.resume($0) } ?? desk.begin(questionnaire)
    if let answers { try work.take(try AnswersFile(answers)) }
    let isReady =
      work.interview.outstanding().isEmpty && work.interview.shortRepeats().isEmpty
    guard !(sign && isReady) else { return try signed(work, at: desk) }
    try desk.greet(work, isResumed: resume != nil)
    let ending = try desk.hold(&work, isPlain: plain)
    switch ending {
    case .sign: try signed(work, at: desk)
    case .quit: try desk.farewell(work)
    case .endOfInput, .hangUp:
      try? desk.farewell(work)
      throw ExitCode(Exit.no)
    }
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
    let name = questionnaire.split(separator: "/").last ?? "office"
    let word = name.prefix { $0 != "-" && $0.isASCII && ($0.isLowercase || $0.isNumber) }
    return word.isEmpty ? "office" : String(word)
  }
}
