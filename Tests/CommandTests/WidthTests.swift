@testable import Terminal
import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Scoring
import Testing

/// Every screen of the county interview on terminals of every width: no line is wider than the
/// window, so that the terminal never breaks one in the middle of a character.
struct WidthTests {
  private static let widths = [40, 41, 80, 200]

  @Test(arguments: Language.allCases)
  func `no line of any screen is wider than the terminal`(language: Language) throws {
    var screens = Screens()
    for width in WidthTests.widths { screens.take(width, "opening", try commands(language, width)) }
    var interview = Interview(try County.questionnaire(), language: language)
    let lines = try County.walkthrough.get().lines
    for (number, line) in lines.enumerated() {
      let isStation = number % 90 == 10
      for width in WidthTests.widths {
        let presenter = Presenter(interview, width: width, usesColour: width == 80)
        screens.take(width, line.name, question(presenter))
        if isStation { screens.take(width, line.name, overview(presenter)) }
      }
      _ = interview.handle(Event(line: line.text))
    }
    for width in WidthTests.widths {
      let presenter = Presenter(interview, width: width, usesColour: width == 80)
      screens.take(width, "end", overview(presenter) + presenter.complete(missing: []))
    }
    try takePreview(interview, &screens)
    #expect(screens.count > 1_500)
    #expect(screens.faults.isEmpty, "\(screens.faults.prefix(12).joined(separator: "\n"))")
  }

  /// What another track would do, with colours and without.
  private func takePreview(_ interview: Interview, _ screens: inout Screens) throws {
    var interview = interview
    _ = interview.handle(.go(to: "track"))
    _ = interview.handle(.answer("3"))
    let preview = try #require(interview.preview)
    for width in WidthTests.widths {
      let presenter = Presenter(interview, width: width, usesColour: width == 80)
      screens.take(width, "preview", presenter.confirmation(preview))
      screens.take(width, "preview", presenter.notice(.whatIf(preview)))
    }
  }

  private func commands(_ language: Language, _ width: Int) throws -> [String] {
    let interview = Interview(try County.questionnaire(), language: language)
    return Presenter(interview, width: width, usesColour: false).commands()
  }

  private func question(_ presenter: Presenter) -> [String] {
    switch presenter.interview.position {
    case .question(let address):
      let inquiry = presenter.interview.inquiry(at: address)
      let notices: [Notice] = [.help(address), .guidance(address), .why(address)]
      return presenter.question(inquiry, after: []) + [presenter.cursor(inquiry)]
        + notices.flatMap { presenter.notice($0) }
        + presenter.refusal(
          .notOffered(typed: "没有这一项", keys: presenter.interview.offers(at: address).map(\.key)))
    case .another(let index):
      return presenter.another(repeatIndex: index, after: [])
        + [presenter.anotherCursor(repeatIndex: index)]
    case .end: return []
    }
  }

  private func overview(_ presenter: Presenter) -> [String] {
    let interview = presenter.interview
    let missing = interview.outstanding()
    let notices: [Notice] =
      [
        .outline(nil), .missing(missing, repeats: interview.shortRepeats()),
        .scores(interview.scorecard),
        .review, .undone, .saved, .language(interview.language),
        .withheld(Array(missing.prefix(20)), restored: missing),
        .notApplicable(items: interview.questionnaire.scoredItems.map(\.name)), .commands,
        .needed(interview.needed()), .changed, .confirmationHelp,
      ] + Command.allCases.map { .commandHelp($0) }
    let figures = ["total", "grade", "social_policy.score"].compactMap { name in
      Explanation(of: name, on: interview.sheet).map { Notice.explanation($0, depth: 3) }
    }
    let refusals: [Refusal] = [
      .ambiguous(typed: "县", names: (1...12).map { "县第\($0)局" }), .problem(.notADate),
      .typing(.unit("人", digits: "12")), .typing(.unclearMagnitude(digits: "15000")),
      .typing(.severalLines), .unknownCommand(typed: "wy", nearest: "why"), .nothingBefore,
      .unknownName(typed: "一个不存在的很长很长的题名一个不存在的很长很长的题名", nearest: "title"),
      .nothingToUndo, .reasonNeeded, .tooFew(repeatIndex: 0, minimum: 1), .notExpectedHere,
      .incomplete(missing: missing, repeats: []),
    ]
    let told: [String] = (notices + figures).flatMap { presenter.notice($0) }
    let refused: [String] = refusals.flatMap { presenter.refusal($0) }
    let said: [String] =
      presenter.interrupted() + presenter.unreadable() + presenter.nothingEdited()
      + presenter.taken("县教育局")
    return told + refused + said + composing(presenter)
  }

  /// A text that was begun and put aside.
  private func composing(_ presenter: Presenter) -> [String] {
    var interview = presenter.interview
    guard let address = interview.sheet.address(named: "summary") else { return [] }
    for line in ["第一行", String(repeating: "很长的一行，", count: 30)] {
      interview.apply(.line(address, line))
    }
    let writing = Presenter(interview, width: presenter.width, usesColour: false)
    return writing.howToCompose(at: address) + writing.composingPutAside(at: address)
      + writing.question(interview.inquiry(at: address), after: [])
      + writing.refusal(.unfinishedText([address])) + writing.notice(.linesDropped)
  }
}

/// What was shown, and what was wrong with it.
private struct Screens {
  private(set) var count = 0
  private(set) var faults: [String] = []

  mutating func take(_ width: Int, _ name: String, _ lines: [String]) {
    count += 1
    for coloured in lines {
      let line = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      if line.contains(where: { "␛\u{1B}".contains($0) }) {
        faults.append("\(width) \(name): shows a colour as text: \(line)")
      }
      if line.contains("\n") { faults.append("\(width) \(name): holds a line feed") }
      let columns = DisplayWidth.of(line)
      if columns > width { faults.append("\(width) \(name): \(columns) columns: \(line)") }
      if let first = line.first(where: { $0 != " " }), "、。，；：！？）】》”’".contains(first) {
        faults.append("\(width) \(name): begins with \(first): \(line)")
      }
    }
  }
}
