import Diagnostics
import Glibc
import Questionnaires
import Signing

/// A file that is given as evidence: read once for its digest and size, and not kept.
enum EvidenceFile {
  /// Reads the file that a typed path names. Quotes around the path, as a dragged file brings them,
  /// and `~/` are understood; a symbolic link is not followed.
  static func read(_ typed: String, in folder: String? = nil) throws(FileProblem) -> Attachment {
    let path = path(typed, in: folder)
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(path: typed, code: errno, isWriting: false) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw FileProblem(path: typed, code: errno, isWriting: false)
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG, status.st_size <= Attachment.largest else {
      let code = kind == S_IFDIR ? EISDIR : kind == S_IFREG ? EFBIG : EINVAL
      throw FileProblem(path: typed, code: code, isWriting: false)
    }
    let bytes = try WholeFile.bytes(from: descriptor, typed, limit: Attachment.largest)
    let name = String(path.split(separator: "/").last ?? "")
    guard name.utf8.count <= 255, Visible.firstHidden(in: name) == nil else {
      throw FileProblem(path: typed, code: EILSEQ, isWriting: false)
    }
    return Attachment(sha256: Digest(of: bytes).hex, size: bytes.count, name: name)
  }

  /// Why a file is not taken as evidence, without its path: the person has just typed it.
  static func reason(_ problem: FileProblem) -> Phrase {
    let most = Attachment.largest >> 20
    switch problem.code {
    case EFBIG:
      return Phrase(
        zh: "文件超过 \(most) MiB，不能作为附件", en: "The file is larger than \(most) MiB")
    case EINVAL: return Phrase(zh: "这不是普通文件", en: "That is no ordinary file")
    case EILSEQ:
      return Phrase(
        zh: "文件名里有看不见的字符，请改名", en: "The file's name has hidden characters; please rename it")
    default:
      let reason = FileProblem.reason(problem.code)
      return Phrase(zh: "无法读取：\(reason.zh)", en: "It cannot be read: \(reason.en)")
    }
  }

  private static func path(_ typed: String, in folder: String?) -> String {
    var path = typed
    for quote in ["\"", "'"] where path.count > 1 && path.hasPrefix(quote) && path.hasSuffix(quote)
    {
      path = String(path.dropFirst().dropLast())
    }
    if path.hasPrefix("~/"), let home = Environment.value("HOME") {
      path = home + path.dropFirst()
    }
    guard let folder, !path.hasPrefix("/") else { return path }
    return folder + "/" + path
  }
}
