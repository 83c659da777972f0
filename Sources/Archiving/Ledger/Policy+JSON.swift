public import Records

extension Policy {
  /// Reads a policy.
  public init(_ json: JSON) throws(JSONProblem) {
    let part = JSONPart(json)
    self.json = json
    chain = try part["chain"].each { (part) throws(JSONProblem) in try Step(part) }
    differentPersons = try part["different-persons"].eachIfPresent { (part) throws(JSONProblem) in
      Set(try part.each { (part) throws(JSONProblem) in try part.role() })
    }
    steppingBack = Set(
      try part["own-unit"]["roles"].eachIfPresent { (part) throws(JSONProblem) in
        try part.role()
      })
    conclusions = try part["conclusions"]["order"].eachIfPresent {
      (part) throws(JSONProblem) in try part.line()
    }
    mildest = try Self.mildest(part["conclusions"]["mildest"], among: conclusions)
    conditionalGrades = Set(
      try part["conditions"].eachIfPresent { (part) throws(JSONProblem) in try part.line() })
    retentionYears = try part["retention-years"].ifPresent?.count(in: 1...1000) ?? 30
    // Two steps of one role could not be told apart by what is signed.
    guard Set(chain.map(\.role)).count == chain.count, !chain.isEmpty else {
      throw part["chain"].problem(.notAllowed)
    }
  }

  private static func mildest(
    _ part: JSONPart, among conclusions: [String]
  ) throws(JSONProblem) -> [String: String] {
    guard let part = part.ifPresent else { return [:] }
    var mildest: [String: String] = [:]
    for (grade, part) in try part.members() {
      mildest[grade] = try part.parsed { conclusions.contains($0) ? $0 : nil }
    }
    return mildest
  }
}

extension Policy.Step {
  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
    act = try part["act"].code()
    role = try part["role"].role()
    quorum = try part["quorum"].count(in: 1...99)
    concludes = try part["concludes"].ifPresent?.bool() ?? false
    tracks = try part["tracks"].set()
    kinds = try part["kinds"].set()
    grades = try part["grades"].set()
    let isForEach = try part["each"].ifPresent?.string() == "responsible-unit"
    unit =
      try part["unit"].ifPresent?.parsed { Policy.Unit(rawValue: $0) }
      ?? (isForEach ? .responsible : .any)
    let decisions = try part["decisions"].eachIfPresent { (part) throws(JSONProblem) in
      try part.parsed { SignOff.Decision(rawValue: $0) }
    }
    self.decisions = decisions.isEmpty ? [.endorse, .return, .refuse] : decisions
  }
}

extension JSONPart {
  fileprivate func role() throws(JSONProblem) -> Role { try parsed { Role(rawValue: $0) } }

  /// The elements, none where the list is not there.
  fileprivate func eachIfPresent<Value>(
    _ read: (JSONPart) throws(JSONProblem) -> Value
  ) throws(JSONProblem) -> [Value] {
    try ifPresent?.each(read) ?? []
  }

  fileprivate func set() throws(JSONProblem) -> Set<String>? {
    guard let part = ifPresent else { return nil }
    return Set(try part.each { (part) throws(JSONProblem) in try part.line() })
  }
}
