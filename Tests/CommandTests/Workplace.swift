import TestSupport
import Testing

/// An empty folder in which the program is used, as on a fresh machine: results, keys and memory
/// are all inside.
struct Workplace: ~Copyable {
  /// The program under test; `CHILD_IMPACT_PROGRAM` names another build of it, such as a fast one.
  static let program =
    Environment.value("CHILD_IMPACT_PROGRAM") ?? Product.executable("child-impact")
  static let passphrase = "同心县-geheim-2026"

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let environment = ["CHILD_IMPACT_QUESTIONNAIRES": Product.root + "/Questionnaires"]

  var results: String { folder.file("Results") }
  var archive: String { results + "/archive.sqlite" }
  var drafts: String { results + "/drafts" }

  /// Runs the program to its end.
  func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    passphrase: String? = nil
  ) throws -> Command {
    let descriptors = passphrase.map { [Int32(3): Array(($0 + "\n").utf8)] } ?? [:]
    return try Command.run(
      Workplace.program, arguments + (passphrase == nil ? [] : ["--passphrase-fd", "3"]),
      input: input, environment: Workplace.environment.merging(environment) { $1 },
      directory: folder.path, descriptors: descriptors)
  }

  /// Runs the program on a terminal of its own, wide enough that few lines wrap.
  func terminal(
    _ arguments: [String], environment: [String: String] = [:], columns: Int = 160
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      Workplace.program, arguments,
      environment: Workplace.environment.merging(environment) { $1 }, directory: folder.path,
      columns: columns)
  }

  /// Signs the answers of a file and gives the id of the record.
  func sign(_ answers: String, passphrase: String = Workplace.passphrase) throws -> String {
    let done = try run(["assess", "--answers", answers, "--sign"], passphrase: passphrase)
    #expect(done.exit == .status(0), "\(done.errors)")
    return done.output.trimmed
  }

  /// Signs a short assessment and gives the id of the record.
  func signRegistration() throws -> String { try sign(try registrationFile()) }

  /// The answers of a short assessment, in a file.
  func registrationFile() throws -> String {
    try Files.write(County.registration, to: folder.file("registration.yaml"))
    return folder.file("registration.yaml")
  }

  /// The ids of the drafts.
  func draftNames() throws -> [String] {
    guard Files.exists(drafts) else { return [] }
    return try Files.names(in: drafts).filter { $0.hasSuffix(".jsonl") }.map {
      String($0.dropLast(6))
    }
  }

  /// The changes that a draft holds: its whole lines without the first.
  func changes(in draft: String) throws -> Int {
    try Files.bytes(at: drafts + "/" + draft + ".jsonl").count { $0 == 0x0A } - 1
  }
}

extension String {
  /// Without blanks at the ends.
  var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    return String(rest.reversed().drop(while: \.isWhitespace).reversed())
  }
}
