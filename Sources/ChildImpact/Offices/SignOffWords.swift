import Archiving
import Diagnostics
import Records

/// How roles, acts and statuses are called on the screen and in reports.
enum SignOffWords {
  /// Who it is, by role.
  static func role(_ role: Role) -> Phrase {
    switch role {
    case .assessor: Phrase(zh: "评价编制人", en: "assessor")
    case .proposer: Phrase(zh: "承办单位负责人", en: "head of the proposing unit")
    case .consulted: Phrase(zh: "会签单位", en: "consulted unit")
    case .reviewer: Phrase(zh: "质量审查", en: "reviewer")
    case .approver: Phrase(zh: "审定", en: "approver")
    case .construction: Phrase(zh: "城市建设专班", en: "construction task force")
    case .decider: Phrase(zh: "决定机关", en: "deciding body")
    }
  }

  /// The step of a role in a word, for tables.
  private static func step(_ role: Role) -> Phrase {
    switch role {
    case .assessor: Phrase(zh: "编制", en: "author")
    case .proposer: Phrase(zh: "负责人", en: "head")
    case .consulted: Phrase(zh: "会签", en: "reply")
    case .reviewer: Phrase(zh: "审查", en: "review")
    case .approver: Phrase(zh: "审定", en: "approval")
    case .construction: Phrase(zh: "建设专班", en: "works")
    case .decider: Phrase(zh: "决定", en: "decision")
    }
  }

  /// What is done, such as 审查通过 or "reviewed".
  static func act(_ role: Role, _ decision: SignOff.Decision) -> Phrase {
    switch decision {
    case .endorse: consent(role)
    case .comment: Phrase(zh: "会签提出意见", en: "commented")
    case .return: Phrase(zh: "退回", en: "returned")
    case .refuse: Phrase(zh: "否决", en: "refused")
    case .withdraw: Phrase(zh: "撤回", en: "withdrew")
    case .verify: Phrase(zh: "核实条件", en: "verified the conditions")
    case .reaffirm: Phrase(zh: "重新确认", en: "reaffirmed")
    }
  }

  private static func consent(_ role: Role) -> Phrase {
    switch role {
    case .assessor: Phrase(zh: "编制并提交", en: "assessed and submitted")
    case .proposer: Phrase(zh: "同意报送", en: "endorsed")
    case .consulted: Phrase(zh: "会签同意", en: "agreed")
    case .reviewer: Phrase(zh: "审查通过", en: "reviewed")
    case .approver: Phrase(zh: "审定", en: "approved")
    case .construction: Phrase(zh: "确认条件", en: "accepted the conditions")
    case .decider: Phrase(zh: "决定", en: "decided")
    }
  }

  /// Where a record stands.
  static func status(_ name: String) -> Phrase {
    switch RecordStatus(rawValue: name) {
    case .submitted: Phrase(zh: "已提交", en: "submitted")
    case .endorsed: Phrase(zh: "负责人已签", en: "endorsed")
    case .reviewed: Phrase(zh: "已审查", en: "reviewed")
    case .approved: Phrase(zh: "已审定", en: "approved")
    case .accepted: Phrase(zh: "条件已确认", en: "conditions accepted")
    case .decided: Phrase(zh: "已决定", en: "decided")
    case .returned: Phrase(zh: "已退回", en: "returned")
    case .refused: Phrase(zh: "已否决", en: "refused")
    case .withdrawn: Phrase(zh: "已撤回", en: "withdrawn")
    case .superseded: Phrase(zh: "已有新版本", en: "superseded")
    case .disposed: Phrase(zh: "内容已销毁", en: "disposed of")
    case nil: Phrase(zh: name, en: name)
    }
  }

  /// Whom a record waits for, in few words; a dash where it waits for nobody.
  static func waiting(_ document: Document, _ language: Language) -> String {
    let roles = document.waiting.compactMap { waiting in
      if case .role(let role) = waiting { step(role).text(in: language) } else { nil }
    }
    let doubts = document.waiting.count {
      if case .reaffirmation = $0 { true } else { false }
    }
    let doubt = Phrase(zh: "重新确认", en: "reaffirmation").text(in: language)
    let all = (doubts > 0 ? [doubt] : []) + roles
    return all.isEmpty ? "—" : all.joined(separator: language == .chinese ? "、" : ", ")
  }
}
