import Diagnostics
import Interviewing
import Questionnaires
import Records
import Signing
import Terminal

/// A recorded session held again: the same lines, the same readings of the clock, the same random
/// values. No draft is written and nothing is archived.
struct Replay {
  private let entries: [TranscriptEntry]
  private let folder: ResultsFolder
  /// Where the session is shown as it went; nil to hold it silently.
  private let output: Output?

  private var opening: TranscriptEntry.Opening?
  private var loaded: QuestionnaireShelf.Loaded?
  private var session: Session?
  private var lastReadings: [Readings.Purpose: String] = [:]
  /// Lines that did not change as much as they did then, by their number from 1.
  private(set) var departures: [Int] = []
  /// What was signed then, with the bytes that the same session would sign now.
  private(set) var signed: (then: TranscriptEntry.Signature, payload: [UInt8])?

  /// Reads the transcript at `path`.
  init(reading path: String, folder: ResultsFolder, showingOn output: Output?) throws {
    entries = try SessionTranscript.entries(of: path)
    self.folder = folder
    self.output = output
    guard case .opened? = entries.first else {
      throw Failure(Exit.no, zh: "\(path) 不是过程记录。", en: "\(path) is no transcript.")
    }
  }

  /// How many lines were typed.
  var lineCount: Int {
    entries.count { entry in
      if case .taken = entry { true } else { false }
    }
  }

  /// The interview as it stood at the end.
  var interview: Interview? { session?.interview }

  /// Holds the session.
  mutating func run() throws {
    for (number, entry) in entries.enumerated() {
      switch entry {
      case .opened(let opening): try open(opening)
      case .resumed(let language, let missed): try go(on: language, missed)
      case .taken(let taken, let changes):
        if try take(taken) != changes { departures.append(number + 1) }
      case .given(let lines): try give(lines)
      case .reading(let purpose, let value):
        lastReadings[purpose] = value
      case .signed(let signing): signed = (signing, try payload(signing))
      }
    }
  }

  private mutating func open(_ opening: TranscriptEntry.Opening) throws {
    self.opening = opening
    loaded = try questionnaire(opening.questionnaire)
    try hold(try changes(opening.changes), opening.language)
  }

  /// As a draft is opened again: from its changes, at the first place that is open.
  private mutating func go(on language: Language, _ missed: [JSON]) throws {
    try hold(made + (try changes(missed)), language)
  }

  private mutating func give(_ lines: [JSON]) throws {
    guard var interview = session?.interview else { return }
    let given = try changes(lines)
    for change in given { interview.apply(change) }
    interview.moveToNextOpen()
    made += given
    session = Session(interview, output: output ?? CommonOptions.messages)
  }

  /// Every change so far.
  private var made: [Change] = []

  private mutating func hold(_ changes: [Change], _ language: Language) throws {
    guard let loaded else { return }
    made = changes
    let interview = Interview(loaded.questionnaire, language: language, changes: changes)
    session = Session(interview, output: output ?? CommonOptions.messages)
    if output != nil { try session?.showOpening() }
  }

  private mutating func take(_ taken: Session.Taken) throws -> Int {
    let changes = try session?.hold(again: taken, showing: output != nil) ?? []
    made += changes
    return changes.count
  }

  private func changes(_ lines: [JSON]) throws -> [Change] {
    guard let questionnaire = loaded?.questionnaire else { return [] }
    return try guarded { try lines.map { try Change(JSONPart($0), of: questionnaire) } }
  }

  private func payload(_ signing: TranscriptEntry.Signature) throws -> [UInt8] {
    guard let opening, let loaded, let session, let record = lastReadings[.record],
      let random = Hexadecimal.bytes(record), random.count == 16,
      let nonce = lastReadings[.nonce], let finished = lastReadings[.finished]
    else {
      throw Failure(
        Exit.no, zh: "过程记录缺少签署时的时间或随机数。",
        en: "the transcript lacks a reading that the signature took.")
    }
    let signable = Signable(
      head: opening.head, loaded: loaded, interview: session.interview,
      migrations: opening.migrations)
    let moment = Signable.Moment(
      record: Entropy.uuid(of: random), nonce: nonce, finished: finished)
    return try signable.payload(moment, office: signing.office, signer: signing.signer)
  }

  /// The questionnaire by its digest: kept beside the drafts, or on the shelf.
  private func questionnaire(_ name: Assessment.QuestionnaireName) throws
    -> QuestionnaireShelf.Loaded
  {
    if Folder.exists(Draft.questionnairePath(name.sha256, in: folder)) {
      return try Draft.questionnaire(name, in: folder)
    }
    let shelf = try QuestionnaireShelf.load(name.id)
    guard shelf.digest.hex == name.sha256 else {
      throw Failure(
        Exit.no, zh: "找不到记录时所用的问卷 \(name.id) \(name.version)（内容已不同）。",
        en: "the questionnaire of the transcript, \(name.id) \(name.version), is not here: what is "
          + "called so has other contents.")
    }
    return shelf
  }
}
