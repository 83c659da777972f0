import Interviewing
import Questionnaires
import TestSupport
import Testing

/// The lines that a person types to give certain answers, one for each question that an interview
/// asks; found by holding the interview.
///
/// The lines show the ways in which answers can be typed: by number, by name, by label, with
/// full-width digits, with the ideographic comma.
struct Walkthrough {
  /// One question of the interview and what is typed there; empty for Enter.
  struct Line {
    /// The question, or the repeat that asks whether there is another instance.
    let name: String
    let text: String
  }

  private(set) var lines: [Line] = []
  private(set) var interview: Interview
  private let answers: GivenAnswers

  /// Holds an interview to its end, giving `answers` where there are any and Enter elsewhere.
  init(_ questionnaire: Questionnaire, giving answers: GivenAnswers) throws {
    self.answers = answers
    self.interview = Interview(questionnaire)
    while interview.position != .end {
      let line = try nextLine()
      lines.append(line)
      try take(line)
    }
  }

  /// The answers as they stand at the end, passed over questions included.
  var given: GivenAnswers { GivenAnswers(of: interview.sheet) }

  private mutating func take(_ line: Line) throws {
    for effect in interview.handle(Event(line: line.text)) {
      if case .refuse(let refusal) = effect {
        throw Refused(name: line.name, text: line.text, refusal: "\(refusal)")
      }
    }
  }

  private func nextLine() throws -> Line {
    switch interview.position {
    case .question(let address):
      Line(name: interview.sheet.name(of: address), text: text(at: address))
    case .another(let index): another(index)
    case .end: throw Refused(name: "end", text: "", refusal: "nothing is asked")
    }
  }

  private func another(_ index: Int) -> Line {
    let name = interview.questionnaire.repeats[index].name
    let wanted = answers.repeated[name]?.count ?? 0
    let more = interview.sheet.instanceCount(ofRepeat: index) < wanted
    return Line(name: name, text: more ? "是" : "n")
  }

  private func text(at address: Address) -> String {
    guard let exact = wanted(at: address), !exact.isEmpty else { return "" }
    let question = interview.questionnaire[address.question]
    switch question.kind {
    case .selectOne, .selectMultiple: return choice(exact, at: address)
    case .boolean: return exact == "yes" ? variant(["是", "y", "yes"]) : variant(["否", "n", "no"])
    case .integer, .decimal: return variant([exact, widened(exact)])
    case .date: return variant([exact, exact.replacing("-", with: "/"), chinese(date: exact)])
    case .text, .attachment: return exact
    }
  }

  private func wanted(at address: Address) -> String? {
    let question = interview.questionnaire[address.question]
    guard let instance = address.instance, let index = question.repeatIndex else {
      return answers.single[question.name.text]
    }
    let definition = interview.questionnaire.repeats[index]
    let position = definition.questions.firstIndex(of: address.question)
    let instances = answers.repeated[definition.name] ?? []
    return position.flatMap {
      instance < instances.count ? instances[instance][definition.localNames[$0]] : nil
    }
  }

  /// A choice by its key, its name, its label or its key in full width; several by keys.
  private func choice(_ exact: String, at address: Address) -> String {
    let offers = interview.offers(at: address)
    let keys = exact.split(separator: " ").map { name in
      offers.first { $0.choice.name == name }?.key ?? String(name)
    }
    guard keys.count == 1, let offer = offers.first(where: { $0.key == keys[0] }) else {
      return keys.joined(separator: variant([" ", "、", "，"]))
    }
    let label = offer.choice.label.string(in: interview.language)
    return variant([offer.key, widened(offer.key), offer.choice.name, label])
  }

  /// One of several spellings, a different one from line to line.
  private func variant(_ spellings: [String]) -> String { spellings[lines.count % spellings.count] }

  private func widened(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      guard (0x30...0x39).contains(scalar.value) else { return scalar }
      return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private func chinese(date: String) -> String {
    let parts = date.split(separator: "-")
    return "\(parts[0])年\(parts[1])月\(parts[2])日"
  }
}

/// An answer that an interview does not take.
struct Refused: Error, CustomStringConvertible {
  let name: String
  let text: String
  let refusal: String

  var description: String { "\(name) does not take “\(text)”: \(refusal)" }
}
