import Diagnostics
import Glibc
import Questionnaires
import Terminal

/// The person's own editor: `VISUAL`, `EDITOR`, or what is installed.
struct TextEditor {
  /// Where the text lies meanwhile: beside the drafts, readable by its owner only.
  let folder: String

  /// Lets the person edit `text`; nil when nothing was changed.
  func edit(_ text: String) throws -> Result<String?, Session.Untaken> {
    guard let command = TextEditor.command else {
      return .failure(Session.Untaken(TextEditor.none))
    }
    do throws(FileProblem) {
      let path = folder + "/editing-\(getpid()).txt"
      try TextEditor.create(path, Array(text.utf8) + (text.isEmpty ? [] : [0x0A]))
      defer { unsafe unlink(path) }
      guard TextEditor.run(command, path) else {
        return .failure(Session.Untaken(TextEditor.failed(command)))
      }
      return TextEditor.edited(try WholeFile.read(path, limit: 1 << 20), text)
    } catch {
      return .failure(Session.Untaken(EvidenceFile.reason(error)))
    }
  }

  private static func edited(_ bytes: [UInt8], _ before: String) -> Result<String?, Session.Untaken>
  {
    guard let whole = String(validating: bytes, as: UTF8.self) else {
      return .failure(
        Session.Untaken(
          Phrase(zh: "写的内容不是有效的文字（UTF-8）", en: "What was written is not valid UTF-8 text")))
    }
    var text = whole.replacing("\r\n", with: "\n")
    while text.last == "\n" { text.removeLast() }
    return .success(text == before || text.isEmpty ? nil : text)
  }

  private static func create(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
    unsafe unlink(path)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open(path, flags, 0o600)
    guard descriptor >= 0 else { throw FileProblem(path: path, code: errno, isWriting: true) }
    defer { close(descriptor) }
    try WholeFile.append(bytes, to: descriptor, path)
  }

  private static var command: String? {
    for name in ["VISUAL", "EDITOR"] {
      if let command = Environment.value(name), !command.isEmpty { return command }
    }
    let folders = (Environment.value("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return ["nano", "vi"].first { name in
      folders.contains { unsafe access($0 + "/" + name, X_OK) == 0 }
    }
  }

  /// Runs the editor in the foreground. Ctrl-C there is meant for it and not for us.
  private static func run(_ command: String, _ path: String) -> Bool {
    let signals = [SIGINT, SIGQUIT, SIGTSTP]
    var earlier = Array(repeating: sigaction(), count: signals.count)
    var ignoring = sigaction()
    unsafe ignoring.__sigaction_handler.sa_handler = SIG_IGN
    for (index, number) in signals.enumerated() {
      unsafe sigaction(number, &ignoring, &earlier[index])
    }
    defer {
      for (index, number) in signals.enumerated() { unsafe sigaction(number, &earlier[index], nil) }
    }
    return spawn(command, path)
  }

  private static func spawn(_ command: String, _ path: String) -> Bool {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGXFSZ] {
      unsafe sigaddset(&defaults, number)
    }
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // The path is an argument of its own, so that nothing in it is a command.
    let words = ["/bin/sh", "-c", command + " \"$1\"", "sh", path]
    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process: pid_t = 0
    guard unsafe posix_spawn(&process, "/bin/sh", nil, &attributes, arguments, environ) == 0 else {
      return false
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status == 0
  }

  static let needsTerminal = Phrase(
    zh: "编辑器只能在终端里使用，请用 :text 逐行输入", en: "An editor needs a terminal; use :text instead")

  private static let none = Phrase(
    zh: "没有找到编辑器。请设置环境变量 EDITOR，或用 :text 逐行输入",
    en: "No editor was found. Set the variable EDITOR, or use :text to type line by line")

  private static func failed(_ command: String) -> Phrase {
    Phrase(
      zh: "编辑器 \(command) 没有正常结束，原来的答案不变",
      en: "The editor \(command) failed; the answer is as before")
  }
}
