import ArgumentParser
import Diagnostics
import Records

/// `child-impact sign`: the step that waits for the person whose key it is.
struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "签署轮到本人的一步：负责人同意报送、会签。 Sign the step that waits for you: endorse, consult.")

  @OptionGroup var options: ActOptions
  @Option(name: .long, help: "会签意见；不写即为同意. A comment of a consulted unit; without it, yes.")
  var comment: String?

  mutating func run() throws {
    let comment = try comment.map { try options.prose($0) }
    guard let comment else {
      return try options.sign([
        SigningDesk.Wish(decision: .endorse, roles: [.proposer, .consulted])
      ])
    }
    try options.sign([
      SigningDesk.Wish(decision: .comment, roles: [.consulted]) { signOff, _ in
        signOff.reason = comment
      }
    ])
  }
}

/// `child-impact review`: the quality of the process is in order.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "质量审查通过。 Review: the process is in order.")

  @OptionGroup var options: ActOptions
  @Option(name: .long, help: "审查意见. A remark.") var reason: String?

  mutating func run() throws {
    let reason = try reason.map { try options.prose($0) }
    try options.sign([
      SigningDesk.Wish(decision: .endorse, roles: [.reviewer]) { signOff, _ in
        signOff.reason = reason
      }
    ])
  }
}

/// `child-impact approve`: grade and conditions are approved.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "审定等级和条件。 Approve grade and conditions.")

  @OptionGroup var options: ActOptions
  @OptionGroup var conclusions: ConclusionOptions
  @Option(name: .long, help: "审定意见. A remark.") var reason: String?

  mutating func run() throws {
    let (options, conclusions) = (options, conclusions)
    let reason = try reason.map { try options.prose($0) }
    try options.sign([
      SigningDesk.Wish(decision: .endorse, roles: [.approver]) { signOff, docket in
        signOff.reason = reason
        try conclusions.fill(&signOff, docket, options)
      }
    ])
  }
}

/// `child-impact accept`: construction takes the conditions over, and later says which are met.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "城市建设专班确认条件；以后用 --met、--not-met 核实。 Accept the conditions; later verify them.",
    discussion: """
      child-impact accept last --met 1 --met 2 --not-met 3
      """)

  @OptionGroup var options: ActOptions
  @Option(name: .long, help: "已落实的条件编号. Number of a condition that is met.") var met: [Int] = []
  @Option(name: .long, help: "未落实的条件编号. Number of a condition that is not.") var notMet: [Int] = []
  @Option(name: .long, help: "说明. A remark.") var reason: String?

  mutating func run() throws {
    let reason = try reason.map { try options.prose($0) }
    let results =
      met.map { SignOff.Verification(condition: $0, isMet: true) }
      + notMet.map { SignOff.Verification(condition: $0, isMet: false) }
    try options.sign([
      SigningDesk.Wish(
        decision: results.isEmpty ? .endorse : .verify, roles: [.construction]
      ) { signOff, _ in
        signOff.reason = reason
        signOff.verifications = results.sorted { $0.condition < $1.condition }
      }
    ])
  }
}

/// `child-impact decide`: what has failed, has conditions or a veto is decided.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "县人民政府决定（不合格、附条件、一票否决）。 Decide on a fail, conditions or a veto.")

  @OptionGroup var options: ActOptions
  @OptionGroup var conclusions: ConclusionOptions
  @Option(name: .long, help: "理由. A remark.") var reason: String?

  mutating func run() throws {
    let (options, conclusions) = (options, conclusions)
    let reason = try reason.map { try options.prose($0) }
    try options.sign([
      SigningDesk.Wish(decision: .endorse, roles: [.decider]) { signOff, docket in
        signOff.reason = reason
        try conclusions.fill(&signOff, docket, options)
      }
    ])
  }
}
