import Diagnostics
import Records
import Reporting
import TestSupport
import Testing

struct AssessmentReportTests {
  @Test(arguments: Language.allCases)
  func `the page of an assessment`(language: Language) throws {
    Golden.check(try ParksReport.page(in: language), "parks.\(language.rawValue).html")
  }

  @Test func `nothing that people wrote becomes markup`() throws {
    let page = try ParksReport.page(in: .english)
    #expect(!page.contains("<b>Park"))
    #expect(page.contains("Oak &lt;b&gt;Park&lt;/b&gt; &amp; &quot;friends&quot;"))
    #expect(page.contains("asked &lt;i&gt;twice&lt;/i&gt;"))
    #expect(page.contains("Ma &lt;Li&gt;"))
  }

  @Test(arguments: ["<", ">", "&", "\"", "'"])
  func `a combining mark does not hide a character from being escaped`(mark: String) throws {
    let questionnaire = try ParksReport.questionnaire()
    let assessment = try ParksReport.assessment(
      ["place": "x\(mark)\u{338}\u{301}y"], of: questionnaire, in: .english)
    let page = try AssessmentReport(assessment, of: questionnaire, proof: nil, in: .english).html()
    #expect(!page.unicodeScalars.contains("\u{338}") || !holdsBare(mark, in: page))
    #expect(page.contains(";\u{25CC}\u{338}\u{301}y"))
  }

  /// Whether the mark stands unescaped before the combining character.
  private func holdsBare(_ mark: String, in page: String) -> Bool {
    let scalars = Array(page.unicodeScalars)
    return scalars.indices.dropLast().contains {
      String(scalars[$0]) == mark && scalars[$0 + 1] == "\u{338}"
    }
  }

  @Test func `hidden characters are visible`() throws {
    let page = try ParksReport.page(in: .english)
    #expect(page.contains("north&lt;U+202E&gt;gate"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
  }

  @Test(arguments: Language.allCases)
  func `the page needs nothing from outside and runs nothing`(language: Language) throws {
    let page = try ParksReport.page(in: language)
    for mark in ["<script", "src=", "href=", "@import", "url(", "<link", "<img", "onload", "http:"]
    {
      #expect(!page.contains(mark), "\(mark)")
    }
    #expect(
      page.hasPrefix("<!doctype html>\n<html lang=\"\(language == .chinese ? "zh-CN" : "en")\">"))
  }

  @Test func `tags are balanced`() throws {
    #expect(Markup.problem(in: try ParksReport.page(in: .english)) == nil)
    #expect(Markup.problem(in: "<p><b>x</p></b>") != nil)
  }

  @Test func `a finding names task, targets and units in the words that fit each body`() throws {
    let page = try ParksReport.page(in: .english)
    for text in [
      "T1 More grass", "one lawn in each community", "Instructed to act: Parks Bureau",
      "Advised to act: Youth League", "Asked by letter to act: Court",
      "Some body: to be assigned by coordination task force",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(page.contains("2025-12-31 <span class=\"past\">deadline passed</span>"))
    #expect(page.contains("Shade · ≥5 · 2027-12-31</li>"))
  }

  @Test func `a record whose figures are not what its answers give says so`() throws {
    let questionnaire = try ParksReport.questionnaire()
    var assessment = try ParksReport.assessment(of: questionnaire, in: .english)
    let honest = try AssessmentReport(assessment, of: questionnaire, proof: nil, in: .english)
      .html()
    assessment.scores[0].printed = "99.9"
    let forged = try AssessmentReport(assessment, of: questionnaire, proof: nil, in: .english)
      .html()
    #expect(!honest.contains("figures differ"))
    #expect(forged.contains("figures differ"))
    #expect(forged.contains("99.9"))
  }

  @Test func `without scores there is no chart`() throws {
    let questionnaire = try ParksReport.questionnaire()
    let assessment = try ParksReport.assessment(["title": "x"], of: questionnaire, in: .english)
    let page = try AssessmentReport(assessment, of: questionnaire, proof: nil, in: .english).html()
    #expect(!page.contains("<svg"))
    #expect(Markup.problem(in: page) == nil)
  }

  @Test func `without a signature the page says that it is no record`() throws {
    let questionnaire = try ParksReport.questionnaire()
    let assessment = try ParksReport.assessment(of: questionnaire, in: .english)
    let page = try AssessmentReport(assessment, of: questionnaire, proof: nil, in: .english).html()
    #expect(page.contains("carries no signature"))
    #expect(!page.contains("Signatures and how to verify</h2>"))
  }
}
