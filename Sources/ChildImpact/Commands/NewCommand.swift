import ArgumentParser
import Diagnostics
import Terminal

/// `child-impact new`: a small questionnaire to begin from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "新建一份问卷。 Begin a new questionnaire.",
    discussion: """
      新建一个文件夹，内有一份能用的小问卷和算例，在此基础上修改。
      Makes a folder with a small questionnaire that works and its cases, to be changed from there.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "问卷编号：小写字母、数字、连字符. Its id: lower-case letters, digits, hyphens.")
  var name: String

  @Option(name: .long, help: "放在哪个文件夹. The folder to put it in.")
  var folder = "Questionnaires"

  mutating func run() throws {
    guard isID else {
      throw Failure(
        Exit.usage, zh: "问卷编号只能用小写字母、数字和连字符，最多64个字符。",
        en: "an id has lower-case letters, digits and hyphens, at most 64.")
    }
    let path = folder + "/" + name
    guard !Folder.exists(path) else {
      throw Failure(
        Exit.usage, zh: "\(path) 已经存在，未作改动。", en: "\(path) exists already; nothing was changed.")
    }
    do {
      try Folder.create(path + "/tests")
      for file in StartingPoint.files(id: name) {
        try WholeFile.write(Array(file.text.utf8), to: path + "/" + file.name)
      }
    } catch {
      throw error.failure
    }
    try common.output.paragraph(
      Phrase(
        zh: "已新建 \(path)。改好后运行 child-impact check \(path)、child-impact test \(path)，"
          + "再用 child-impact assess \(path) 试填。",
        en: "Made \(path). Change it, then run child-impact check \(path) and child-impact test "
          + "\(path), and try it with child-impact assess \(path)."
      ).text(in: common.language))
  }

  private var isID: Bool {
    let isPlain = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    return isPlain && (1...64).contains(name.utf8.count) && !name.hasPrefix("-")
  }
}
