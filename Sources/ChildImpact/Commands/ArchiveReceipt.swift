import Archiving
import ArgumentParser
import Diagnostics
import Signing
import Terminal

/// `child-impact archive receipt`: what an outsider needs to check a record without this program.
struct ArchiveReceipt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "出具回执，供外部核对。 Write a receipt that anybody can check without this program.",
    discussion: """
      回执是一个文件夹（或一个 .tar 文件）：签名的内容、位置证明、公钥和检查程序 verify.py，用 Python 3 和 openssl 即可离线检查。
      A receipt is a folder, or one .tar file: what was signed, the proof of its place, the public keys and a
      program, verify.py, that checks them offline with Python 3 and openssl.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "记录编号，或 last. Record, or last.") var record: String
  @Argument(
    help: "写到哪里：尚不存在的文件夹或 .tar 文件. A folder or .tar file that does not exist yet.")
  var destination: String?

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    let archive = try office.view()
    let document = try RecordReading.document(record, in: archive)
    let receipt = try guarded { try archive.receipt(of: [document.index] + document.standing.acts) }
    let path = try destination ?? standardPlace(document)
    try ReceiptFolder(receipt).write(to: path)
    if let warning = archive.warning { try common.tell(warning) }
    try common.tell(
      Phrase(
        zh: "回执已写入 \(path)。检查：python3 verify.py。末行应与建库时抄下的一行一致：\(receipt.anchor)",
        en:
          "The receipt is in \(path). To check it: python3 verify.py. The last line must be the one that "
          + "was written down when the log began: \(receipt.anchor)"))
    try common.output.line(path)
  }

  /// In the folder of receipts; versions and later acts give receipts of their own.
  private func standardPlace(_ document: Document) throws -> String {
    do throws(FileProblem) {
      try Folder.create(place.folder.receipts)
    } catch {
      throw error.failure
    }
    return "\(place.folder.receipts)/\(document.record)-\(document.version)"
  }
}
