internal import Records
internal import Signing

/// What an entry says for itself, before anybody asks whether it may stand where it stands.
///
/// Reading needs no log, so that many entries can be read at a time; ``Ledger`` then judges one after
/// the other.
struct EntryReading: Sendable {
  /// The leaf.
  let leaf: [UInt8]
  /// What the leaf states, or why it is no statement.
  let statement: Result<Statement, JSONProblem>
  /// The blob; nil when it is not there.
  let blob: [UInt8]?
  /// The digest of the blob.
  let digest: Digest?
  /// The blob as an envelope; nil for kinds of entries that have none.
  let envelope: Result<Envelope, SigningProblem>?
  /// What an assessment says about itself; nil where the entry is no assessment.
  let claim: Result<AssessmentClaim, JSONProblem>?
  /// Which of the keys that signed did so truly, as far as that was looked at.
  private let checked: [Digest: Bool]

  /// Reads an entry, and looks at signatures of the keys that `registry` knows.
  init(_ entry: Entry, _ registry: Registry?) {
    self.init(entry, Self.statement(entry.leaf), registry)
  }

  /// Reads an entry whose leaf has been read.
  init(_ entry: Entry, _ statement: Result<Statement, JSONProblem>, _ registry: Registry?) {
    leaf = entry.leaf
    self.statement = statement
    blob = entry.blob
    digest = entry.blob.map { Digest(of: $0) }
    envelope = (try? statement.get()).flatMap { Self.envelope(entry.blob, $0.kind) }
    let envelope = try? self.envelope?.get()
    claim = envelope.flatMap(Self.claim)
    checked = envelope.map { Self.checked($0, registry) } ?? [:]
  }

  static func statement(_ leaf: [UInt8]) -> Result<Statement, JSONProblem> {
    Result { () throws(JSONProblem) in try Statement(reading: leaf) }
  }

  private static func envelope(
    _ blob: [UInt8]?, _ kind: Statement.Kind
  ) -> Result<Envelope, SigningProblem>? {
    switch kind {
    case .questionnaire, .calculation: nil
    case .genesis, .assessment, .signoff, .registry, .disposal, .notice:
      blob.map { envelope($0) }
    }
  }

  static func envelope(_ blob: [UInt8]) -> Result<Envelope, SigningProblem> {
    Result { () throws(SigningProblem) in try Envelope(reading: blob) }
  }

  private static func claim(_ envelope: Envelope) -> Result<AssessmentClaim, JSONProblem>? {
    guard envelope.type == .assessment else { return nil }
    return Result { () throws(JSONProblem) in try AssessmentClaim(envelope.payload) }
  }

  private static func checked(_ envelope: Envelope, _ registry: Registry?) -> [Digest: Bool] {
    let keys = envelope.signatures.compactMap { registry?.enrolment(of: $0.key)?.key }
    return Dictionary(keys.map { ($0.id, envelope.isSigned(by: $0)) }) { first, _ in first }
  }

  /// Whether a key signed the envelope.
  func isSigned(by key: PublicKey) -> Bool {
    checked[key.id] ?? (try? envelope?.get())?.isSigned(by: key) ?? false
  }
}
