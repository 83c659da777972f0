public import Diagnostics

/// One finished assessment, as it is signed: `assessment.v1`.
///
/// Its bytes are the canonical JSON (RFC 8785) of ``json``. Everything a reader needs to work the
/// scores out again is in it, but for the questionnaire, which it names by digest and which the
/// archive keeps.
public struct Assessment: Sendable, Hashable {
  /// A questionnaire by id, version and the SHA-256 of its canonical form in hexadecimal.
  public struct QuestionnaireName: Sendable, Hashable {
    public var id: String
    public var version: String
    public var sha256: String

    /// Makes the name of a questionnaire.
    public init(id: String, version: String, sha256: String) {
      self.id = id
      self.version = version
      self.sha256 = sha256
    }
  }

  /// What the assessment is about, copied from its answers for lists and search.
  public struct Subject: Sendable, Hashable {
    public var title: String
    public var kind: String
    public var unit: String
    public var codes: [String]
    /// How fully the proposal is assessed; nil where the questionnaire does not say.
    public var track: String?
    /// What the assessor concludes; nil where nothing is concluded.
    public var conclusion: String?
    /// The townships that the proposal concerns.
    public var townships: [String] = []
    /// The units that findings name, in the order of the findings.
    public var responsible: [String] = []
  }

  /// One answer in its exact form.
  public struct Entry: Sendable, Hashable {
    /// How an answer came about.
    public enum Standing: String, Sendable, Hashable {
      case given, defaulted = "default", skipped
    }

    /// The question, such as `A1_1.rating` or `alternatives[2].title`.
    public var name: String
    /// The exact form; nil for a question that was skipped.
    public var text: String?
    public var standing: Standing
    /// A remark of the assessor.
    public var note: String?
  }

  /// A printed figure with its exact value.
  public struct Score: Sendable, Hashable {
    public var name: String
    /// As printed; nil where there is none.
    public var printed: String?
    /// A whole number or a fraction such as `7651/120`; nil for what is not a number.
    public var exact: String?
    public var low: String?
    public var high: String?
  }

  /// What became of a scored item: `rated` with its residual, `not_applicable` or `unknown`.
  public struct ItemScore: Sendable, Hashable {
    public var name: String
    public var state: String
    public var residual: String?
  }

  /// A red line that is open, with the item that opened it.
  public struct RedLine: Sendable, Hashable {
    public var code: String
    public var item: String?
  }

  /// A finding or a warning: the name of its rule, its level and its item.
  public struct Observation: Sendable, Hashable {
    public var name: String
    public var level: String
    public var item: String?
  }

  /// Who signs.
  public struct Signer: Sendable, Hashable {
    /// The key id in hexadecimal.
    public var key: String
    /// The person's id in the registry.
    public var person: String

    /// Names a signer.
    public init(key: String, person: String) {
      self.key = key
      self.person = person
    }
  }

  /// How many instances each repeat has, by name.
  public struct RepeatCount: Sendable, Hashable {
    public var name: String
    public var count: Int
  }

  /// A version 4 UUID in lower case.
  public var record: String
  /// From 1; an edit after a signature is the next version.
  public var version: Int
  /// The SHA-256 of the envelope of the version before, in hexadecimal.
  public var supersedes: String?
  public var office: String
  public var questionnaire: QuestionnaireName
  public var subject: Subject
  public var repeats: [RepeatCount]
  public var answers: [Entry]
  /// Answers that do not count, because their questions are not relevant.
  public var withheld: [Entry]
  /// The passages from one questionnaire to another before the assessment was finished.
  public var migrations: [Migration]
  public var scores: [Score]
  public var items: [ItemScore]
  public var grade: String?
  public var redLines: [RedLine]
  public var findings: [Observation]
  public var warnings: [Observation]
  /// The program and its version.
  public var engine: String
  /// `YYYY-MM-DDThh:mm:ssZ`
  public var started: String
  public var finished: String
  public var language: Language
  /// 32 hexadecimal digits.
  public var nonce: String
  public var signer: Signer
}
