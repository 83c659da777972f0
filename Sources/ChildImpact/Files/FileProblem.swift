import Diagnostics
import Glibc

/// A file that cannot be read or written, with the system's reason in plain words.
struct FileProblem: Error {
  let path: String
  let code: Int32
  let isWriting: Bool

  /// What to say, with the status for it.
  var failure: Failure {
    let reason = FileProblem.reason(code)
    return isWriting
      ? Failure(
        Exit.cannotReadOrWrite, zh: "无法写入 \(path)：\(reason.zh)。",
        en: "cannot write \(path): \(reason.en).")
      : Failure(
        Exit.cannotReadOrWrite, zh: "无法读取 \(path)：\(reason.zh)。",
        en: "cannot read \(path): \(reason.en).")
  }

  static func reason(_ code: Int32) -> Phrase {
    switch code {
    case ENOENT: Phrase(zh: "没有这个文件", en: "there is no such file")
    case EACCES, EPERM: Phrase(zh: "没有权限", en: "permission denied")
    case ENOSPC, EDQUOT, EFBIG: Phrase(zh: "磁盘空间不足", en: "no space left on the disk")
    case EROFS: Phrase(zh: "文件系统只读", en: "the file system is read-only")
    case EISDIR: Phrase(zh: "这是一个文件夹", en: "it is a folder")
    case ENOTDIR: Phrase(zh: "上级不是文件夹", en: "part of the path is not a folder")
    case ELOOP: Phrase(zh: "不接受符号链接", en: "it is a symbolic link, which is not followed")
    case EEXIST: Phrase(zh: "文件已存在", en: "it exists already")
    default: Phrase(zh: "系统错误 \(code)", en: "system error \(code)")
    }
  }
}
