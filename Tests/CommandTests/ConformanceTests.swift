import FoundationEssentials
import TestSupport
import Testing

private let casesPath = "../shared/conformance/feel-tck.jsonl"
private let casesFile = Product.root + "/" + casesPath

/// The rule language against the public test kit of DMN, through the command that authors use.
struct ConformanceTests {
  /// Cases that need the item definitions of the models they were taken from, which the file leaves
  /// out; decision 31 says more.
  static let withoutDefinitions: Set<String> = [
    "0070-feel-instance-of/number_013", "0070-feel-instance-of/string_013",
    "0070-feel-instance-of/list_013", "0070-feel-instance-of/list_014",
    "0070-feel-instance-of/list_014_a", "0070-feel-instance-of/list_017",
    "0070-feel-instance-of/list_018", "0070-feel-instance-of/context_015",
    "0070-feel-instance-of/context_016", "0082-feel-coercion/decision_003",
    "0082-feel-coercion/decision_005", "0082-feel-coercion/decision_006_a",
    "0082-feel-coercion/literal_004",
  ]

  @Test(.enabled(if: (try? Files.bytes(at: casesFile)) != nil, "skipped: \(casesPath) is absent"))
  func `the cases of the DMN compatibility kit pass, but for those that lack their types`() throws {
    let run = try Command.run(
      Product.executable("child-impact"), ["evaluate", "--cases", casesFile])
    let results = try run.output.split(separator: "\n").map { line in
      try JSONDecoder().decode(Result.self, from: Data(line.utf8))
    }
    #expect(results.count == 1_645)
    let failed = results.filter { !$0.passed }.map { $0.group + "/" + $0.case }
    #expect(Set(failed) == ConformanceTests.withoutDefinitions)
    #expect(run.exit == .status(1))
  }

  private struct Result: Decodable {
    let group: String
    let `case`: String
    let passed: Bool
  }
}
