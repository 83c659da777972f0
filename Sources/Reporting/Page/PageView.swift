/// What the templates read. Every text is in the language of the page and shows what is hidden.
struct PageView {
  struct Fact {
    let label: String
    let value: String
  }

  /// `zh-CN` or `en`.
  let lang: String
  let words: [String: String]
  let questionnaire: String
  let subject: String
  let facts: [Fact]
  /// Whether the figures of the record differ from those worked out again.
  let differs: Bool
  let summary: SummaryView
  let findings: FindingsView
  let sections: [SectionView]
  let withheld: [AnswerView]
  let hasWithheld: Bool
  let unread: [AnswerView]
  let hasUnread: Bool
  let items: ItemsView?
  let proof: ProofView?
}

/// The figures at the top.
struct SummaryView {
  struct Bar {
    let label: String
    let value: String
    let range: String?
    /// In percent of the width; nil for a figure without a scale.
    let width: String?
    /// Said of a figure below its mark.
    let below: String?
    let hasValue: Bool
  }

  let grade: String?
  let total: String?
  let totalLabel: String
  let totalRange: String?
  let figures: [PageView.Fact]
  /// Whether some domain has a score.
  let hasScores: Bool
  let radar: RadarView?
  let bars: [Bar]
  /// What the marks of the scales mean.
  let markNotes: [String]
}

/// Findings, open red lines and what a reviewer should see.
struct FindingsView {
  struct RedLine {
    let code: String
    let item: String?
    let text: String
  }

  struct Finding {
    /// `red`, `orange`, `yellow` or `blue`.
    let level: String
    let levelName: String
    let item: String?
    let text: String
    let task: String?
    let measure: String?
    let targets: [Target]
    let hasTargets: Bool
    let units: [String]
  }

  struct Target {
    let text: String
    let isPast: Bool
  }

  struct Warning {
    let text: String
    let item: String?
  }

  let redLines: [RedLine]
  let hasRedLines: Bool
  let findings: [Finding]
  let hasFindings: Bool
  let warnings: [Warning]
  let hasWarnings: Bool
}

/// A part of the answers under one heading.
struct SectionView {
  let heading: String?
  /// From 3 to 5: `h3` to `h5`.
  let level: Int
  var answers: [AnswerView]
  var hasAnswers = false
}

/// One question with its answer.
struct AnswerView {
  let label: String
  let value: String
  /// Such as "default" or "not answered"; nil for a plain answer.
  let mark: String?
  let note: String?
}

/// How each item counts.
struct ItemsView {
  struct Row {
    let name: String
    let domain: String
    let state: String?
    /// The answer to the first question of the item, which rates it.
    let answer: String
    let cells: [String]
  }

  let headings: [String]
  let rows: [Row]
}

/// Who signed, and how that is checked.
struct ProofView {
  struct Signature {
    let act: String
    let person: String
    let post: String?
    let keyID: String
    let algorithm: String
    let time: String
    let remarks: [String]
    let publicKey: String?
  }

  let signatures: [Signature]
  let facts: [PageView.Fact]
  let checkpoint: String?
}
