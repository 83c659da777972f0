import Questionnaires
import Testing

/// The checks that a questionnaire calls by name.
struct ValidatorTests {
  private static let credit = Question.Validator.unifiedSocialCreditCode

  @Test(arguments: ["91350100M000100Y43", "91110000600037341L", "９１３５０１００Ｍ０００１００Ｙ４３"])
  func `a credit code with both check characters is taken`(code: String) {
    #expect(ValidatorTests.credit.problem(in: code) == nil)
  }

  @Test func `no credit code with one character changed is taken`() {
    let code = Array("91350100M000100Y43")
    for place in code.indices {
      for other in "0123456789ABCDEFGHJKLMNPQRTUWXY" where other != code[place] {
        var changed = code
        changed[place] = other
        #expect(ValidatorTests.credit.problem(in: String(changed)) != nil, "\(String(changed))")
      }
    }
  }

  @Test func `the check character of the organisation is looked at by itself`() {
    // The last character is made to fit; the seventeenth, the organisation's own, is wrong.
    #expect(ValidatorTests.fitting("91350100M000100Y") != nil)
    for wrong in "0123456789X" where wrong != "4" {
      let body = "91350100M000100Y" + String(wrong)
      let code = body + String(ValidatorTests.total(body))
      #expect(ValidatorTests.credit.problem(in: code) != nil, "\(code)")
    }
  }

  /// The check character over seventeen, worked out the long way: powers of 3, modulo 31.
  private static func total(_ body: String) -> Character {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    var sum = 0
    for (place, character) in body.enumerated() {
      let power = (0..<place).reduce(1) { weight, _ in weight * 3 % 31 }
      sum += (alphabet.firstIndex(of: character) ?? 0) * power
    }
    return alphabet[(31 - sum % 31) % 31]
  }

  private static func fitting(_ body: String) -> Character? {
    Array("0123456789X").first { digit in
      let whole = body + String(digit)
      return credit.problem(in: whole + String(total(whole))) == nil
    }
  }

  @Test(arguments: [
    "电话13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000", "１３８００１３８０００",
    "身份证640324199001011234", "64032419900101123X", "640324 19900101 1234", "64032419900101123x号",
  ])
  func `an identity or a telephone number is refused`(text: String) {
    #expect(Question.Validator.noPersonalData.problem(in: text) != nil)
  }

  @Test(arguments: [
    "共12人，投资1280万元", "2603-640324-04-01-123456", "2026-11-23 至 2027-01-15", "约 12345678901234 元",
    "0953-8022345", "第10000000000号", "1200 人、1300 人",
  ])
  func `counts, dates, codes and office numbers are no personal data`(text: String) {
    #expect(Question.Validator.noPersonalData.problem(in: text) == nil)
  }

  @Test func `a project code and a division code have their forms`() {
    let project = Question.Validator.investmentProjectCode
    #expect(project.problem(in: "2603-640324-04-01-123456") == nil)
    #expect(project.problem(in: "2603-640324-04-01-12345X") == nil)
    #expect(project.problem(in: "2603-640324-04-01-12345") != nil)
    #expect(project.problem(in: "2603640324040112345600000") != nil)
    let division = Question.Validator.administrativeDivision
    #expect(division.problem(in: "640324") == nil)
    #expect(division.problem(in: "640324100") == nil)
    #expect(division.problem(in: "64032") != nil)
    #expect(division.problem(in: "64032A") != nil)
  }

  @Test func `an attachment is its digest, its size and its name`() throws {
    let digest = String(repeating: "0a", count: 32)
    let file = try #require(Attachment("sha256:\(digest) 12 调查 2026.pdf"))
    #expect(file.name == "调查 2026.pdf")
    #expect(file.size == 12)
    #expect(file.text == "sha256:\(digest) 12 调查 2026.pdf")
    for wrong in [
      "", "x.pdf", "sha256:\(digest) 12", "sha256:\(digest) 12 ", "sha256:\(digest) -1 x",
      "sha256:\(digest) 012 x", "sha256:\(digest) 20971521 x", "sha256:\(digest.uppercased()) 1 x",
      "sha256:0a 1 x", "sha256:\(digest) 1 a/b",
    ] {
      #expect(Attachment(wrong) == nil, "\(wrong)")
    }
  }
}
