public import Diagnostics
internal import Records
internal import Signing

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
      Phrase(
        zh: "根密钥的签名不够、无效，或签名者中有非根密钥；更换根密钥须新旧根密钥都签够",
        en:
          "the root keys that signed are not enough, not valid, or not root keys alone; a change of "
          + "root keys takes enough of the old and of the new ones")
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
    case .unknownRecord: Phrase(zh: "档案库中没有所属的记录", en: "it belongs to no record of the archive")
    case .repeatedEntry: Phrase(zh: "已在档案库中", en: "it is in the archive already")
    case .disposed: Phrase(zh: "该记录的内容已依法销毁", en: "the content of the record has been disposed of")
    case .retiredKey: Phrase(zh: "签名密钥已停用", en: "signed with a key that has been retired")
    case .revokedKey: Phrase(zh: "签名密钥已作废", en: "signed with a key that has been revoked")
    case .otherVersion:
      Phrase(
        zh: "所签的不是现行版本",
        en: "it is about another version than the present one")
    case .stopped:
      Phrase(
        zh: "这一版已被退回、否决或撤回，不再接受签署",
        en: "this version was returned, refused or withdrawn; nothing follows on it")
    case .closed:
      Phrase(
        zh: "该记录已被否决或撤回，不再接受新版本",
        en: "the record was refused or withdrawn; no new version follows")
    case .notInChain: Phrase(zh: "本事项不需要这一步签署", en: "this record does not call for that step")
    case .wrongDecision: Phrase(zh: "这一步不能作此表示", en: "that cannot be said in this step")
    case .ownUnit:
      Phrase(
        zh: "签署人所在单位是承办单位，应当回避，由其他专班组长签署",
        en:
          "the signer's own unit proposes; the signer steps back and another "
          + "task force's lead signs")
    case .otherUnit:
      Phrase(
        zh: "签署人不代表应签的单位",
        en: "the signer does not speak for the unit that is asked")
    case .tooEarly: Phrase(zh: "前面的步骤还没有完成", en: "an earlier step is not done yet")
    case .alreadyDone:
      Phrase(
        zh: "这一步已经签过",
        en: "the step is done already, or this person has signed it")
    case .samePerson:
      Phrase(
        zh: "编制、审查、审定须是不同的人",
        en: "assessor, reviewer and approver must be different persons")
    case .inDoubt:
      Phrase(
        zh: "所依据的签署因密钥作废而存疑，须先重新确认",
        en:
          "it relies on a signature that is in doubt because its key was "
          + "revoked; that one must be reaffirmed first")
    case .unknownBasis:
      Phrase(
        zh: "所依据的签署不属于这一版",
        en: "it relies on what is no sign-off of this version")
    case .missingBasis:
      Phrase(
        zh: "没有列明所依据的签署",
        en: "it does not name the sign-offs that it rests on")
    case .wrongSilence:
      Phrase(
        zh: "所列未答复单位与实际不符",
        en: "the units that it names as silent are not those that have not replied")
    case .nothingToReaffirm:
      Phrase(
        zh: "此人没有存疑的签署需要重新确认",
        en: "nothing that this person signed is in doubt")
    case .noReason: Phrase(zh: "没有写明理由", en: "it gives no reason")
    case .notCalledFor: Phrase(zh: "含有这一步不应有的内容", en: "it holds what the step does not call for")
    case .noConclusion: Phrase(zh: "没有写明结论", en: "it states no conclusion")
    case .milderConclusion:
      Phrase(
        zh: "结论宽于等级所允许的，或该等级不能作结论",
        en: "the conclusion is milder than the grade allows, or the grade allows none")
    case .noConditions:
      Phrase(
        zh: "附条件的等级必须写明条件",
        en: "a conditional grade takes at least one condition")
    case .wrongConditions:
      Phrase(
        zh: "所核实的条件不存在，或没有核实任何条件",
        en: "it verifies conditions that do not exist, or none")
    case .notYetDisposable:
      Phrase(
        zh: "保存期限未满，或档案尚未办结",
        en: "the record is not closed, or its retention is not over")
    case .otherContent:
      Phrase(
        zh: "所列内容与该记录不符",
        en: "what it names is not the content of the record")
    case .badChange(let problem): problem.phrase
    }
  }

  private static func phrase(_ zh: String, _ en: String, _ reason: Phrase) -> Phrase {
    Phrase(zh: "\(zh)：\(reason.zh)", en: "\(en): \(reason.en)")
  }
}
