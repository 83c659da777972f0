internal import Diagnostics
internal import FEEL
internal import Questionnaires
internal import Scoring

/// The program's own words on a page.
enum Words {
  static let assessmentDate = Phrase(zh: "评价日期", en: "Date of the assessment")
  static let record = Phrase(zh: "档案编号", en: "Record")
  static let questionnaire = Phrase(zh: "问卷", en: "Questionnaire")
  static let notAnswered = Phrase(zh: "未填", en: "not answered")
  static let byDefault = Phrase(zh: "默认", en: "default")
  static let withheldMark = Phrase(zh: "不适用，未计入", en: "withheld")
  static let unreadMark = Phrase(zh: "问卷不认，未计入", en: "not taken")
  static let unknown = Phrase(zh: "暂不能判断", en: "unknown")
  static let weight = Phrase(zh: "权重", en: "Weight")
  static let contribution = Phrase(zh: "对领域均值的贡献", en: "Contribution to the domain's mean")
  static let envelopeDigest = Phrase(zh: "档案 SHA-256", en: "SHA-256 of the envelope")
  static let questionnaireDigest = Phrase(zh: "问卷 SHA-256", en: "SHA-256 of the questionnaire")
  static let entry = Phrase(zh: "存档日志及序号", en: "Log and entry")
  static let program = Phrase(zh: "程序", en: "Program")
  static func markNote(_ label: Text) -> Phrase {
    Phrase(
      zh: "虚线为\(label.string(in: .chinese))",
      en: "The dashed line is \(label.string(in: .english))")
  }
  static func below(_ mark: Decimal) -> Phrase { Phrase(zh: "低于\(mark)分", en: "below \(mark)") }
  static let worked = Phrase(zh: "填写起止时间", en: "Begun and finished")

  /// The words that the templates use by name.
  static let all: [String: Phrase] = [
    "report": Phrase(zh: "评价报告", en: "Assessment report"),
    "summary": Phrase(zh: "一、评价结果", en: "1. Result"),
    "findings": Phrase(zh: "二、意见", en: "2. Findings"),
    "warnings": Phrase(zh: "三、提请审查人注意", en: "3. For the reviewer"),
    "answers": Phrase(zh: "四、填写内容", en: "4. Answers"),
    "items": Phrase(zh: "五、计分过程", en: "5. How the items count"),
    "signatures": Phrase(zh: "六、签署与核验", en: "6. Signatures and how to verify"),
    "grade": Phrase(zh: "等级", en: "Grade"),
    "domains": Phrase(zh: "各领域得分", en: "Domain scores"),
    "noScore": Phrase(zh: "未计分", en: "not scored"),
    "redLines": Phrase(zh: "触及的红线", en: "Red lines open"),
    "noFindings": Phrase(zh: "没有意见。", en: "No findings."),
    "noWarnings": Phrase(zh: "没有需要提请注意的事项。", en: "Nothing to point out."),
    "task": Phrase(zh: "任务", en: "Task"),
    "measure": Phrase(zh: "任务要求", en: "What the task asks"),
    "targets": Phrase(zh: "目标", en: "Targets"),
    "past": Phrase(zh: "已到期", en: "deadline passed"),
    "units": Phrase(zh: "责任单位", en: "Responsible units"),
    "leadNote": Phrase(
      zh: "任务清单未标明牵头单位，牵头单位另行指定。", en: "The list marks no lead unit; it is designated separately."),
    "withheld": Phrase(zh: "不适用而未计入的填写内容", en: "Answers that are withheld"),
    "withheldNote": Phrase(
      zh: "以下内容所对应的问题不再适用，不参与计分，仅存档备查。",
      en: "Their questions are not relevant; they take no part in any score and are kept on record."
    ),
    "unread": Phrase(zh: "问卷不认的填写内容", en: "Answers that the questionnaire does not take"),
    "unreadNote": Phrase(
      zh: "以下内容与问卷不符，不参与计分，按存档原样列出。",
      en: "They do not fit the questionnaire, take no part in any score and stand as on record."),
    "note": Phrase(zh: "备注", en: "Remark"),
    "item": Phrase(zh: "指标", en: "Item"),
    "answer": Phrase(zh: "评分", en: "Rating"),
    "domain": Phrase(zh: "领域", en: "Domain"),
    "itemsNote": Phrase(
      zh: "只列评了分和暂不能判断的指标。贡献＝权重×计分值÷本领域评分指标的权重之和。",
      en: "Items rated or unknown. Contribution = weight × value ÷ weight rated in the domain."),
    "unsigned": Phrase(
      zh: "本页没有附签名，不能作为档案使用。", en: "This page carries no signature and is no record."),
    "differs": Phrase(
      zh: "注意：按存档的填写内容重新计算，结果与存档的得分不一致。本页印出的是存档的得分。",
      en:
        "Careful: worked out again from the answers, the figures differ from those on record, which are printed here."
    ),
    "person": Phrase(zh: "签署人", en: "Signed by"),
    "act": Phrase(zh: "事项", en: "Act"),
    "remark": Phrase(zh: "内容", en: "Said"),
    "time": Phrase(zh: "时间", en: "Time"),
    "key": Phrase(zh: "密钥编号", en: "Key"),
    "publicKey": Phrase(zh: "公钥", en: "Public key"),
    "checkpoint": Phrase(zh: "检查点", en: "Checkpoint"),
    "verify": Phrase(zh: "怎样核验", en: "How to verify"),
    "verifyIntro": Phrase(
      zh: "不需要本程序，用 openssl 和 python3 即可核验。envelope.json 为存档中的签名文件，signer.pem 为上面的公钥：",
      en:
        "This program is not needed; openssl and python3 are enough. envelope.json is the signed file of the archive, signer.pem the public key above:"
    ),
    "verifyNote": Phrase(
      zh: "第一行应等于上面的档案 SHA-256，第二行应等于密钥编号，最后一行应为 Signature Verified Successfully。本页只供阅读，以签名文件为准。",
      en:
        "The first line must be the SHA-256 of the envelope, the second the key, the last Signature Verified Successfully. This page is for reading; the signed file is what counts."
    ),
  ]

  static func level(_ level: Scorecard.Observation.Level) -> Phrase {
    switch level {
    case .red: Phrase(zh: "红色", en: "red")
    case .orange: Phrase(zh: "橙色", en: "orange")
    case .yellow: Phrase(zh: "黄色", en: "yellow")
    case .blue: Phrase(zh: "蓝色", en: "blue")
    }
  }
}
