import Archiving
import Records
import Signing

/// Where an assessment takes the time and random values from. Each is told to the transcript, if
/// there is one, so that a replay can be given the same.
final class Readings {
  // A class, because whoever takes a reading tells the same transcript.

  /// What a reading is for.
  enum Purpose: String {
    case draft, started, resumed, change, record, nonce, finished, archived
  }

  private var transcript: SessionTranscript?
  /// The readings that were taken before the transcript was opened.
  private var early: [TranscriptEntry] = []

  /// Has every reading noted from now on, the earlier ones first.
  func note(in transcript: SessionTranscript) throws {
    self.transcript = transcript
    for entry in early { try transcript.write(entry) }
    early = []
  }

  /// The time now.
  func time(for purpose: Purpose) throws -> Timestamp {
    let time = Clock.timestamp
    try note(.reading(purpose, time.text))
    return time
  }

  /// Random bytes.
  func random(_ count: Int, for purpose: Purpose) throws -> [UInt8] {
    let bytes = try guarded { try Entropy.bytes(count) }
    try note(.reading(purpose, Hexadecimal.text(bytes)))
    return bytes
  }

  private func note(_ entry: TranscriptEntry) throws {
    if let transcript { try transcript.write(entry) } else { early.append(entry) }
  }
}
