public import Diagnostics
internal import Glibc

/// What the system said when it refused an operation on a file.
public struct SystemError: Error, Sendable, Hashable {
  /// The number, as in `errno`.
  public let code: Int32

  /// Notes `code`.
  public init(code: Int32) {
    self.code = code
  }

  /// Notes what the last call said.
  package static var last: SystemError { SystemError(code: errno) }

  /// The reason as part of a sentence.
  public var phrase: Phrase {
    switch code {
    case ENOENT, ENOTDIR: Phrase(zh: "文件或文件夹不存在", en: "no such file or folder")
    case EACCES, EPERM: Phrase(zh: "没有权限", en: "permission denied")
    case ENOSPC: Phrase(zh: "磁盘空间已满", en: "the disk is full")
    case EDQUOT: Phrase(zh: "已超出磁盘配额", en: "the disk quota is used up")
    case EFBIG: Phrase(zh: "超出允许的文件大小", en: "the file may not grow any larger")
    case EROFS: Phrase(zh: "磁盘为只读", en: "the disk is read-only")
    case EEXIST: Phrase(zh: "已存在同名文件", en: "a file of this name exists")
    case EISDIR: Phrase(zh: "这是一个文件夹", en: "it is a folder")
    case EIO: Phrase(zh: "磁盘读写出错", en: "the disk reported an error")
    case ENAMETOOLONG: Phrase(zh: "文件名过长", en: "the name is too long")
    case ELOOP: Phrase(zh: "这是一个符号链接", en: "it is a symbolic link")
    case EMFILE, ENFILE: Phrase(zh: "打开的文件过多", en: "too many files are open")
    default: Phrase(zh: "系统错误 \(code)", en: "system error \(code)")
    }
  }
}
