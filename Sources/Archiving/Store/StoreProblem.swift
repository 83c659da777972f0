public import Diagnostics
public import Signing

/// Why a store cannot do what was asked. Nothing was changed by the attempt.
public enum StoreProblem: Error, Sendable, Hashable {
  /// There is no archive at the path.
  case missing(path: String)
  /// Something has the path already.
  case exists(path: String)
  /// What is there is no archive of this program.
  case notArchive(path: String)
  /// The archive was made by a later version.
  case newer(path: String)
  /// The file is damaged or cut short.
  case damaged(path: String)
  /// The disk is full.
  case full(path: String)
  /// The file or the disk cannot be written.
  case readOnly(path: String)
  /// Another process has kept the archive locked for too long.
  case busy(path: String)
  /// The system refused.
  case refused(path: String, SystemError)
  /// The database refused, with its own number.
  case failed(path: String, code: Int)
  /// The log has grown meanwhile.
  case moved

  /// The problem as a sentence without a full stop.
  public var phrase: Phrase {
    switch self {
    case .missing(let path): Self.phrase(path, "没有档案库", "there is no archive")
    case .exists(let path): Self.phrase(path, "已有文件，不会覆盖", "a file is there and is not replaced")
    case .notArchive(let path):
      Self.phrase(path, "不是本程序的档案库", "this is not an archive of this program")
    case .newer(let path):
      Self.phrase(path, "由更新版本的程序建立", "this archive was made by a later version of the program")
    case .damaged(let path):
      Self.phrase(
        path, "档案库文件已损坏或不完整，请用备份恢复",
        "the archive is damaged or cut short; restore it from a backup")
    case .full(let path):
      Self.phrase(path, "磁盘空间已满，未写入任何内容", "the disk is full; nothing was written")
    case .readOnly(let path):
      Self.phrase(path, "档案库只读，无法写入", "the archive cannot be written")
    case .busy(let path):
      Self.phrase(
        path, "其他程序正在使用档案库，请稍后再试", "the archive is in use by another program; try again later")
    case .refused(let path, let error): Self.phrase(path, error.phrase.zh, error.phrase.en)
    case .failed(let path, let code):
      Self.phrase(path, "数据库错误 \(code)", "the database failed with code \(code)")
    case .moved:
      Phrase(zh: "档案库同时被其他程序写入", en: "another program wrote to the archive meanwhile")
    }
  }

  private static func phrase(_ path: String, _ zh: String, _ en: String) -> Phrase {
    Phrase(zh: "\(Visible.text(path))：\(zh)", en: "\(Visible.text(path)): \(en)")
  }
}

/// Something that the storage check found.
public struct StorageDamage: Sendable, Hashable {
  /// What was found, as a sentence without a full stop.
  public let phrase: Phrase

  /// Describes damage.
  public init(_ phrase: Phrase) {
    self.phrase = phrase
  }
}
