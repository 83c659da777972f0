import Diagnostics
import Questionnaires

@testable import BatchScoring

/// A batch of JSON lines in memory.
struct LineCase {
  let output: String
  let rejects: String
  let tally: BatchTally

  init(
    _ bytes: [UInt8], of questionnaire: Questionnaire,
    options: BatchPlan.Options = BatchPlan.Options(), piece: Int = 1 << 20,
    limits: CSVSplitter.Limits = .init()
  ) throws {
    let header = LineScorer.header(of: questionnaire, carrying: options.carried)
    let plan = try BatchPlan(questionnaire, header: header, named: "a.ndjson", options: options)
    var scorer = LineScorer(plan)
    var splitter = LineSplitter(limits: limits)
    var output = plan.outputHeader
    var rejects: [UInt8] = []
    var tally = BatchTally()
    func take(_ block: LineBlock?) {
      guard let block else { return }
      let scored = scorer.score(block)
      output += scored.output
      rejects += scored.rejects
      tally += scored.tally
    }
    for start in stride(from: 0, to: bytes.count, by: piece) {
      splitter.append(bytes[start..<min(start + piece, bytes.count)])
      take(splitter.takeLines())
    }
    splitter.finish()
    take(splitter.takeLines())
    self.output = String(decoding: output, as: UTF8.self)
    self.rejects = String(decoding: rejects, as: UTF8.self)
    self.tally = tally
  }

  init(_ text: String, piece: Int = 1 << 20, options: BatchPlan.Options = .init()) throws {
    try self.init(
      Array(text.utf8), of: ParksQuestionnaire.read(), options: options, piece: piece)
  }

  /// The lines of the output after its header.
  var rows: [String] { output.split(separator: "\n").dropFirst().map(String.init) }
  /// What each rejected row was rejected for.
  var reasons: [String] {
    tally.examples.map { rejection in
      "\(rejection.line) "
        + rejection.reasons.map { "\($0.column ?? "-"): \($0.message.en)" }.joined(separator: "; ")
    }
  }
}
