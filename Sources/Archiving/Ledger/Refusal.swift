public import Diagnostics
public import Records
public import Signing

/// Why an entry is no part of a log: what append refuses and verify reports.
public enum Refusal: Error, Sendable, Hashable {
  /// The leaf is not a statement.
  case notStatement(JSONProblem)
  /// The statement is another office's.
  case otherOffice
  /// The blob is not there.
  case missingBlob
  /// The blob is not the one that the statement names.
  case otherBlob
  /// A genesis anywhere but at the beginning, or something else there.
  case misplacedGenesis
  /// The blob is no envelope.
  case notEnvelope(SigningProblem)
  /// The envelope holds something else than the statement says.
  case otherType
  /// The payload is not what its type asks for.
  case badPayload(JSONProblem)
  /// The record of the statement is not that of the blob.
  case otherRecord
  /// The genesis lacks signatures of root keys, or has others.
  case badRootSignatures
  /// The blob is no questionnaire in canonical form.
  case badQuestionnaire(JSONProblem)
  /// The questionnaire is there already.
  case repeatedQuestionnaire
  /// Another number of signatures than one.
  case notOneSignature
  /// A key that the registry does not have for a person.
  case unknownKey
  /// A signature that the key did not make.
  case badSignature
  /// The payload names another signer than the one who signed.
  case otherSigner
  /// The signer holds no post with the role that the policy asks for.
  case notPermitted
  /// The questionnaire is not in the log before it.
  case unknownQuestionnaire
  /// The record is at another version.
  case wrongVersion(expected: Int)
  /// An edit that does not name the version before it.
  case wrongPredecessor

  /// A stable name.
  public var code: String {
    switch self {
    case .notStatement: "not-statement"
    case .otherOffice: "other-office"
    case .missingBlob: "missing-blob"
    case .otherBlob: "other-blob"
    case .misplacedGenesis: "misplaced-genesis"
    case .notEnvelope: "not-envelope"
    case .otherType: "other-type"
    case .badPayload: "bad-payload"
    case .otherRecord: "other-record"
    case .badRootSignatures: "bad-root-signatures"
    case .badQuestionnaire: "bad-questionnaire"
    case .repeatedQuestionnaire: "repeated-questionnaire"
    case .notOneSignature: "not-one-signature"
    case .unknownKey: "unknown-key"
    case .badSignature: "bad-signature"
    case .otherSigner: "other-signer"
    case .notPermitted: "not-permitted"
    case .unknownQuestionnaire: "unknown-questionnaire"
    case .wrongVersion: "wrong-version"
    case .wrongPredecessor: "wrong-predecessor"
    }
  }
}

extension Refusal {
  /// The reason as a sentence without a full stop.
  public var phrase: Phrase {
    switch self {
    case .notStatement(let problem):
      Self.phrase("日志条目无效", "the leaf is not a statement", problem.phrase)
    case .otherOffice: Phrase(zh: "属于其他单位", en: "it belongs to another office")
    case .missingBlob: Phrase(zh: "内容缺失", en: "its content is missing")
    case .otherBlob: Phrase(zh: "内容与日志不符", en: "its content is not what the log says")
    case .misplacedGenesis:
      Phrase(zh: "起始条目不在首位", en: "the genesis is not the first entry, or not there")
    case .notEnvelope(let problem):
      Self.phrase("签名信封无效", "not a signed envelope", problem.phrase)
    case .otherType: Phrase(zh: "内容类型与日志不符", en: "its content is of another type")
    case .badPayload(let problem):
      Self.phrase("签署的内容无效", "the signed content is not valid", problem.phrase)
    case .otherRecord: Phrase(zh: "记录编号与日志不符", en: "its content belongs to another record")
    case .badRootSignatures:
      Phrase(zh: "起始条目的根密钥签名无效", en: "the signatures of the root keys are not valid")
    case .badQuestionnaire(let problem):
      Self.phrase("问卷不是规范内容", "not a questionnaire in canonical form", problem.phrase)
    case .repeatedQuestionnaire: Phrase(zh: "问卷重复", en: "the questionnaire is there already")
    case .notOneSignature: Phrase(zh: "应有且仅有一个签名", en: "there must be exactly one signature")
    case .unknownKey: Phrase(zh: "签名密钥未登记", en: "signed with a key that is not in the registry")
    case .badSignature: Phrase(zh: "签名无效", en: "the signature is not valid")
    case .otherSigner: Phrase(zh: "签署人与签名不符", en: "it names another signer than the one who signed")
    case .notPermitted:
      Phrase(zh: "签署人不具备所需角色", en: "the signer does not hold the role that this takes")
    case .unknownQuestionnaire:
      Phrase(zh: "所用问卷不在档案库中", en: "its questionnaire is not in the archive")
    case .wrongVersion(let expected):
      Phrase(zh: "版本应为 \(expected)", en: "the version should be \(expected)")
    case .wrongPredecessor:
      Phrase(zh: "没有指明上一版本", en: "it does not name the version before it")
    }
  }

  private static func phrase(_ zh: String, _ en: String, _ reason: Phrase) -> Phrase {
    Phrase(zh: "\(zh)：\(reason.zh)", en: "\(en): \(reason.en)")
  }
}
