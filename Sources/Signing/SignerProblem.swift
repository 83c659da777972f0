public import Diagnostics

/// Why a signer command gave no signature.
public enum SignerProblem: Error, Sendable, Hashable {
  /// The system would not run it.
  case notStarted(SystemError)
  /// It took longer than it may.
  case late(seconds: Int)
  /// It ended with another status than 0; 128 and more for a signal.
  case failed(status: Int32)
  /// It wrote more than a signature has.
  case tooLong
  /// What it gave is no signature of the key over the bytes.
  case wrongSignature
  /// The private key was asked for, which only the command has.
  case keepsKey

  /// The problem as a sentence without a full stop.
  public var phrase: Phrase {
    let (zh, en) = words
    return Phrase(zh: "签名命令\(zh)", en: "the signer command \(en)")
  }

  private var words: (zh: String, en: String) {
    switch self {
    case .notStarted(let error):
      ("无法运行（\(error.phrase.zh)）", "could not be run: \(error.phrase.en)")
    case .late(let seconds): ("在 \(seconds) 秒内没有完成", "did not finish within \(seconds) seconds")
    case .failed(let status): ("失败，状态 \(status)", "failed with status \(status)")
    case .tooLong: ("的输出超过签名的长度", "wrote more than a signature has")
    case .wrongSignature:
      ("给出的签名与公钥不符，未采用", "gave a signature that the public key does not accept; it was not used")
    case .keepsKey: ("不交出私钥", "keeps the private key to itself")
    }
  }
}
