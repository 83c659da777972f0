public import Diagnostics
import FEEL
public import Questionnaires
import Scoring

extension Assessment {
  /// The circumstances of an assessment that are not answers.
  public struct Circumstances: Sendable {
    public var record: String
    public var version: Int
    public var supersedes: String?
    public var office: String
    public var questionnaireDigest: String
    public var engine: String
    public var started: String
    public var finished: String
    public var language: Language
    public var nonce: String
    public var signer: Signer
    public var migrations: [Migration]

    /// Gathers them.
    public init(
      record: String, version: Int = 1, supersedes: String? = nil, office: String,
      questionnaireDigest: String, engine: String, started: String, finished: String,
      language: Language, nonce: String, signer: Signer, migrations: [Migration] = []
    ) {
      self.record = record
      self.version = version
      self.supersedes = supersedes
      self.office = office
      self.questionnaireDigest = questionnaireDigest
      self.engine = engine
      self.started = started
      self.finished = finished
      self.language = language
      self.nonce = nonce
      self.signer = signer
      self.migrations = migrations
    }
  }

  /// Takes down a sheet, with the assessor's remarks by address.
  public init(_ sheet: Sheet, notes: [Address: String], _ circumstances: Circumstances) {
    let questionnaire = sheet.questionnaire
    let scorecard = Scorecard(sheet)
    self.record = circumstances.record
    self.version = circumstances.version
    self.supersedes = circumstances.supersedes
    self.office = circumstances.office
    self.questionnaire = QuestionnaireName(
      id: questionnaire.id, version: questionnaire.version,
      sha256: circumstances.questionnaireDigest)
    self.subject = Subject(sheet, scorecard)
    self.repeats = questionnaire.repeats.enumerated().map {
      RepeatCount(name: $1.name, count: sheet.instanceCount(ofRepeat: $0))
    }
    let entries = Entry.all(of: sheet, notes: notes)
    self.answers = entries.counting
    self.withheld = entries.withheld
    self.migrations = circumstances.migrations
    self.scores = scorecard.figures.map(Score.init)
    self.items = scorecard.items.map(ItemScore.init)
    self.grade = scorecard.grade
    self.redLines = scorecard.openRedLines.map { RedLine(code: $0.code, item: $0.item) }
    self.findings = scorecard.findings.map { Observation($0, questionnaire) }
    self.warnings = scorecard.warnings.map { Observation($0, questionnaire) }
    self.engine = circumstances.engine
    self.started = circumstances.started
    self.finished = circumstances.finished
    self.language = circumstances.language
    self.nonce = circumstances.nonce
    self.signer = circumstances.signer
  }

  /// The sheet with the answers of the assessment, and the names that the questionnaire does not
  /// know or whose answers it does not take.
  public func sheet(of questionnaire: Questionnaire) -> (sheet: Sheet, unread: [String]) {
    var sheet = Sheet(questionnaire, for: .interview)
    for count in repeats {
      guard let index = questionnaire.repeats.firstIndex(where: { $0.name == count.name }) else {
        continue
      }
      for _ in 0..<count.count { sheet.addInstance(toRepeat: index) }
    }
    let unread = sheet.set(answers + withheld)
    return (sheet, unread)
  }
}

extension Sheet {
  /// Sets the answers that were given; gives the names that the questionnaire does not know or whose
  /// answers it does not take.
  mutating func set(_ entries: [Assessment.Entry]) -> [String] {
    var changes: [(Address, Answer)] = []
    var unread: [String] = []
    for entry in entries where entry.standing != .defaulted {
      if let address = address(named: entry.name),
        let answer = entry.answer(to: questionnaire[address.question], in: questionnaire)
      {
        changes.append((address, answer))
      } else {
        unread.append(entry.name)
      }
    }
    set(changes)
    return unread
  }
}

extension Assessment.Subject {
  init(_ sheet: Sheet, _ scorecard: Scorecard) {
    let questionnaire = sheet.questionnaire
    func text(_ index: Question.Index?) -> String? {
      guard let index else { return nil }
      return questionnaire.text(
        of: sheet.value(at: Address(index)), for: questionnaire[index])
    }
    self.title = text(questionnaire.subject.title) ?? ""
    self.kind = text(questionnaire.subject.kind) ?? ""
    self.unit = text(questionnaire.subject.unit) ?? ""
    self.codes = questionnaire.subject.codes.compactMap(text)
    self.track = text(questionnaire.subject.track)
    self.conclusion = text(questionnaire.subject.conclusion)
    self.townships = Self.unique(
      questionnaire.subject.townships.compactMap(text)
        .flatMap { $0.split(separator: " ").map(String.init) })
    self.responsible = Self.responsible(scorecard, questionnaire)
  }

  /// The units of the tasks that findings name.
  private static func responsible(
    _ scorecard: Scorecard, _ questionnaire: Questionnaire
  ) -> [String] {
    let tasks = scorecard.findings.compactMap { finding in
      finding.item.flatMap { questionnaire.scoredItems[$0].task }
    }
    return unique(
      tasks.flatMap { task in
        questionnaire.registers.tasks?.choice(named: task)?.column("units")?.strings ?? []
      })
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Assessment.Entry {
  static func all(of sheet: Sheet, notes: [Address: String])
    -> (counting: [Assessment.Entry], withheld: [Assessment.Entry])
  {
    var counting: [Assessment.Entry] = []
    var withheld: [Assessment.Entry] = []
    for address in sheet.addresses() {
      let isRelevant = sheet.relevance(at: address) == .relevant
      guard let entry = Assessment.Entry(address, of: sheet, isRelevant, notes[address]) else {
        continue
      }
      if isRelevant { counting.append(entry) } else { withheld.append(entry) }
    }
    return (counting, withheld)
  }

  private init?(_ address: Address, of sheet: Sheet, _ isRelevant: Bool, _ note: String?) {
    let question = sheet.questionnaire[address.question]
    self.name = sheet.name(of: address)
    self.note = note
    switch sheet.answer(at: address) {
    case .given(let value):
      self.standing = .given
      self.text = sheet.questionnaire.text(of: value, for: question)
    case .skipped:
      self.standing = .skipped
      self.text = nil
    case .open:
      let text = sheet.questionnaire.text(of: sheet.value(at: address), for: question)
      guard isRelevant, let text else { return nil }
      self.standing = .defaulted
      self.text = text
    }
  }

  /// The answer that the entry stands for; nil when the question does not take it.
  func answer(to question: Question, in questionnaire: Questionnaire) -> Answer? {
    guard standing == .given else { return .skipped }
    guard let text else { return nil }
    do {
      return .given(try questionnaire.value(exactly: text, for: question))
    } catch {
      return nil
    }
  }
}

extension Assessment.Score {
  init(_ figure: Scorecard.Figure) {
    self.name = figure.name
    self.printed = figure.text
    self.exact = figure.exact.map(Printed.fraction)
    self.low = figure.range?.low
    self.high = figure.range?.high
  }
}

extension Assessment.ItemScore {
  init(_ item: Scorecard.ItemScore) {
    self.name = item.name
    switch item.state {
    case .rated(let residual):
      self.state = "rated"
      self.residual = Printed.fraction(residual)
    case .notApplicable: self.state = "not_applicable"
    case .unknown: self.state = "unknown"
    }
  }
}

extension Assessment.Observation {
  init(_ observation: Scorecard.Observation, _ questionnaire: Questionnaire) {
    self.name = observation.name
    self.level = observation.level.rawValue
    self.item = observation.item.map { questionnaire.scoredItems[$0].name }
  }
}
