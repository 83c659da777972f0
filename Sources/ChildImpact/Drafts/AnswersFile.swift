import Diagnostics
import Interviewing
import Questionnaires

/// A file of answers: `answers:` with question names and what a person would type, repeats as lists
/// of such maps. An empty value passes an optional question over.
struct AnswersFile {
  private let entries: [(key: String, value: SourceNode)]
  private let folder: String

  /// Reads the file.
  init(_ path: String) throws {
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path, limit: 1 << 20) } catch { throw error.failure }
    let tree: SourceNode
    do { tree = try SourceNode.read(yaml: bytes, named: path) } catch { throw Failure(error) }
    guard case .mapping(let members, let place) = tree else { throw AnswersFile.shape(tree.place) }
    guard case .mapping(let entries, _)? = members.first(where: { $0.key == "answers" })?.value
    else { throw AnswersFile.shape(place) }
    self.entries = entries
    self.folder = Folder.parent(of: path)
  }

  private static func shape(_ place: Place) -> Failure {
    let message = Phrase(
      zh: "答案文件应以 answers: 开头，下面每行一个“题名: 答案”",
      en: "a file of answers begins with answers: and has one “name: answer” a line below it")
    return Failure(Findings([Finding(code: "answers-shape", message: message, place: place)]))
  }

  /// Has the interview take every answer, in the order of the questionnaire; gives the changes.
  /// Where one is not taken, all findings are thrown at once and the interview is as it was.
  func give(to interview: inout Interview) throws -> [Change] {
    var taking = Taking(interview: interview, folder: folder)
    for (key, value) in ordered(interview.questionnaire) { taking.take(key, value) }
    guard taking.findings.isEmpty else { throw Failure(Findings(taking.findings)) }
    interview = taking.interview
    return taking.changes
  }

  /// Document order, so that each answer meets the answers that its rules read.
  private func ordered(_ questionnaire: Questionnaire) -> [(key: String, value: SourceNode)] {
    func rank(_ key: String) -> Int {
      if let question = questionnaire.question(named: key) { return question.index.position }
      let found = questionnaire.repeats.first { $0.name == key }?.questions.first
      return found?.position ?? -1
    }
    return entries.enumerated()
      .sorted { (rank($0.element.key), $0.offset) < (rank($1.element.key), $1.offset) }
      .map(\.element)
  }
}

/// Answers being taken one by one.
private struct Taking {
  var interview: Interview
  /// Where the paths of attachments begin: the folder of the file of answers.
  let folder: String
  var changes: [Change] = []
  var findings: [Finding] = []

  mutating func take(_ key: String, _ value: SourceNode) {
    if let index = interview.questionnaire.repeats.firstIndex(where: { $0.name == key }) {
      takeInstances(value, ofRepeat: index)
    } else if let address = interview.sheet.address(named: key) {
      take(value, at: address)
    } else {
      let names =
        interview.questionnaire.questions.map(\.name.text)
        + interview.questionnaire.repeats.map(\.name)
      let nearest = Suggestion.nearest(to: key, among: names)
      findings.append(
        Finding(
          code: "unknown-name",
          message: Phrase(zh: "没有名为“\(key)”的题目", en: "no question is named “\(key)”"),
          place: value.place,
          help: nearest.map { Phrase(zh: "是否指“\($0)”？", en: "did you mean “\($0)”?") }))
    }
  }

  private mutating func takeInstances(_ value: SourceNode, ofRepeat index: Int) {
    guard case .sequence(let instances, _) = value else { return refuse(value.place) }
    let definition = interview.questionnaire.repeats[index]
    for instance in instances {
      guard case .mapping(let entries, _) = instance else { return refuse(instance.place) }
      let number = interview.sheet.instanceCount(ofRepeat: index)
      carryOut(.addInstance(ofRepeat: index))
      for (name, value) in entries {
        let full = "\(definition.name)[\(number + 1)].\(name)"
        if let address = interview.sheet.address(named: full) {
          take(value, at: address)
        } else {
          take(full, value)
        }
      }
    }
    carryOut(.closeRepeat(index, true))
  }

  private mutating func take(_ value: SourceNode, at address: Address) {
    guard case .scalar(let text, let place) = value else { return refuse(value.place) }
    if text.isEmpty { return carryOut(.answer(address, .skipped)) }
    guard let text = exact(text, at: address, place) else { return }
    switch interview.reading(text, at: address) {
    case .success(let value): carryOut(.answer(address, .given(value)))
    case .failure(let message):
      findings.append(Finding(code: "answer", message: message.phrase, place: place))
    }
  }

  /// The text to read: of a file that is named as evidence, its digest, size and name.
  private mutating func exact(_ text: String, at address: Address, _ place: Place) -> String? {
    guard case .attachment = interview.questionnaire[address.question].kind,
      Attachment(text) == nil
    else { return text }
    do throws(FileProblem) {
      return try EvidenceFile.read(text, in: folder).text
    } catch {
      findings.append(
        Finding(code: "answer", message: EvidenceFile.reason(error), place: place))
      return nil
    }
  }

  private mutating func refuse(_ place: Place) {
    let message = Phrase(
      zh: "这里应是一个答案；可重复的部分应是列表", en: "an answer stands here, or a list for a repeat")
    findings.append(Finding(code: "answers-shape", message: message, place: place))
  }

  private mutating func carryOut(_ change: Change) {
    changes.append(change)
    interview.apply(change)
  }
}
