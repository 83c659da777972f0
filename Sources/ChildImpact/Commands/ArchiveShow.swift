import ArgumentParser
import Diagnostics
import SQLiteStore
import Signing
import Terminal

/// `child-impact archive show`: one record.
struct ArchiveShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "显示一条记录。 Show a record.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "记录编号，或 last. Record, or last.") var record: String
  @Flag(name: .long, help: "输出签名信封的原始字节. The signed envelope, byte for byte.")
  var envelope = false
  @Option(name: .long, help: "text 或 json（签署内容的规范字节）. text, or the signed payload as json.")
  var format = OutputFormat.text

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    let docket = try Docket(record: record, in: try office.view())
    let envelope = docket.reading.envelope
    if self.envelope { return try common.output.write(bytes: envelope.bytes + [0x0A]) }
    switch format {
    case .json: try common.output.write(bytes: envelope.payload + [0x0A])
    case .text: try RecordScreen(docket: docket, common: common).show()
    }
  }
}
