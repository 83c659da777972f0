import ArgumentParser
import Diagnostics
import Records

/// `child-impact return`: back to the assessor, to be done again as a new version.
struct ReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "退回，写明理由和须修改之处。 Return it, with reasons.")

  @OptionGroup var options: ActOptions
  @Option(name: .long, help: "理由（必填）. Why; required.") var reason: String
  @Option(name: .long, help: "须修改之处，可重复. What has to be changed; repeatable.")
  var change: [String] = []

  mutating func run() throws {
    let reason = try options.prose(reason)
    let changes = try change.map { try options.prose($0) }
    try options.sign([
      SigningDesk.Wish(decision: .return, roles: Role.allCases) { signOff, _ in
        signOff.reason = reason
        signOff.adjustments = changes
      }
    ])
  }
}

/// `child-impact refuse`: no, for good.
struct RefuseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse",
    abstract: "否决，写明理由；不能撤销。 Refuse it for good, with reasons.")

  @OptionGroup var options: ActOptions
  @Option(name: .long, help: "理由（必填）. Why; required.") var reason: String

  mutating func run() throws {
    let reason = try options.prose(reason)
    try options.sign([
      SigningDesk.Wish(decision: .refuse, roles: Role.allCases) { signOff, _ in
        signOff.reason = reason
      }
    ])
  }
}

/// `child-impact withdraw`: the proposal is taken back.
struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "撤回本单位的事项，写明理由；不能恢复。 Take the proposal back, with reasons.")

  @OptionGroup var options: ActOptions
  @Option(name: .long, help: "理由（必填）. Why; required.") var reason: String

  mutating func run() throws {
    let reason = try options.prose(reason)
    try options.sign([
      SigningDesk.Wish(decision: .withdraw, roles: [.assessor, .proposer]) { signOff, _ in
        signOff.reason = reason
      }
    ])
  }
}
