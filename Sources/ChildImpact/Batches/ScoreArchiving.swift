import ArgumentParser
import SQLiteStore

/// Where `score` keeps what it has worked out.
struct ScoreArchiving: ParsableArguments {
  @Flag(
    name: .long,
    help: """
      每行存为一条未签名的计算记录，一块一次写入档案库；同样的行不会存两次. \
      Append each row to the archive as an unsigned calculation; the same row is kept once.
      """)
  var archive = false

  @OptionGroup var results: ResultsOptions
  @OptionGroup var passphrases: PassphraseOptions

  /// Who takes the rows into the archive; nil without `--archive`.
  func desk(
    _ loaded: QuestionnaireShelf.Loaded, _ common: CommonOptions
  ) throws -> CalculationDesk? {
    guard archive else { return nil }
    let office = Office(folder: results.folder, language: common.language)
    let archive = try office.open(for: .writing)
    let keys = try guarded {
      try OfficeKeys(results.folder, try passphrases.passphrase(common.language))
    }
    return CalculationDesk(archive, keys, loaded)
  }
}
