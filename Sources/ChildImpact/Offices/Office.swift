import Archiving
import Diagnostics
import Glibc
import Records
import SQLiteStore
import Signing
import Terminal

/// The local archive with its keys: made on first use, opened ever after.
struct Office {
  let folder: ResultsFolder
  let language: Language

  /// Where this computer remembers the last head it saw.
  var lastSeen: LastSeen { LastSeen(directory: folder.memory, name: folder.memoryName) }

  /// Whether the archive is there.
  var hasArchive: Bool { Folder.exists(folder.archive) }

  /// Whether this computer has seen an archive here before.
  var remembersArchive: Bool { Folder.exists(folder.memory + "/" + folder.memoryName) }

  /// Opens the archive to read, whatever its size, without reading every entry.
  func view() throws -> ArchiveView<ArchiveFile> {
    guard hasArchive else { throw missingArchive() }
    return try guarded {
      try ArchiveView(
        store: try ArchiveFile(path: folder.archive, for: .reading), lastSeen: lastSeen)
    }
  }

  /// Opens the archive to read or to append.
  func open(for access: ArchiveFile.Access) throws -> Archive<ArchiveFile> {
    guard hasArchive else { throw missingArchive() }
    do {
      return try Archive(
        store: try ArchiveFile(path: folder.archive, for: access), lastSeen: lastSeen)
    } catch let problem as ArchiveProblem {
      throw Failure(Exit.no, problem.phrase)
    } catch let problem as StoreProblem {
      throw Failure(Exit.cannotReadOrWrite, problem.phrase)
    }
  }

  func missingArchive() -> Failure {
    guard remembersArchive else {
      return Failure(
        Exit.cannotReadOrWrite,
        zh: "\(folder.archive) 处没有档案库。运行 child-impact assess 或 child-impact archive init 新建。",
        en: "there is no archive at \(folder.archive). child-impact assess or child-impact archive "
          + "init makes one.")
    }
    return Failure(
      Exit.cannotReadOrWrite,
      zh: "\(folder.archive) 处的档案库不见了，而本机以前见过它。请找回原文件或备份；"
        + "确实要另建新库的，运行 child-impact archive init --replace。",
      en:
        "the archive at \(folder.archive) is gone, and this computer has seen it before. Please bring "
        + "the file or a backup back; to begin a new one all the same, run child-impact archive init "
        + "--replace.")
  }
}
