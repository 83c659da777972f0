internal import Questionnaires

/// What came of asking for one line.
public enum Line: Sendable, Hashable {
  /// A line without its line end, valid UTF-8; it may hold line feeds that were pasted.
  case text(String)
  /// Ctrl-C: the line was given up.
  case interrupted
  /// Ctrl-D on an empty line, or the end of a file.
  case endOfInput
  /// The terminal is gone, or the system asks the program to end. There is time to save.
  case hangUp
  /// The line is not valid UTF-8 or holds NUL; the first bad byte, counted from 1.
  case invalidBytes(at: Int)
  /// The line is longer than ``Line/longest`` bytes; it was read to its end and dropped.
  case tooLong

  /// The most bytes that a line may have: 64 KiB, the limit of an answer.
  public static let longest = RecordLimits.answer

  /// Checks the bytes of a line.
  init(validating bytes: [UInt8]) {
    if bytes.count > Line.longest {
      self = .tooLong
    } else if let nul = bytes.firstIndex(of: 0) {
      self = .invalidBytes(at: min(nul, Line.firstInvalid(in: bytes) ?? nul) + 1)
    } else if let text = String(validating: bytes, as: UTF8.self) {
      self = .text(text)
    } else {
      self = .invalidBytes(at: (Line.firstInvalid(in: bytes) ?? 0) + 1)
    }
  }

  /// The index of the first byte that no valid UTF-8 has there.
  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): position += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return position
      }
    }
  }
}

/// How a line is asked for.
public struct Prompt: Sendable {
  /// What stands before the cursor; printed visibly, on one line.
  public var text: String
  /// The text that stands in the line already, to be edited.
  public var prefill: String
  /// Which history the up arrow walks and the line joins, such as a question's name; nil for none.
  public var history: String?
  /// What Tab completes.
  public var completion: Completion

  /// Makes a prompt.
  public init(
    _ text: String = "> ", prefill: String = "", history: String? = nil,
    completion: Completion = .none
  ) {
    self.text = text
    self.prefill = prefill
    self.history = history
    self.completion = completion
  }
}

/// Where lines come from: a terminal (``LineReader``) or a pipe or file (``PipedLines``).
public protocol LineSource: ~Copyable {
  /// Asks for the next line. Throws when the input cannot be read.
  mutating func next(_ prompt: Prompt) throws(SystemError) -> Line
}
