import ArgumentParser

/// `child-impact drafts`: what is begun and not finished.
struct DraftsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drafts",
    abstract: "未完成的草稿：列出、复制、删除。 Unfinished assessments.",
    discussion: """
      接着填：child-impact assess --resume 编号（或编号的开头，或 last）。
      To go on with one: child-impact assess --resume ID (or its beginning, or last).
      """,
    subcommands: [DraftsList.self, DraftsCopy.self, DraftsDiscard.self],
    defaultSubcommand: DraftsList.self)
}
