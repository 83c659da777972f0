/// The keys that each part of a questionnaire may have: the one list from which the decoder, its
/// suggestions and the tests of the documentation work.
enum QuestionnaireKeys {
  static let root = [
    "id", "version", "title", "languages", "default_language", "settings", "registers", "subject",
    "choices", "templates", "items", "scoring",
  ]
  static let settings = ["rounding"]
  static let registers = ["domains", "tasks", "targets", "units", "task_forces", "red_lines"]
  static let subject = [
    "title", "kind", "unit", "codes", "date", "track", "conclusion", "townships",
  ]

  static let choiceList = ["type", "choices"]
  /// Further keys of a choice are columns.
  static let choice = ["name", "label", "exclusive"]

  static let labels = ["label", "hint", "help", "guidance", "source"]
  static let question =
    [
      "question", "type", "relevant", "ask", "required", "required_message", "constraint",
      "constraint_message", "severity", "constraints", "default", "choice_filter", "validator",
      "read_only", "sensitive",
    ] + labels
  static let constraint = ["constraint", "message", "severity"]
  static let group = ["group", "relevant", "items"] + labels
  static let note = ["note", "relevant"] + labels
  static let `repeat` =
    ["repeat", "relevant", "instance_label", "minimum", "maximum", "items"] + labels
  static let calculate = ["calculate", "calculation", "round", "choices"] + labels
  static let round = ["places", "mode"]
  static let table = ["table", "hit", "inputs", "outputs", "rules", "round", "choices"] + labels
  static let input = ["value", "label", "allowed"]
  static let output = ["name", "choices", "values", "default"]
  static let rule = ["when", "then", "note"]
  static let use = ["use", "as", "with"]

  static let template =
    ["list", "parameters", "relevant", "items", "score", "red_lines", "findings", "warnings"]
    + labels
  static let score = [
    "domain", "weight", "task", "applies", "value", "unanswered", "not_applicable",
  ]
  static let notApplicable = ["question", "choice", "reason"]
  static let redLine = ["code", "open", "label"]
  static let finding = ["finding", "when", "level"] + labels
  static let warning = ["warning", "when", "level"] + labels

  static let scoring = ["measures", "red_lines", "findings", "warnings", "figures", "output"]
  static let figure =
    ["figure", "role", "value", "low", "high", "maximum", "mark", "mark_label"] + labels
  static let column = ["column", "value", "places"]

  static let workedCase = ["case", "about", "answers", "expect", "findings"]

  /// Every key of the format, sorted.
  static let all: [String] = {
    let parts = [
      root, ["include"], settings, registers, subject, choiceList, choice, labels, question,
      constraint, group, note, `repeat`, calculate, round, table, input, output, rule, use,
      template, score, notApplicable, redLine, finding, warning, scoring, figure, column,
    ]
    return Set(parts.joined()).sorted()
  }()
}
