public import Diagnostics
internal import Glibc

/// How a piece of text looks on a terminal with colours; without them it is plain, so that no
/// meaning rests on it.
public enum Style: String, Sendable, Hashable {
  case plain = ""
  case strong = "1"
  case faint = "2"
  case error = "1;31"
  case warning = "1;33"
  case success = "32"
}

/// A descriptor that text for people is written to.
///
/// Every write is checked. Text is made visible first, so that nothing from people or files can
/// command the terminal. There is no buffer: what has been written is out.
public struct Output: Sendable {
  private let descriptor: Int32
  private let columns: Int?
  /// Whether the descriptor is a terminal.
  public let isTerminal: Bool
  /// Whether colours are written: on a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
  public let hasColour: Bool

  /// Writes to an open descriptor, which stays open; `environment` gives the value of a variable.
  public init(descriptor: Int32 = 1, environment: (String) -> String?) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    let refusesColour = environment("NO_COLOR").map { !$0.isEmpty } ?? false
    let term = environment("TERM") ?? "dumb"
    hasColour = isTerminal && !refusesColour && term != "dumb" && !term.isEmpty
    columns = environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The columns of a line: `COLUMNS`, or what the terminal says now, or 80.
  public var width: Int {
    if let columns { return columns }
    var size = winsize()
    let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// Writes text with its line feeds and no other control.
  public func write(_ text: String, _ style: Style = .plain) throws(SystemError) {
    try write(bytes: Array(styled(text, style).utf8))
  }

  /// Writes a line of several pieces in one call.
  public func line(_ pieces: (String, Style)...) throws(SystemError) {
    let text = pieces.map { styled($0.0, $0.1) }.joined()
    try write(bytes: Array((text + "\n").utf8))
  }

  /// Writes text as a line of its own.
  public func line(_ text: String = "", _ style: Style = .plain) throws(SystemError) {
    try line((text, style))
  }

  /// Writes lines, a thousand in one call.
  public func lines(_ lines: [String]) throws(SystemError) {
    for start in stride(from: 0, to: lines.count, by: 1000) {
      let part = lines[start..<min(lines.count, start + 1000)]
      try write(bytes: part.flatMap { Array(Visible.lines($0).utf8) + [0x0A] })
    }
  }

  /// Writes text wrapped to the width, as lines of their own.
  public func paragraph(
    _ text: String, _ style: Style = .plain, first: String = "", hanging: String = ""
  ) throws(SystemError) {
    // Made visible before it is wrapped, for the two have different widths.
    let wrapping = Wrapping(width: width, first: first, hanging: hanging)
    try line(wrapping.text(Visible.lines(text)), style)
  }

  /// Writes findings with their places, then a line feed.
  public func findings(_ findings: Findings, in language: Language) throws(SystemError) {
    // Rendered text is visible already, but for its colours.
    let text = findings.rendered(in: language, colour: hasColour)
    try write(bytes: Array((text + "\n").utf8))
  }

  /// Writes bytes as they are, all of them; for results that programs read.
  public func write(bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      }
      if count >= 0 { rest = rest.dropFirst(count) } else { try recover(from: errno) }
    }
  }

  /// Makes a closed pipe an error of ``write(_:_:)`` (`EPIPE`) for the whole process, which the
  /// signal would end otherwise; to be called once when the program starts.
  public static func reportBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  private func recover(from code: Int32) throws(SystemError) {
    switch code {
    case EINTR: return
    case EAGAIN: Descriptor.wait(for: POLLOUT, on: descriptor)
    default: throw SystemError(.writing, code: code)
    }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    let visible = Visible.lines(text)
    if !hasColour || style == .plain || visible.isEmpty { return visible }
    return "\u{1B}[\(style.rawValue)m\(visible)\u{1B}[0m"
  }
}
