import Glibc
import Records

/// Who has a draft open, as the file beside it says: for the words to whom finds it locked. Whether
/// it is locked is told by the lock alone, so that a file left by a crash does no harm.
struct DraftHolder {
  let person: String
  let host: String
  let process: Int
  let since: String

  /// This process.
  static func current(since: String) -> DraftHolder {
    var name = utsname()
    unsafe uname(&name)
    let host = unsafe withUnsafeBytes(of: &name.nodename) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return DraftHolder(
      person: Environment.personName, host: host, process: Int(getpid()), since: since)
  }

  private init(person: String, host: String, process: Int, since: String) {
    self.person = person
    self.host = host
    self.process = process
    self.since = since
  }

  /// Reads the file; nil where there is none or it says nothing that can be read.
  init?(at path: String) {
    guard let bytes = try? WholeFile.read(path, limit: 4096),
      let part = try? JSONPart(JSON.canonical(bytes)), let person = try? part["person"].string(),
      let host = try? part["host"].string(), let process = try? part["process"].count(),
      let since = try? part["since"].string()
    else { return nil }
    self.init(person: person, host: host, process: process, since: since)
  }

  /// Writes the file. It only informs: a disk that is full is no reason to refuse the draft.
  func write(to path: String) {
    let json: JSON = [
      "person": .string(person), "host": .string(host), "process": .count(process),
      "since": .string(since),
    ]
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open(path, flags, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    try? WholeFile.append(json.canonicalBytes(), to: descriptor, path)
  }
}
