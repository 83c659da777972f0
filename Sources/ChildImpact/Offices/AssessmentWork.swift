import Archiving
import Diagnostics
import Interviewing
import Questionnaires
import Records
import Signing

/// An interview with the draft that keeps it and the questionnaire that it belongs to.
struct AssessmentWork {
  let loaded: QuestionnaireShelf.Loaded
  let draft: Draft
  /// The first line of the draft.
  let head: Draft.Head
  var interview: Interview
  /// The passages from one questionnaire to another so far.
  var migrations: [Assessment.Migration] = []
  /// Where it takes the time and random values from.
  let readings: Readings
  /// Where it is recorded, if it is.
  var transcript: SessionTranscript?

  /// Carries out the answers of a file, made durable together before anything is asked.
  mutating func take(_ file: AnswersFile) throws {
    try keep(try file.give(to: &interview))
  }

  /// Carries out changes that come from elsewhere, made durable together.
  mutating func take(_ changes: [Change]) throws {
    for change in changes { interview.apply(change) }
    try keep(changes)
  }

  private mutating func keep(_ changes: [Change]) throws {
    let time = try readings.time(for: .change).text
    let lines = changes.map { $0.json(in: loaded.questionnaire, at: time) }
    try draft.write(lines)
    try transcript?.write(.given(lines))
    interview.moveToNextOpen()
  }

  /// Has everything recorded from now on.
  mutating func record(to path: String, isResumed: Bool) throws {
    let transcript = try SessionTranscript.open(path, of: self, isResumed: isResumed)
    try readings.note(in: transcript)
    self.transcript = transcript
  }

  /// The lines of the draft's changes.
  var changeLines: [JSON] {
    get throws {
      let content = try DraftContent(reading: draft.path, id: draft.id)
      return try guarded { try content.lines.map { try $0.value() } }
    }
  }

  /// What a transcript begins with.
  var opening: TranscriptEntry.Opening {
    get throws {
      TranscriptEntry.Opening(
        head: head, questionnaire: loaded.name, language: interview.language,
        changes: try changeLines, migrations: migrations)
    }
  }

  /// The interview as it can be signed.
  var signable: Signable {
    Signable(head: head, loaded: loaded, interview: interview, migrations: migrations)
  }
}

/// Everything of a record but its circumstances: of an assessment at the desk, and of one replayed.
struct Signable {
  let head: Draft.Head
  let loaded: QuestionnaireShelf.Loaded
  let interview: Interview
  let migrations: [Assessment.Migration]

  /// The readings that a signature takes.
  struct Moment {
    /// A version 4 UUID.
    let record: String
    /// 32 hexadecimal digits.
    let nonce: String
    /// `YYYY-MM-DDThh:mm:ssZ`
    let finished: String
  }

  /// The bytes that are signed.
  func payload(_ moment: Moment, office: String, signer: Assessment.Signer) throws -> [UInt8] {
    let circumstances = Assessment.Circumstances(
      record: head.revises?.record ?? moment.record, version: head.revises?.version ?? 1,
      supersedes: head.revises?.supersedes, office: office,
      questionnaireDigest: loaded.digest.hex, engine: Version.engine, started: head.started,
      finished: moment.finished, language: interview.language, nonce: moment.nonce,
      signer: signer, migrations: migrations)
    let assessment = Assessment(interview.sheet, notes: interview.notes, circumstances)
    if let excess = assessment.excess { throw Failure(Exit.no, excess) }
    return try guarded { try assessment.json.canonicalBytes() }
  }
}
