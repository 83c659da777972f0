import Diagnostics
import Glibc
import Terminal

/// Asks for lines as the interview does and says what came, for tests with a pseudo-terminal.
///
/// `:prefill TEXT`, `:history KEY`, `:files`, `:width` and `:slow` set up the next line. With an argument, a
/// hang-up is written into the file of that name.
@main
struct LineProbe {
  static func main() throws {
    do { try run() } catch let error as SystemError {
      try Output(descriptor: 2, environment: environment).line(error.message.en)
      exit(3)
    }
  }

  static func run() throws {
    Output.reportBrokenPipes()
    let output = Output(environment: environment)
    let savedTo = CommandLine.arguments.dropFirst().first
    if isatty(0) == 1 {
      var reader = try LineReader()
      reader.remember("earlier", in: "q1")
      try ask(&reader, output, savedTo)
    } else {
      var lines = PipedLines()
      try ask(&lines, output, savedTo)
    }
  }

  static func ask(
    _ source: inout some LineSource & ~Copyable, _ output: Output, _ savedTo: String?
  ) throws {
    var prompt = Prompt("问> ", history: "q1", completion: completion)
    while true {
      let line = try source.next(prompt)
      prompt.prefill = ""
      prompt.completion = completion
      switch line {
      case .text(let text): try take(text, &prompt, output)
      case .interrupted: try output.line("interrupted")
      case .invalidBytes(let position): try output.line("invalid at \(position)")
      case .tooLong: try output.line("too long")
      case .endOfInput: return try output.line("end of input")
      case .hangUp: return save("hung up", to: savedTo)
      }
    }
  }

  static func take(_ text: String, _ prompt: inout Prompt, _ output: Output) throws {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first {
    case ":prefill": prompt.prefill = words.last ?? ""
    case ":history": prompt.history = words.last
    case ":files": prompt.completion = .files
    case ":width": try output.line("width \(output.width)")
    case ":colour": try output.line("coloured", .error)
    default: try output.line("[" + text + "]")
    }
  }

  static let completion = Completion.candidates { before in
    before == ":goto " ? [Candidate("A1_1"), Candidate("A1_2"), Candidate("B2_1")] : units
  }

  static let units = [
    Candidate("education", label: "教育局", keys: ["jiaoyuju", "jyj"]),
    Candidate("health", label: "卫生健康局", keys: ["weishengjiankangju", "wsjkj"]),
    Candidate("housing", label: "住房和城乡建设局", keys: ["zhufang", "zfhcxjsj"]),
  ]

  static func save(_ text: String, to path: String?) {
    guard let path else { return }
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try? Output(descriptor: descriptor, environment: environment).write(text)
    close(descriptor)
  }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
