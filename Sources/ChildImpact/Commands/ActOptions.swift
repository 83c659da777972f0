import Archiving
import ArgumentParser
import Diagnostics
import Interviewing
import Questionnaires
import Records

/// What all acts of sign-off take: the record or file, and the key.
struct ActOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var passphrase: PassphraseOptions

  @Argument(
    help: "记录编号、last，或 archive send 写出的文件. Record, last, or a file of archive send.")
  var record: String

  @Option(name: .long, help: "密钥文件，默认本机个人密钥. Key file; the personal key by default.")
  var key: String?

  /// Signs for the first wish that fits.
  func sign(_ wishes: [SigningDesk.Wish]) throws {
    let office = Office(folder: place.folder, language: common.language)
    let desk = SigningDesk(
      common: common, office: office, passphrases: passphrase,
      key: key ?? place.folder.personalKey)
    try desk.sign(record, wishes)
  }

  /// A text that people wrote, composed, and refused where it holds what cannot be seen or is too long.
  func prose(_ text: String) throws -> String {
    guard TextLimits.isProse(text) else {
      throw Failure(
        Exit.usage, zh: "文字为空、过长，或含有看不见的控制字符。",
        en: "the text is empty, too long, or holds characters that cannot be seen.")
    }
    return ComposedText.of(text)
  }
}

/// What an approval or decision concludes, and on which conditions.
struct ConclusionOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "结论（名称或文字），默认编制人的结论. Conclusion; the assessor's by default.")
  var conclusion: String?

  @Option(
    name: .long,
    help: """
      条件，可重复：要求|责任单位|期限|验收标准. A condition, repeatable: \
      what|unit|YYYY-MM-DD|acceptance test.
      """)
  var condition: [String] = []

  /// Adds conclusion and conditions to what is said.
  func fill(_ signOff: inout SignOff, _ docket: Docket, _ options: ActOptions) throws {
    let questionnaire = docket.reading.loaded.questionnaire
    let index = questionnaire.subject.conclusion
    let list = index.flatMap { questionnaire.choiceList(of: questionnaire[$0].kind) }
    let named = conclusion.flatMap { list?.choice(written: $0)?.name } ?? conclusion
    signOff.conclusion = named ?? docket.reading.assessment.subject.conclusion
    signOff.conditions = try condition.map { text in
      let parts = text.split(separator: "|", omittingEmptySubsequences: false).map {
        String($0).trimmingBlanks
      }
      guard parts.count == 4, parts.allSatisfy({ !$0.isEmpty }),
        SignOff.Condition.isDate(parts[2])
      else { throw Self.badCondition }
      let unit = questionnaire.registers.units?.choice(written: parts[1])?.name ?? parts[1]
      return SignOff.Condition(
        text: try options.prose(parts[0]), unit: unit, deadline: parts[2],
        test: try options.prose(parts[3]))
    }
    // Where conditions are all that is missing, and somebody is there, they are asked for.
    guard let registry = docket.registry, ConditionDialogue.isPossible,
      docket.chain.refusal(of: signOff, registry) == .noConditions
    else { return }
    signOff.conditions = try ConditionDialogue(
      common: options.common, units: questionnaire.registers.units
    ).ask()
  }

  private static var badCondition: Failure {
    Failure(
      Exit.usage,
      zh: "条件写作：要求|责任单位|期限|验收标准，如 --condition \"先建过街设施|县住建局|2027-06-30|验收单\"。",
      en: "a condition is written what|unit|deadline|acceptance test, such as --condition "
        + "\"build the crossing first|Housing and Construction Bureau|2027-06-30|signed report\".")
  }
}

extension String {
  /// Without blanks at the ends.
  var trimmingBlanks: String {
    let rest = drop { $0.isWhitespace }
    return String(rest.reversed().drop { $0.isWhitespace }.reversed())
  }
}
