import ArgumentParser
import Diagnostics
import Glibc
import Archiving
import Terminal

/// The options of every command.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: "界面语言 zh 或 en. Language; from LANG by default.")
  var lang: LanguageOption?

  /// The language to speak.
  var language: Language { lang?.language ?? Environment.language }

  /// Where results go.
  var output: Output { Output(descriptor: 1, environment: Environment.value) }

  /// Where progress and messages go.
  var messages: Output { CommonOptions.messages }

  /// Standard error, where nothing is known of the options.
  static var messages: Output { Output(descriptor: 2, environment: Environment.value) }

  /// Says something on standard error.
  func tell(_ phrase: Phrase) throws {
    try messages.paragraph(phrase.text(in: language))
  }
}

/// A language as an argument.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
  case zh, en

  init(_ language: Language) {
    self = language == .chinese ? .zh : .en
  }

  var language: Language {
    switch self {
    case .zh: .chinese
    case .en: .english
    }
  }
}

/// Where records, drafts and reports are kept.
struct ResultsOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "结果文件夹. Folder of results; CHILD_IMPACT_RESULTS, or ./Results by default.")
  var results: String?

  /// The folder.
  var folder: ResultsFolder {
    ResultsFolder(path: results ?? Environment.value("CHILD_IMPACT_RESULTS") ?? "Results")
  }
}

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// The time, the one place where the program reads the clock.
enum Clock {
  /// Seconds since 1970 in UTC.
  static var secondsSince1970: Int64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec)
  }
}

extension Clock {
  /// Nanoseconds of a clock that never goes back, for measuring how long something takes.
  static var nanoseconds: Int64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// The time as the archive counts it.
  static var timestamp: Timestamp { Timestamp(secondsSince1970: secondsSince1970) }

  /// `YYYY-MM-DDThh:mm:ssZ`
  static var text: String { timestamp.text }
}
