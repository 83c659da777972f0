import Diagnostics
import Glibc
import Terminal

/// The exit statuses of every command.
enum Exit {
  /// Yes, or done; warnings are told on standard error.
  static let done: Int32 = 0
  /// The answer is no: findings, tampering, rejected rows.
  static let no: Int32 = 1
  /// The arguments or the input cannot be used.
  static let usage: Int32 = 2
  /// Cannot read or write.
  static let cannotReadOrWrite: Int32 = 3
  /// Good, with entries that somebody should look at: `archive verify` only.
  static let lookAgain: Int32 = 4

  /// Ends the process.
  static func leave(_ status: Int32) -> Never { exit(status) }
}

/// Why a command ends: an exit status and what is said, once, at the edge.
struct Failure: Error {
  let status: Int32
  let message: Phrase
  /// Findings that are shown instead of the message.
  var findings: Findings?

  init(_ status: Int32, zh: String, en: String) {
    self.status = status
    self.message = Phrase(zh: zh, en: en)
  }

  init(_ status: Int32, _ message: Phrase) {
    self.status = status
    self.message = message
  }

  init(_ findings: Findings, status: Int32 = Exit.usage) {
    self.status = status
    self.message = Phrase(zh: "", en: "")
    self.findings = findings
  }

  /// Says it on standard error.
  func report() {
    let output = Output(descriptor: 2, environment: Environment.value)
    let language = Environment.language
    do {
      if let findings {
        try output.findings(findings, in: language)
      } else {
        let text = message.text(in: language)
        try output.paragraph(text, .error, first: "child-impact: ", hanging: "  ")
      }
    } catch {
      // Standard error itself cannot be written; the status still tells.
      return
    }
  }
}

/// What the environment says.
enum Environment {
  /// The value of a variable; nil when it is not set or not UTF-8.
  static func value(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(validatingCString: value)
  }

  /// The name of the person at this computer: the full name of the account, or its login name.
  static var personName: String {
    let account = unsafe getpwuid(getuid())
    let full = unsafe account.flatMap { unsafe String(validatingCString: $0.pointee.pw_gecos) }
    let name = full?.split(separator: ",").first.map(String.init) ?? ""
    return name.isEmpty ? value("USER") ?? "assessor" : name
  }

  /// The language asked for on the command line, or that of `LC_ALL`, `LC_MESSAGES` or `LANG`;
  /// Chinese unless one of them asks for English.
  static var language: Language {
    let arguments = CommandLine.arguments
    if let option = arguments.firstIndex(of: "--lang"), option + 1 < arguments.count,
      let language = Language(rawValue: arguments[option + 1])
    {
      return language
    }
    if let joined = arguments.first(where: { $0.hasPrefix("--lang=") }),
      let language = Language(rawValue: String(joined.dropFirst(7)))
    {
      return language
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap(value).first { !$0.isEmpty } ?? "zh"
    return locale.hasPrefix("en") ? .english : .chinese
  }
}
