/// What an envelope holds, as its `payloadType` says.
public struct PayloadType: Sendable, Hashable {
  /// The media type.
  public let name: String

  /// Takes a media type as it stands in an envelope.
  public init(_ name: String) {
    self.name = name
  }

  /// The first entry of a log: origin, root keys, registry, policy.
  public static let genesis = PayloadType("application/vnd.child-impact.genesis.v1+json")
  /// A finished assessment.
  public static let assessment = PayloadType("application/vnd.child-impact.assessment.v1+json")
  /// A decision of somebody in the chain about an assessment.
  public static let signoff = PayloadType("application/vnd.child-impact.signoff.v1+json")
  /// A change of the registry.
  public static let registry = PayloadType("application/vnd.child-impact.registry.v1+json")
  /// That somebody asks for a key to be enrolled, signed with this key.
  public static let enrolment = PayloadType("application/vnd.child-impact.enrolment.v1+json")
  /// That the content of a record is disposed of.
  public static let disposal = PayloadType("application/vnd.child-impact.disposal.v1+json")
  /// A notice to all who read the log.
  public static let notice = PayloadType("application/vnd.child-impact.notice.v1+json")
}
