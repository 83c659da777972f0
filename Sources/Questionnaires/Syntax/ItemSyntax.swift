import Diagnostics

/// An item as written, before templates are put in.
indirect enum ItemSyntax {
  case group(GroupSyntax)
  case question(QuestionSyntax)
  case note(NoteSyntax)
  case `repeat`(RepeatSyntax)
  case calculation(CalculationSyntax)
  case use(UseSyntax)
}

/// The texts that may go with an item.
struct LabelsSyntax {
  let label: TextSyntax?
  let hint: TextSyntax?
  let help: TextSyntax?
  let guidance: TextSyntax?
  let source: TextSyntax?
}

/// A `group`.
struct GroupSyntax {
  let name: Spelled
  let labels: LabelsSyntax
  let relevant: Spelled?
  let items: [ItemSyntax]
}

/// A `question`.
struct QuestionSyntax {
  let name: Spelled
  let type: Spelled
  let labels: LabelsSyntax
  let relevant: Spelled?
  let ask: Spelled?
  let required: Spelled?
  let requiredMessage: TextSyntax?
  let constraints: [ConstraintSyntax]
  let defaultValue: Spelled?
  let choiceFilter: Spelled?
  let validators: [Question.Validator]
  let isReadOnly: Bool
  let isSensitive: Bool
}

/// A rule about an answer.
struct ConstraintSyntax {
  let rule: Spelled
  let message: TextSyntax
  let severity: Finding.Severity
}

/// A `note`.
struct NoteSyntax {
  let name: Spelled
  let labels: LabelsSyntax
  let relevant: Spelled?
}

/// A `repeat`.
struct RepeatSyntax {
  let name: Spelled
  let labels: LabelsSyntax
  let relevant: Spelled?
  let instanceLabel: TextSyntax?
  let minimum: Int
  let maximum: Int
  let items: [ItemSyntax]
}

/// A `calculate` or a `table`.
struct CalculationSyntax {
  enum Body {
    case expression(Spelled)
    case table(TableSyntax)
  }

  let name: Spelled
  let labels: LabelsSyntax
  let body: Body
  let round: RoundSyntax?
  let choices: Spelled?
}

/// A `round`.
struct RoundSyntax {
  let places: Int
  let mode: Spelled?
}

/// A `use` of a template.
struct UseSyntax {
  let template: Spelled
  let name: Spelled
  let arguments: [(name: String, value: SourceNode)]
}

/// The rules of a `table`.
struct TableSyntax {
  struct Input {
    let value: Spelled
    let label: TextSyntax?
    let allowed: Spelled?
  }

  struct Output {
    let name: Spelled?
    let choices: Spelled?
    let values: Spelled?
    let defaultValue: Spelled?
  }

  struct Rule {
    let when: [Spelled]
    let then: [Spelled]
    let note: TextSyntax?
    let place: Place
  }

  let hit: Spelled
  let inputs: [Input]
  let outputs: [Output]
  /// The output whose value is the value of the table; nil where there are several.
  var onlyOutput: Output? { outputs.count == 1 ? outputs[0] : nil }
  let rules: [Rule]
  let place: Place
}
