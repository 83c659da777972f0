import ArgumentParser

/// `child-impact archive`: the records.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "档案库。 The archive of signed records.",
    subcommands: [
      ArchiveInit.self, ArchiveList.self, ArchiveShow.self, ArchiveSearch.self,
      ArchiveStatus.self, ArchiveVerify.self, ArchiveReceipt.self, ArchiveSend.self,
      ArchiveOpen.self, ArchiveReceive.self, ArchiveNotice.self, ArchiveDispose.self,
      ArchiveBackup.self, ArchiveRestore.self, ArchiveReindex.self,
      ArchiveCalculations.self,
    ])
}
