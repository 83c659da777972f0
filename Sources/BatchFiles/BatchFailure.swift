public import Diagnostics
internal import Glibc

/// Why a batch did not come to its end. Nothing is left under a final name.
public enum BatchFailure: Error, Sendable {
  /// The input has nothing in it, not even column names.
  case empty(name: String)
  /// The header names columns that cannot be; told before the first row.
  case header(Findings)
  /// Two of the files that were named are the same.
  case sameFile(path: String)
  /// A compressed file cannot be undone.
  case compressed(GzipDamage, path: String)
  /// There is no earlier part of the output to go on from.
  case noEarlierPart(path: String)
  /// The file has no column that groups are to be made by.
  case noColumn(String)
  /// What is to be kept of a row could not be made or kept.
  case keeping(any Error)
  /// The system refused, with the number of its error.
  case system(Attempt, path: String, code: Int32)

  /// What was refused.
  public enum Attempt: Sendable, Hashable {
    case open, read, create, write
  }

  /// The exit status that goes with it: 1 for a header that is refused, 2 for usage, 3 for files.
  public var exitStatus: Int32 {
    switch self {
    case .empty, .header: 1
    case .sameFile, .noEarlierPart, .noColumn: 2
    case .compressed, .keeping, .system: 3
    }
  }

  /// One sentence without a full stop; the findings of a header are rendered one by one instead.
  public var message: Phrase {
    switch self {
    case .empty(let name):
      Phrase(
        zh: "\(Visible.text(name)) 是空文件：第一行应为列名",
        en: "\(Visible.text(name)) is empty: the first line should name the columns")
    case .header: Phrase(zh: "表头有误，未处理任何行", en: "the header is wrong; no row was read")
    case .sameFile(let path):
      Phrase(
        zh: "\(Visible.text(path)) 被同时用作两个文件",
        en: "\(Visible.text(path)) is named for two files at once")
    case .compressed(let damage, let path): damage.phrase(path)
    case .noEarlierPart(let path):
      Phrase(
        zh: "接不上：没有上次留下的 \(Visible.text(path))",
        en: "cannot go on: \(Visible.text(path)), which the earlier run left, is not there")
    case .noColumn(let name):
      Phrase(
        zh: "文件中没有“\(Visible.text(name))”这一列", en: "the file has no column '\(Visible.text(name))'")
    case .keeping: Phrase(zh: "无法归档", en: "the rows could not be kept")
    case .system(let attempt, let path, let code): attempt.phrase(path, code)
    }
  }
}

extension BatchFailure.Attempt {
  fileprivate func phrase(_ path: String, _ code: Int32) -> Phrase {
    let name = Visible.text(path)
    let why = SystemReason.phrase(code)
    let (zh, en) =
      switch self {
      case .open: ("无法打开", "cannot open")
      case .read: ("无法读取", "cannot read")
      case .create: ("无法创建", "cannot create")
      case .write: ("无法写入", "cannot write")
      }
    return Phrase(zh: "\(zh) \(name)：\(why.zh)", en: "\(en) \(name): \(why.en)")
  }
}

extension GzipDamage {
  fileprivate func phrase(_ path: String) -> Phrase {
    let name = Visible.text(path)
    return switch self {
    case .notGzip: Phrase(zh: "\(name) 不是 gzip 压缩文件", en: "\(name) is not a gzip file")
    case .damaged: Phrase(zh: "压缩文件 \(name) 已损坏", en: "the gzip file \(name) is damaged")
    case .truncated:
      Phrase(zh: "压缩文件 \(name) 不完整", en: "the gzip file \(name) ends in the middle")
    }
  }
}

/// The system's errors in words.
enum SystemReason {
  static func phrase(_ code: Int32) -> Phrase {
    switch code {
    case ENOENT: Phrase(zh: "文件或文件夹不存在", en: "no such file or folder")
    case EACCES, EPERM: Phrase(zh: "没有权限", en: "permission denied")
    case EISDIR: Phrase(zh: "这是一个文件夹", en: "it is a folder")
    case ENOTDIR: Phrase(zh: "路径中有一处不是文件夹", en: "a part of the path is no folder")
    case ENOSPC, EDQUOT: Phrase(zh: "磁盘空间不足", en: "no space left on the disk")
    case EROFS: Phrase(zh: "磁盘为只读", en: "the disk is read-only")
    case EPIPE: Phrase(zh: "接收方已关闭", en: "the reader has gone")
    case EFBIG: Phrase(zh: "文件过大", en: "the file is too large")
    case _: other(code)
    }
  }

  private static func other(_ code: Int32) -> Phrase {
    var buffer = [CChar](repeating: 0, count: 256)
    let isKnown = unsafe strerror_r(code, &buffer, buffer.count) == 0
    let words = buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    let text = isKnown ? String(decoding: words, as: UTF8.self) : "?"
    return Phrase(zh: "系统错误 \(code)（\(text)）", en: "system error \(code) (\(text))")
  }
}
