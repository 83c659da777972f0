extension Assessment {
  /// The passage of an unfinished assessment from one questionnaire to another: what could not be
  /// taken along, and what that did to the score.
  public struct Migration: Sendable, Hashable {
    /// The total and the grade as printed; nil where there is none.
    public struct Outcome: Sendable, Hashable {
      public var total: String?
      public var grade: String?

      /// Takes two printed figures.
      public init(total: String?, grade: String?) {
        self.total = total
        self.grade = grade
      }
    }

    /// An answer that the new questionnaire does not take.
    public struct Dropped: Sendable, Hashable {
      public enum Reason: String, Sendable, Hashable {
        /// No question has its name.
        case noQuestion = "no_question"
        /// The question takes other answers now.
        case notTaken = "not_taken"
        /// A remark on a question that is no more.
        case note
      }

      public var name: String
      /// The answer in its exact form, or the remark.
      public var text: String
      public var reason: Reason
      /// What the old questionnaire would have given without the answer: the points at stake.
      public var without: Outcome

      /// Tells of one answer.
      public init(name: String, text: String, reason: Reason, without: Outcome) {
        self.name = name
        self.text = text
        self.reason = reason
        self.without = without
      }
    }

    public var from: QuestionnaireName
    public var to: QuestionnaireName
    /// `YYYY-MM-DDThh:mm:ssZ`
    public var time: String
    /// How many answers were taken along.
    public var moved: Int
    public var dropped: [Dropped]
    public var before: Outcome
    public var after: Outcome

    /// Tells of one passage.
    public init(
      from: QuestionnaireName, to: QuestionnaireName, time: String, moved: Int,
      dropped: [Dropped], before: Outcome, after: Outcome
    ) {
      self.from = from
      self.to = to
      self.time = time
      self.moved = moved
      self.dropped = dropped
      self.before = before
      self.after = after
    }
  }
}

extension Assessment.QuestionnaireName {
  /// The member `questionnaire` of drafts, transcripts and records.
  public var json: JSON {
    ["id": .string(id), "version": .string(version), "sha256": .string(sha256)]
  }

  /// Reads it back.
  public init(_ part: JSONPart) throws(JSONProblem) {
    self.init(
      id: try part["id"].string(), version: try part["version"].string(),
      sha256: try part["sha256"].string())
  }
}

extension Assessment.Migration {
  /// The migration as drafts and records hold it.
  public var json: JSON {
    [
      "from": from.json, "to": to.json, "time": .string(time), "moved": .count(moved),
      "dropped": .array(dropped.map(\.json)), "before": before.json, "after": after.json,
    ]
  }

  /// Reads it back.
  public init(_ part: JSONPart) throws(JSONProblem) {
    self.init(
      from: try Assessment.QuestionnaireName(part["from"]),
      to: try Assessment.QuestionnaireName(part["to"]), time: try part["time"].string(),
      moved: try part["moved"].count(), dropped: try part["dropped"].list(Dropped.init),
      before: try Outcome(part["before"]), after: try Outcome(part["after"]))
  }
}

extension Assessment.Migration.Outcome {
  var json: JSON { ["total": .optional(total), "grade": .optional(grade)] }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.init(
      total: try part["total"].ifPresent?.string(), grade: try part["grade"].ifPresent?.string())
  }
}

extension Assessment.Migration.Dropped {
  var json: JSON {
    [
      "name": .string(name), "text": .string(text), "reason": .string(reason.rawValue),
      "without": without.json,
    ]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    guard let reason = Reason(rawValue: try part["reason"].string()) else {
      throw part["reason"].problem(.notAllowed)
    }
    self.init(
      name: try part["name"].string(), text: try part["text"].string(), reason: reason,
      without: try Assessment.Migration.Outcome(part["without"]))
  }
}
