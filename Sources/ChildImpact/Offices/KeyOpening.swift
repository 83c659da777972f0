import Diagnostics
import Glibc
import Signing
import Terminal

/// A key that is open, with the passphrase that opened it.
struct OpenKey: ~Copyable {
  let key: SigningKey
  let passphrase: Passphrase
}

/// Opens key files: one line of the descriptor each, or asked at the terminal up to three times.
struct KeyOpening {
  let common: CommonOptions
  let passphrases: PassphraseOptions

  /// Opens the key at `path`.
  func open(_ path: String) throws -> OpenKey {
    try open(path, asking: Phrase(zh: "签名口令：", en: "Passphrase: "))
  }

  /// Opens the office's key: with the passphrase of the other key where both have the same.
  func openOffice(_ path: String, trying other: borrowing Passphrase) throws -> SigningKey {
    guard Folder.exists(path) || Folder.exists(path + ".pub") else {
      throw Failure(
        Exit.cannotReadOrWrite,
        zh: "这里没有单位密钥 \(path)。只有保管档案库的单位能写入档案库；其他单位请对文件签署（archive send）。",
        en:
          "there is no office key at \(path). Only the office that keeps the archive writes to it; "
          + "elsewhere a file is signed (archive send).")
    }
    do throws(SigningProblem) {
      return try KeyFile.open(path, passphrase: other)
    } catch {
      guard case .file(_, .wrongPassphrase) = error else {
        throw Failure(Exit.cannotReadOrWrite, error.phrase)
      }
    }
    let opened = try open(
      path, asking: Phrase(zh: "单位密钥的口令：", en: "Passphrase of the office key: "))
    return opened.key
  }

  private func open(_ path: String, asking prompt: Phrase) throws -> OpenKey {
    guard try guarded({ try KeyFile.needsPassphrase(path) }) else {
      let none = try guarded { try Passphrase(copying: []) }
      return OpenKey(
        key: try guarded { try KeyFile.open(path, passphrase: none) }, passphrase: none)
    }
    for _ in 0..<(passphrases.passphraseFD == nil ? 2 : 0) {
      let passphrase = try passphrases.passphrase(common.language, prompt)
      do throws(SigningProblem) {
        let key = try KeyFile.open(path, passphrase: passphrase)
        return OpenKey(key: key, passphrase: passphrase)
      } catch {
        guard case .file(_, .wrongPassphrase) = error else {
          throw Failure(Exit.cannotReadOrWrite, error.phrase)
        }
        try common.tell(Phrase(zh: "口令不对，请重新输入。", en: "Wrong passphrase; please try again."))
      }
    }
    let passphrase = try passphrases.passphrase(common.language, prompt)
    let key = try guarded { try KeyFile.open(path, passphrase: passphrase) }
    return OpenKey(key: key, passphrase: passphrase)
  }
}
