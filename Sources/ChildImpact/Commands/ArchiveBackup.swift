import Archiving
import ArgumentParser
import Diagnostics
import SQLiteStore
import Terminal

/// `child-impact archive backup`: a copy that has been verified before it has its name.
struct ArchiveBackup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "备份：复制、核验副本、再命名。 Copy the archive, verify the copy, then name it.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "备份文件，尚不存在. The file of the copy, which must not exist yet.") var file: String

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    guard office.hasArchive else { throw office.missingArchive() }
    let progress = Progress(common)
    var size = 0
    try guarded {
      let store = try ArchiveFile(path: place.folder.archive, for: .reading)
      try store.copy(to: file, progress: progress.copying) { copy in
        size = try office.verified(copy, progress).size
      }
    }
    try common.tell(
      Phrase(
        zh: "已备份 \(size) 条到 \(file)，副本核验完好。请另地存放。",
        en: "Copied \(size) entries to \(file); the copy is good. Keep it somewhere else."))
  }
}

/// `child-impact archive restore`: a copy in the place of the archive.
struct ArchiveRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "用备份恢复：先核验，旧于本机所见的不用。 Bring a copy back, unless it is older than what was seen here.",
    discussion: """
      现有的档案库不会删除，改名为 archive.sqlite.before-时间 保留。
      The archive that is there is not removed: it keeps the name archive.sqlite.before-TIME.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "备份文件. The copy.") var file: String

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    let progress = Progress(common)
    let path = place.folder.archive
    let kept = path + ".before-" + Clock.text.filter { $0 != ":" }
    do throws(FileProblem) { try Folder.create(place.folder.path) } catch { throw error.failure }
    var size = 0
    try guarded {
      let copy = try ArchiveFile(path: file, for: .reading)
      let partial = path + ".restored"
      Folder.remove(partial)
      try copy.copy(to: partial, progress: progress.copying) { copy in
        size = try office.verified(copy, progress).size
      }
      try ArchiveFile.replace(path, with: partial, keeping: kept)
    }
    try common.tell(
      Phrase(
        zh: "已用 \(file) 恢复，共 \(size) 条，核验完好。",
        en: "Restored \(size) entries from \(file); they are good."))
    guard Folder.exists(kept) else { return }
    try common.tell(Phrase(zh: "原来的档案库改名为 \(kept)。", en: "What was there is now \(kept)."))
  }
}

extension Office {
  /// Verifies a copy and says what is wrong with one that is not good.
  func verified(_ store: ArchiveFile, _ progress: Progress) throws -> VerifyReport {
    let report = try Archive.verify(
      store, lastSeen: lastSeen, options: VerifyOptions(progress: { progress.verifying($0, $1) }))
    guard report.isGood else {
      let first = report.problems.first?.phrase ?? Phrase(zh: "核验未通过", en: "it is not good")
      let count = report.problems.count + report.more
      throw Failure(
        Exit.no, zh: "这份副本不可用，未作任何改动，共 \(count) 处问题。第一处：\(first.zh)。",
        en:
          "this copy cannot be used and nothing was changed: \(count) problems. The first: \(first.en)."
      )
    }
    return report
  }
}
