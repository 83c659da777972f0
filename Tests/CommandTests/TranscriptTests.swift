import TestSupport
import Testing

/// Sessions as they stand in the transcripts and in the README.
struct TranscriptTests {
  private static let folder = Product.root + "/Tests/CommandTests/Transcripts"

  private var transcript: Transcript {
    var transcript = Transcript()
    transcript.environment = Workplace.environment
    transcript.hidden = [
      "请设置签名口令（至少8个字符，输入时不显示）：": Workplace.passphrase,
      "请再输入一次：": Workplace.passphrase, "签名口令：": Workplace.passphrase,
    ]
    return transcript
  }

  @Test(arguments: try Files.names(in: folder))
  func `a transcript shows what the program does`(name: String) throws {
    try transcript.check(TranscriptTests.folder + "/" + name)
  }

  @Test func `the session of the README is what the program does`() throws {
    var session = transcript
    session.links = ["Questionnaires": Product.root + "/Questionnaires"]
    try session.check(Product.root + "/README.md")
  }
}
