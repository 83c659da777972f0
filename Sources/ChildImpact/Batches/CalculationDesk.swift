import Archiving
import BatchFiles
import BatchScoring
import Diagnostics
import Records
import SQLiteStore
import Signing
import Synchronization

/// Takes the rows of a batch into the archive, as calculations that nobody signs.
final class CalculationDesk: Sendable {
  // A class, because the threads of a batch share it.

  private struct State: ~Copyable {
    var archive: Archive<ArchiveFile>
    let keys: OfficeKeys
    var added = 0
    var held = 0
  }

  private let questionnaire: [UInt8]
  private let origin: CalculationRecord.Origin
  private let state: Mutex<State>

  init(
    _ archive: Archive<ArchiveFile>, _ keys: consuming sending OfficeKeys,
    _ loaded: QuestionnaireShelf.Loaded
  ) {
    questionnaire = loaded.canonical
    origin = CalculationRecord.Origin(
      office: archive.office, questionnaireDigest: loaded.digest.hex, engine: Version.engine)
    state = Mutex(State(archive: archive, keys: keys))
  }

  /// The record of a row.
  func calculation(_ row: ScoredRow) throws -> RowKeeping.Kept {
    try CalculationRecord(row.sheet, key: row.id, origin) { Digest(of: $0).hex }
  }

  /// Appends the calculations of a block that the archive has not got: one transaction, one signed
  /// head.
  func append(_ kept: [RowKeeping.Kept]) throws {
    try state.withLock { state in
      var seen: Set<String> = []
      let all = kept.compactMap { $0 as? CalculationRecord }
      let new = all.filter {
        !state.archive.holds(record: $0.record) && seen.insert($0.record).inserted
      }
      let submissions = new.map { calculation in
        Submission(
          .calculation, blob: calculation.bytes, questionnaire: questionnaire,
          fields: Document.Fields(title: "", kind: "", unit: "", grade: "", text: ""))
      }
      _ = try state.archive.append(submissions, key: state.keys.office, at: Clock.timestamp)
      state.added += new.count
      state.held += all.count - new.count
    }
  }

  /// What has been kept, in a sentence.
  var summary: Phrase {
    let (added, held) = state.withLock { ($0.added, $0.held) }
    return Phrase(
      zh: "存入档案库 \(added) 条计算记录" + (held > 0 ? "，另有 \(held) 条库中已有" : ""),
      en: "\(added) calculations archived" + (held > 0 ? "; \(held) were there already" : ""))
  }
}
