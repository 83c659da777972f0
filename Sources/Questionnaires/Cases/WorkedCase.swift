public import Diagnostics

/// An example with a known result, which the authors of a questionnaire keep beside it: answers go
/// in, figures come out.
///
/// A file in the folder `tests/` of a questionnaire holds a list of them:
///
/// ```yaml
/// cases:
///   - case: nothing-answered
///     about: without answers there is no grade
///     answers: {kind: plan, A1_1.rating: "-2"}
///     expect: {total: "", unknown: "54", grade: ungraded}
/// ```
public struct WorkedCase: Sendable {
  /// A name with a text, and where the text stands.
  public struct Entry: Sendable {
    public let name: String
    public let text: String
    public let place: Place
  }

  /// The answers to one instance of a repeat.
  public struct Instance: Sendable {
    /// The repeat.
    public let group: String
    public let answers: [Entry]
    public let place: Place
  }

  public let name: String
  /// What the case shows.
  public let about: String?
  /// Answers in their exact form, by question.
  public let answers: [Entry]
  /// The instances of repeats, in order.
  public let instances: [Instance]
  /// What comes out, by column of the batch, calculation or question, as it is printed; empty where
  /// there is nothing.
  public let expected: [Entry]
  /// The rules for findings that fire, each once; nil leaves them open.
  public let findings: [Entry]?
  public let place: Place

  /// Reads the cases in a file.
  ///
  /// - Throws: everything that is wrong with the file, in order of place.
  public static func read(
    _ bytes: [UInt8], named name: String
  ) throws(Findings) -> [WorkedCase] {
    let log = FindingLog()
    let tree = YAMLNodes.tree(of: bytes, named: name, log: log)
    let fields = tree.flatMap { Fields($0, knowing: ["cases"], log) }
    let cases = (fields?.list("cases") ?? []).compactMap { WorkedCase($0, log) }
    guard !log.containsError else { throw Findings(log.all) }
    return cases
  }

  private init?(_ node: SourceNode, _ log: FindingLog) {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.workedCase, log),
      let name = fields.neededText("case"),
      let expected = fields.need("expect")
    else { return nil }
    self.name = name.text
    about = fields.text("about")?.text
    (answers, instances) = WorkedCase.answers(fields["answers"], log)
    self.expected = WorkedCase.answers(expected, log).single
    findings = fields["findings"].map { node in
      Spelled.list(node, log).map { Entry(name: $0.text, text: "", place: $0.place) }
    }
    place = name.place
  }

  /// The answers of a mapping; a list is the instances of a repeat.
  private static func answers(
    _ node: SourceNode?, _ log: FindingLog
  ) -> (single: [Entry], instances: [Instance]) {
    guard let node else { return ([], []) }
    if case .scalar("", _) = node { return ([], []) }
    var (single, instances): ([Entry], [Instance]) = ([], [])
    for (key, value) in Fields(node, knowing: nil, log)?.all ?? [] {
      if case .sequence(let nodes, _) = value {
        instances += nodes.map { instance in
          Instance(group: key, answers: answers(instance, log).single, place: instance.place)
        }
      } else if let text = Spelled(value, log) {
        single.append(Entry(name: key, text: text.text, place: text.place))
      }
    }
    return (single, instances)
  }
}
