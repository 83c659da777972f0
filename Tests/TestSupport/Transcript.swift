public import Testing

/// A text that shows commands and what they print, replayed to see that it is true.
///
/// In a Markdown file the blocks marked `console` are replayed, of any other file everything. A line
/// that begins with `$ ` is a command for the shell, lines that begin with `> ` directly under it
/// continue it, and what follows is what it prints, standard error included, with a last line
/// `(exit 1)` when its status is not 0. All commands of a file run one after the other in one folder
/// that is empty at the beginning. See ``Placeholder`` for what may differ.
///
/// In a block marked `console terminal` the command runs on a terminal, and each line that begins
/// with the prompt shows what is typed there.
public struct Transcript {
  /// What stands before the cursor where lines are typed in a `terminal` block.
  public var prompt = "> "
  /// What is typed unseen after a prompt, such as a passphrase.
  public var hidden: [String: String] = [:]
  /// The environment of the commands, over that of ``Command``.
  public var environment: [String: String] = [:]
  /// Links in the folder where the commands run, by name, to files or folders elsewhere.
  public var links: [String: String] = [:]

  /// Makes a replay with the usual prompt.
  public init() {}

  /// Replays the file at `path` and records an issue for each command that prints something else.
  /// With `updating` the file is rewritten with what was printed, where that does not match.
  public func check(
    _ path: String, updating: Bool = Golden.isUpdating,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = try Files.text(at: path)
    var parts = Transcript.parts(of: text, isMarkdown: path.hasSuffix(".md"))
    let folder = try TemporaryFolder()
    for (name, target) in links { try Files.link(folder.file(name), to: target) }
    for index in parts.indices {
      guard case .command(let command) = parts[index] else { continue }
      let printed = try run(command, in: folder.path)
      if Placeholder.matches(expected: command.expected, actual: printed) { continue }
      if !updating {
        let difference = Difference.text(
          expected: command.expected.joined(separator: "\n"),
          actual: printed.joined(separator: "\n"))
        Issue.record(
          "\(path): $ \(command.script)\n\(difference)", sourceLocation: sourceLocation)
      }
      parts[index] = .command(command.printing(printed))
    }
    if updating { try Files.write(parts.map(\.text).joined(), to: path) }
  }

  private func run(_ command: TranscriptCommand, in folder: String) throws -> [String] {
    command.isTyped ? try type(command, in: folder) : try replay(command, in: folder)
  }

  private func replay(_ command: TranscriptCommand, in folder: String) throws -> [String] {
    let result = try Command.run(
      "/bin/sh", ["-c", "exec 2>&1\n" + command.script], environment: variables,
      directory: folder)
    return lines(of: result.output, result.exit)
  }

  private func type(_ command: TranscriptCommand, in folder: String) throws -> [String] {
    var terminal = try PseudoTerminal(
      "/bin/sh", ["-c", command.script], environment: variables, directory: folder)
    for (index, line) in command.expected.enumerated() {
      if let secret = hidden[line] {
        try terminal.expect(line)
        try terminal.send(secret + "\r")
      } else if line.hasPrefix(prompt) {
        try terminal.expect((index == 0 ? "" : "\n") + prompt)
        try terminal.send(line.dropFirst(prompt.count) + "\r")
      }
    }
    let exit = try terminal.end()
    return lines(of: terminal.text, exit)
  }

  private var variables: [String: String] {
    ["PATH": Product.folder + ":/usr/local/bin:/usr/bin:/bin"]
      .merging(environment) { _, given in given }
  }

  private func lines(of output: String, _ exit: Exit) -> [String] {
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    switch exit {
    case .status(0): return lines
    case .status(let status): return lines + ["(exit \(status))"]
    case .signal(let signal): return lines + ["(signal \(signal))"]
    }
  }
}

/// One command of a transcript.
struct TranscriptCommand {
  /// Its lines as they stand in the file.
  var source: [String]
  /// What the shell is given.
  var script: String
  /// The lines that it should print.
  var expected: [String] = []
  /// Whether it runs on a terminal.
  let isTyped: Bool

  /// The command with what it printed; a line that an expected one matches keeps the expected form, so
  /// that placeholders stay.
  func printing(_ lines: [String]) -> TranscriptCommand {
    var command = self
    var rest = expected[...]
    command.expected = lines.map { line in
      let match = rest.firstIndex { Placeholder.matches(expected: $0, actual: line) }
      guard let match else { return line }
      rest = rest[(match + 1)...]
      return expected[match]
    }
    return command
  }
}

extension Transcript {
  /// A piece of the file.
  enum Part {
    case prose(String)
    case command(TranscriptCommand)

    /// The piece as it is written to the file.
    var text: String {
      switch self {
      case .prose(let line): line + "\n"
      case .command(let command):
        (command.source + command.expected).map { $0 + "\n" }.joined()
      }
    }
  }

  /// Takes a file apart.
  static func parts(of text: String, isMarkdown: Bool) -> [Part] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    var parts: [Part] = []
    var isTyped: Bool? = isMarkdown ? nil : false
    for line in lines {
      if isMarkdown && line.hasPrefix("```") {
        isTyped = isTyped == nil ? opening(line) : nil
        parts.append(.prose(line))
      } else {
        add(line, isTyped, to: &parts)
      }
    }
    return parts
  }

  /// Whether the block that `line` opens is typed; nil when it is none of ours.
  private static func opening(_ line: String) -> Bool? {
    switch line {
    case "```console": false
    case "```console terminal": true
    default: nil
    }
  }

  private static func add(_ line: String, _ isTyped: Bool?, to parts: inout [Part]) {
    guard let isTyped else { return parts.append(.prose(line)) }
    if line.hasPrefix("$ ") {
      let script = String(line.dropFirst(2))
      return parts.append(
        .command(TranscriptCommand(source: [line], script: script, isTyped: isTyped)))
    }
    guard case .command(var command)? = parts.last else { return parts.append(.prose(line)) }
    if line.hasPrefix("> ") && command.expected.isEmpty && !isTyped {
      command.source.append(line)
      command.script += "\n" + line.dropFirst(2)
    } else {
      command.expected.append(line)
    }
    parts[parts.count - 1] = .command(command)
  }
}
