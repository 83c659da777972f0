public import Diagnostics
public import Records

/// Why a key, a passphrase or an envelope cannot be used. No secret is ever part of it.
public enum SigningProblem: Error, Sendable, Hashable {
  /// The system gave no random bytes.
  case noEntropy
  /// libcrypto failed at what should always work.
  case library
  /// A key file cannot be used.
  case file(path: String, KeyFileProblem)
  /// The bytes hold no public key of a kind that is known.
  case notPublicKey
  /// A public key for which anybody can make signatures.
  case weakKey
  /// More bytes than a passphrase may have.
  case passphraseTooLong(limit: Int)
  /// No passphrase could be read.
  case noPassphrase
  /// There is no terminal to ask at.
  case noTerminal
  /// The question at the terminal was broken off.
  case interrupted
  /// Bytes that are no envelope.
  case notEnvelope(JSONProblem)
  /// A signature that the key did not make.
  case badSignature
  /// The command that keeps a key gave no signature.
  case signer(SignerProblem)

  /// The problem as a sentence without a full stop.
  public var phrase: Phrase {
    switch self {
    case .noEntropy: Phrase(zh: "系统无法提供随机数", en: "the system has no random numbers to give")
    case .library: Phrase(zh: "密码库 libcrypto 出错", en: "libcrypto failed")
    case .file(let path, let problem):
      Phrase(
        zh: "\(Visible.text(path))：\(problem.phrase.zh)",
        en: "\(Visible.text(path)) \(problem.phrase.en)")
    case .notPublicKey: Phrase(zh: "不是可用的公钥", en: "not a public key that can be used")
    case .weakKey: Phrase(zh: "公钥不安全，不予接受", en: "a weak public key, which is refused")
    case .passphraseTooLong(let limit):
      Phrase(zh: "口令超过 \(limit) 字节", en: "the passphrase is longer than \(limit) bytes")
    case .noPassphrase: Phrase(zh: "没有读到口令", en: "no passphrase was given")
    case .noTerminal:
      Phrase(
        zh: "没有可用的终端，请用 --passphrase-fd 提供口令",
        en: "there is no terminal to ask at; give the passphrase with --passphrase-fd")
    case .interrupted: Phrase(zh: "已中断", en: "interrupted")
    case .notEnvelope(let problem):
      Phrase(
        zh: "签名信封无效：\(problem.phrase.zh)", en: "not a signed envelope: \(problem.phrase.en)")
    case .badSignature: Phrase(zh: "签名无效", en: "the signature is not valid")
    case .signer(let problem): problem.phrase
    }
  }
}

/// Why a key file cannot be used.
public enum KeyFileProblem: Error, Sendable, Hashable {
  /// The system does not let it be read.
  case unreadable(SystemError)
  /// The system does not let it be written; nothing has its name.
  case unwritable(SystemError)
  /// It is a symbolic link.
  case symbolicLink
  /// Others may read or write it.
  case openToOthers
  /// It has further names, under which it may be read or changed.
  case hardLink
  /// It belongs to another user.
  case foreign
  /// It holds no key, or one that is damaged.
  case notKey
  /// It holds a key without a passphrase.
  case notEncrypted
  /// It holds a key that is neither Ed25519 nor SM2, or one that everybody knows.
  case otherKind
  /// It does not name a signer command.
  case notSigner
  /// The passphrase does not open it.
  case wrongPassphrase

  /// The problem as what follows the name of the file.
  public var phrase: Phrase {
    switch self {
    case .unreadable(let error):
      Phrase(zh: "无法读取（\(error.phrase.zh)）", en: "cannot be read: \(error.phrase.en)")
    case .unwritable(let error):
      Phrase(zh: "无法写入（\(error.phrase.zh)）", en: "cannot be written: \(error.phrase.en)")
    case .symbolicLink:
      Phrase(zh: "是符号链接，不作为密钥使用", en: "is a symbolic link; keys are not read through links")
    case .openToOthers:
      Phrase(
        zh: "其他用户可以读取，请先执行 chmod 600",
        en: "can be read by other users; run chmod 600 on it first")
    case .hardLink:
      Phrase(
        zh: "还有别的文件名（硬链接），请先删去其余的名字",
        en: "has further names (hard links); remove all but one first")
    case .foreign: Phrase(zh: "属于其他用户", en: "belongs to another user")
    case .notKey: Phrase(zh: "不是密钥文件，或已损坏", en: "is no key file, or is damaged")
    case .notEncrypted:
      Phrase(
        zh: "没有口令保护，请先用 openssl pkcs8 -topk8 -scrypt 加密",
        en: "has no passphrase; encrypt it with openssl pkcs8 -topk8 -scrypt first")
    case .otherKind:
      Phrase(
        zh: "密钥种类不合用，只接受 Ed25519 和 SM2",
        en: "holds a key of another kind; only Ed25519 and SM2 are taken")
    case .notSigner:
      Phrase(
        zh: "没有写明签名命令，应为：signer = \"/程序的绝对路径 参数\"",
        en: "names no signer command; it should say: signer = \"/absolute/path arguments\"")
    case .wrongPassphrase: Phrase(zh: "口令不正确", en: "does not open with this passphrase")
    }
  }
}
