public import Records

/// Who signs what, in which order: data of the registry, so that a county can have its own.
///
/// The value is kept as it was signed. Members that a later version adds are kept and passed over.
/// An example is the county's, ``county``.
public struct Policy: Sendable, Hashable {
  /// Which unit a step speaks for.
  public enum Unit: String, Sendable, Hashable {
    /// Any: the post alone decides.
    case any
    /// The unit that proposes.
    case proposing
    /// Each unit that findings name, the proposing one left out.
    case responsible
  }

  /// One step of the chain.
  public struct Step: Sendable, Hashable {
    /// The act, such as `submit`.
    public let act: String
    /// The role that may do it.
    public let role: Role
    /// How many persons must have done it.
    public let quorum: Int
    /// The unit that the signer's post must belong to.
    public let unit: Unit
    /// What may be said in this step.
    public let decisions: [SignOff.Decision]
    /// Whether yes takes a conclusion.
    public let concludes: Bool
    /// The tracks that call for the step; nil for all.
    public let tracks: Set<String>?
    /// The kinds of proposal that call for the step; nil for all.
    public let kinds: Set<String>?
    /// The grades that call for the step; nil for all.
    public let grades: Set<String>?

    /// Whether nobody waits for the step: it is open beside the others, and who is silent is recorded.
    public var isConsultation: Bool { unit == .responsible }
  }

  /// The policy as it stands in the registry.
  public let json: JSON
  /// The chain, in order.
  public let chain: [Step]
  /// Sets of roles that must be different persons on one record.
  public let differentPersons: [Set<Role>]
  /// The roles whose holder steps back when the own unit proposes; another of them signs instead.
  public let steppingBack: Set<Role>
  /// The conclusions, from the mildest to the strictest.
  public let conclusions: [String]
  /// The mildest conclusion that a grade allows; a grade that is not there allows none.
  public let mildest: [String: String]
  /// The grades that are not approved without a condition.
  public let conditionalGrades: Set<String>
  /// How many years a record is kept before its content may be disposed of.
  public let retentionYears: Int

  /// The first step that `role` does; nil when the policy has none.
  public func step(for role: Role) -> Step? { chain.first { $0.role == role } }

  /// The role that may do `act`; nil when the policy does not have the act.
  public func role(for act: String) -> Role? { chain.first { $0.act == act }?.role }

  /// Whether `conclusion` is known and not milder than `grade` allows.
  func allows(_ conclusion: String, for grade: String?) -> Bool {
    guard let grade, let mildest = mildest[grade],
      let limit = conclusions.firstIndex(of: mildest),
      let place = conclusions.firstIndex(of: conclusion)
    else { return false }
    return place >= limit
  }
}
