import Archiving
import ArgumentParser
import Diagnostics
import SQLiteStore
import Terminal

/// `child-impact archive reindex`: lists and stored hashes made again from the log.
struct ArchiveReindex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reindex",
    abstract: "重建清单和散列缓存。 Make the lists and stored hashes again from the log.",
    discussion: """
      条目、签名和检查点不受影响。清单与记录不符（archive verify 提示 projection 或 tile）时使用。
      Entries, signatures and checkpoints stay as they are. For lists that differ from the records, which
      archive verify calls projection or tile.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    let (projecting, progress) = (Projecting(), Progress(common))
    for _ in 0..<10 {
      let archive = try office.open(for: .writing)
      let store = try guarded { try ArchiveFile(path: place.folder.archive, for: .writing) }
      do {
        let rows = try archive.rows({ projecting.fields($0) }, progress: progress.verifying)
        try store.reindex(rows, size: archive.size)
        return try common.tell(
          Phrase(
            zh: "已重建：\(rows.count) 份记录的清单，\(archive.size) 条日志的散列。",
            en:
              "Made again: the list of \(rows.count) records, the hashes of \(archive.size) entries."
          ))
      } catch StoreProblem.moved {
        continue
      } catch let problem as StoreProblem {
        throw Failure(Exit.cannotReadOrWrite, problem.phrase)
      } catch let problem as ArchiveProblem {
        throw Failure(Exit.no, problem.phrase)
      }
    }
    throw Failure(Exit.cannotReadOrWrite, ArchiveProblem.crowded.phrase)
  }
}
