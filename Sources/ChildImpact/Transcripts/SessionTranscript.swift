import Diagnostics
import Glibc
import Interviewing
import Records
import Signing

/// The file in which a session is recorded: one canonical JSON object a line, only ever added to.
///
/// It holds every line that was typed, with what each changed, every reading of the clock and every
/// random value, so that a replay gives the same record. It never holds a passphrase. It holds
/// answers, and only its owner may read it (mode 0600).
final class SessionTranscript {
  // A class, because it owns an open descriptor.

  private let descriptor: Int32
  private let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// Begins a transcript, or goes on with the one of the same draft.
  static func open(_ path: String, of work: AssessmentWork, isResumed: Bool) throws
    -> SessionTranscript
  {
    let flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC
    let new = unsafe Glibc.open(path, flags | O_CREAT | O_EXCL, 0o600)
    if new >= 0 {
      let transcript = SessionTranscript(descriptor: new, path: path)
      try transcript.write(.opened(try work.opening))
      return transcript
    }
    let descriptor = errno == EEXIST && isResumed ? unsafe Glibc.open(path, flags) : -1
    guard descriptor >= 0 else {
      throw FileProblem(path: path, code: errno, isWriting: true).failure
    }
    let transcript = SessionTranscript(descriptor: descriptor, path: path)
    try transcript.goOn(with: work)
    return transcript
  }

  private func goOn(with work: AssessmentWork) throws {
    let entries = try SessionTranscript.entries(of: path)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, let last = entries.lastOpening,
      last.head.id == work.head.id
    else {
      throw Failure(
        Exit.usage, zh: "\(path) 是另一份评价的过程记录，请换一个文件名。",
        en: "\(path) is the transcript of another assessment; please name another file.")
    }
    try dropUnfinishedLine()
    let lines = try work.changeLines
    let known = entries.changesSinceOpening
    guard last.questionnaire.sha256 == work.loaded.name.sha256, known <= lines.count else {
      return try write(.opened(try work.opening))
    }
    try write(.resumed(work.interview.language, missed: Array(lines[known...])))
  }

  private func dropUnfinishedLine() throws {
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw error.failure }
    guard ftruncate(descriptor, off_t(bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)) == 0 else {
      throw FileProblem(path: path, code: errno, isWriting: true).failure
    }
  }

  /// Adds a line.
  func write(_ entry: TranscriptEntry) throws {
    do {
      try WholeFile.append(try entry.json.canonicalBytes() + [0x0A], to: descriptor, path)
    } catch let problem as FileProblem {
      throw problem.failure
    }
  }

  /// Reads a transcript; a last line that was cut short is passed over.
  static func entries(of path: String) throws -> [TranscriptEntry] {
    let lines = try DraftContent.wholeLines(path)
    do {
      return try lines.map { try TranscriptEntry(JSONPart($0)) }
    } catch let problem as JSONProblem {
      throw Failure(
        Exit.no, zh: "\(path) 不是过程记录：\(problem.phrase.zh)。",
        en: "\(path) is no transcript: \(problem.phrase.en).")
    }
  }
}

extension [TranscriptEntry] {
  /// The state that the session last began with.
  var lastOpening: TranscriptEntry.Opening? {
    reversed().lazy.compactMap { entry in
      if case .opened(let opening) = entry { opening } else { nil }
    }.first
  }

  /// How many changes the transcript knows of since then.
  var changesSinceOpening: Int {
    reduce(0) { count, entry in
      switch entry {
      case .opened(let opening): opening.changes.count
      case .resumed(_, let missed): count + missed.count
      case .taken(_, let changes): count + changes
      case .given(let changes): count + changes.count
      case .reading, .signed: count
      }
    }
  }
}
