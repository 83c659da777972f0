public import Diagnostics
internal import Glibc

/// A system call that failed, in words for people.
public struct SystemError: Error, Sendable, Hashable {
  /// What was being done.
  public enum Action: Sendable, Hashable {
    case reading, writing
  }

  /// What was being done.
  public let action: Action
  /// The system's number, an `errno`.
  public let code: Int32

  /// Makes an error of a number.
  public init(_ action: Action, code: Int32) {
    self.action = action
    self.code = code
  }

  /// Whether nobody reads any more what is written (`child-impact … | head`).
  public var isBrokenPipe: Bool { action == .writing && code == EPIPE }

  /// The failure in one sentence without a full stop.
  public var message: Phrase {
    let reason = reason
    return switch action {
    case .reading: Phrase(zh: "无法读取：" + reason.zh, en: "cannot read: " + reason.en)
    case .writing: Phrase(zh: "无法写入：" + reason.zh, en: "cannot write: " + reason.en)
    }
  }

  private var reason: Phrase {
    switch code {
    case ENOSPC, EDQUOT: Phrase(zh: "磁盘空间不足", en: "no space left on the disk")
    case EPIPE: Phrase(zh: "接收方已经关闭", en: "nobody reads the output any more")
    case EIO: Phrase(zh: "输入输出错误", en: "input/output error")
    case EACCES, EPERM: Phrase(zh: "没有权限", en: "permission denied")
    case EROFS: Phrase(zh: "文件系统只读", en: "the file system is read-only")
    case EISDIR: Phrase(zh: "这是一个文件夹", en: "it is a folder")
    case EBADF: Phrase(zh: "没有打开", en: "it is not open")
    case ENOTTY: Phrase(zh: "不是终端", en: "it is not a terminal")
    case EBUSY: Phrase(zh: "终端正在使用", en: "the terminal is in use")
    default: Phrase(zh: "系统错误 \(code)", en: "system error \(code)")
    }
  }
}
