extension SignOff {
  /// The payload that is signed:
  /// `{"adjustments":[],"assessment":"<hex>","basis":["<hex>"],"conditions":[],"conclusion":null,…}`.
  public var json: JSON {
    [
      "v": 1, "record": .string(record), "version": .count(version), "office": .string(office),
      "assessment": .string(assessment), "basis": .array(basis.map { .string($0) }),
      "role": .string(role.rawValue), "decision": .string(decision.rawValue),
      "unit": .string(unit), "reason": .optional(reason),
      "adjustments": .array(adjustments.map { .string($0) }),
      "conditions": .array(conditions.map(\.json)),
      "verifications": .array(verifications.map(\.json)), "conclusion": .optional(conclusion),
      "silent": .array(silent.map { .string($0) }), "time": .string(time),
      "nonce": .string(nonce),
      "signer": ["key": .string(signer.key), "person": .string(signer.person)],
    ]
  }

  private static let members: Set<String> = [
    "v", "record", "version", "office", "assessment", "basis", "role", "decision", "unit",
    "reason", "adjustments", "conditions", "verifications", "conclusion", "silent", "time",
    "nonce", "signer",
  ]

  /// Reads a payload back; a member that this version does not know is refused.
  public init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly(Self.members)
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    guard let role = Role(rawValue: try part["role"].string()) else {
      throw part["role"].problem(.notAllowed)
    }
    guard let decision = Decision(rawValue: try part["decision"].string()) else {
      throw part["decision"].problem(.notAllowed)
    }
    self.init(
      record: try part["record"].string(),
      version: try part["version"].count(in: 1...1_000_000),
      office: try part["office"].string(), assessment: try part["assessment"].string(),
      basis: try part["basis"].texts(), role: role, decision: decision,
      unit: try part["unit"].line(), time: try part["time"].string(),
      nonce: try part["nonce"].string(),
      signer: Assessment.Signer(
        key: try part["signer"]["key"].string(),
        person: try part["signer"]["person"].string()))
    try readContent(part)
    guard try part["basis"].texts() == basis, Set(basis).count == basis.count else {
      throw part["basis"].problem(.notAllowed)
    }
  }

  private mutating func readContent(_ part: JSONPart) throws(JSONProblem) {
    reason = try part["reason"].ifPresent?.prose()
    adjustments = try part["adjustments"].list { (part) throws(JSONProblem) in
      try part.prose()
    }
    conditions = try part["conditions"].list(Condition.init)
    verifications = try part["verifications"].list(Verification.init)
    conclusion = try part["conclusion"].ifPresent?.line()
    silent = try part["silent"].texts()
  }
}

extension SignOff.Condition {
  var json: JSON {
    [
      "deadline": .string(deadline), "test": .string(test), "text": .string(text),
      "unit": .string(unit),
    ]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly(["deadline", "test", "text", "unit"])
    self.init(
      text: try part["text"].prose(), unit: try part["unit"].line(),
      deadline: try part["deadline"].line(), test: try part["test"].prose())
    guard Self.isDate(deadline) else { throw part["deadline"].problem(.notAllowed) }
  }

  /// Whether a text looks like `YYYY-MM-DD` and is a day of some month.
  public static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...days[month - 1]).contains(day)
  }
}

extension SignOff.Verification {
  var json: JSON { ["condition": .count(condition), "met": .bool(isMet)] }

  init(_ part: JSONPart) throws(JSONProblem) {
    try part.requireOnly(["condition", "met"])
    self.init(
      condition: try part["condition"].count(in: 1...1_000), isMet: try part["met"].bool())
  }
}
