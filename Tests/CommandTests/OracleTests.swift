import TestSupport
import Testing

/// The worked cases through the program: a file of rows, and signed records.
struct OracleTests {
  @Test(.enabled(if: OracleCase.isThere, "skipped: the worked cases are not beside the repository"))
  func `every worked case comes out exactly in a batch`() throws {
    let cases = try OracleCase.all()
    #expect(cases.count == 12)
    let workplace = try Workplace()
    try Files.write(csv(cases), to: workplace.folder.file("cases.csv"))

    let printed = try workplace.run(["score", "cases.csv"])
    #expect(printed.exit == .status(0), "\(printed.errors)")
    let rows = printed.output.split(separator: "\n").dropFirst()
    #expect(rows.map(String.init) == cases.map(row))

    let exact = try workplace.run(["score", "cases.csv", "--format", "ndjson"])
    let outcomes = try exact.output.split(separator: "\n").map { try Outcome(reading: $0) }
    #expect(outcomes.count == cases.count)
    for (one, outcome) in zip(cases, outcomes) {
      #expect(outcome == Outcome(of: one.expected), "\(one.case)")
    }
  }

  @Test(.enabled(if: OracleCase.isThere, "skipped: the worked cases are not beside the repository"))
  func `every worked case is signed, verified and worked out again exactly`() throws {
    let workplace = try Workplace()
    let example = try GivenAnswers(reading: County.example)
    for one in try OracleCase.all() {
      let file = workplace.folder.file(one.case + ".yaml")
      try Files.write(one.completed(from: example).yaml, to: file)
      let record = try workplace.sign(file)
      let signed = try SignedRecord(record, at: workplace)
      #expect(Outcome(of: signed.assessment) == Outcome(of: one.expected), "\(one.case)")
    }
    let verified = try workplace.run(["archive", "verify", "--rescore"])
    #expect(verified.exit == .status(0), "\(verified.output)")
  }

  private func csv(_ cases: [OracleCase]) -> String {
    let names = Set(cases.flatMap(\.named.keys)).sorted()
    let lines = cases.map { one in
      ([one.case] + names.map { one.named[$0] ?? "" }).joined(separator: ",")
    }
    return ((["id"] + names).joined(separator: ",") + "\n")
      + lines.map { $0 + "\n" }.joined()
  }

  /// The row that `score` prints for a case.
  private func row(_ one: OracleCase) -> String {
    let expected = Outcome(of: one.expected)
    let names =
      "ABCDE".map { Outcome.domains[String($0)] ?? "" } + ["total", "confidence", "participation"]
    let range = one.expected.range?.total ?? ["", ""]
    let columns =
      [one.case] + names.map { expected.figures[$0]?.value ?? "" }
      + [expected.grade ?? "", expected.redLines.joined(separator: " "), String(expected.unknown)]
      + range
    return columns.joined(separator: ",")
  }
}

extension OracleCase {
  /// The case with all that a signature asks for besides: the texts of a complete example, a reason
  /// where a rating needs one, a measure where one is rated, and the conclusion that its grade allows.
  ///
  /// A case without a grade has no conclusion: the questionnaire does not ask for one.
  func completed(from example: GivenAnswers) -> GivenAnswers {
    var whole = example
    whole.single = example.single.filter { !$0.key.contains(".") }
    whole.single.merge(named) { $1 }
    for (item, answers) in answers {
      let name = item.replacing("-", with: "_")
      if ["-2", "2", "not_applicable"].contains(answers["rating"]?.text) {
        whole.single[name + ".reason"] = "按算例填写。"
      }
      if answers["measure_status"] != nil { whole.single[name + ".measure"] = "按算例填写。" }
      if answers["red_line"] == nil { whole.single[name + ".red_line"] = "no" }
    }
    whole.single["conclusion"] = conclusion
    if !expected.red_lines_open.isEmpty {
      whole.single["red_lines_explained"] = "修改方案，改变引起红线的答案。"
    }
    return whole
  }

  private var conclusion: String? {
    switch expected.grade {
    case "veto", "fail": "do_not_proceed"
    case "pass_with_conditions", "pass_evidence_insufficient": "after_changes"
    case "ungraded": nil
    default: "recommend"
    }
  }
}
