public import Diagnostics

/// Why a change does not fit the registry.
public enum RegistryProblem: Error, Sendable, Hashable {
  /// The enrolment request is not one, or is not signed with its own key.
  case badRequest
  /// The key is enrolled already, for the same person or for another.
  case duplicateKey
  /// The request is another person's.
  case otherPerson
  /// Nobody has this id.
  case unknownPerson
  /// There is no such post.
  case unknownPost
  /// The person holds the post already.
  case heldAlready
  /// The person does not hold the post.
  case notHeld
  /// No such key is enrolled.
  case unknownKey
  /// The key is revoked already.
  case revokedAlready
  /// An entry that does not exist yet.
  case laterThanNow
  /// There must be exactly one key that signs the heads of the log.
  case notOneOfficeKey
  /// Fewer root keys would be left than it takes to change the registry.
  case rootsOutOfReach

  /// A stable name.
  public var code: String {
    switch self {
    case .badRequest: "bad-request"
    case .duplicateKey: "duplicate-key"
    case .otherPerson: "other-person"
    case .unknownPerson: "unknown-person"
    case .unknownPost: "unknown-post"
    case .heldAlready: "held-already"
    case .notHeld: "not-held"
    case .unknownKey: "unknown-key"
    case .revokedAlready: "revoked-already"
    case .laterThanNow: "later-than-now"
    case .notOneOfficeKey: "not-one-office-key"
    case .rootsOutOfReach: "roots-out-of-reach"
    }
  }

  /// The problem as a sentence without a full stop.
  public var phrase: Phrase {
    switch self {
    case .badRequest:
      Phrase(zh: "登记申请无效，或不是用申请的密钥签名", en: "not an enrolment request signed with its own key")
    case .duplicateKey: Phrase(zh: "该密钥已经登记过", en: "the key has been enrolled already")
    case .otherPerson: Phrase(zh: "登记申请属于另一个人", en: "the request is another person's")
    case .unknownPerson: Phrase(zh: "没有登记这个人", en: "nobody in the registry has this id")
    case .unknownPost: Phrase(zh: "没有这个职务", en: "there is no such post")
    case .heldAlready: Phrase(zh: "此人已任该职务", en: "the person holds the post already")
    case .notHeld: Phrase(zh: "此人不任该职务", en: "the person does not hold the post")
    case .unknownKey: Phrase(zh: "没有登记这个密钥", en: "no such key is enrolled")
    case .revokedAlready: Phrase(zh: "该密钥已经作废", en: "the key is revoked already")
    case .laterThanNow: Phrase(zh: "所指条目尚不存在", en: "the entry that it names does not exist yet")
    case .notOneOfficeKey:
      Phrase(zh: "须有且只有一个有效的单位密钥", en: "there must be exactly one office key in use")
    case .rootsOutOfReach:
      Phrase(zh: "剩下的根密钥不足以再变更登记", en: "too few root keys would be left to change the registry")
    }
  }
}
