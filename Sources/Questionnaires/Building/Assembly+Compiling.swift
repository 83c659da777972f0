import Diagnostics
import FEEL

// How one rule is compiled.
extension Assembly {
  /// The compiled `rule`; nil, and findings, when it does not make sense.
  func compile(
    _ rule: Spelled, in scope: Scope, expecting type: ValueType? = nil,
    features: Features = .questionnaire
  ) -> Expression? {
    let compiler = Compiler(scope: scope, features: features)
    do throws(Findings) {
      return try compiler.compile(
        try parsed(rule, compiler), at: rule.origin, expecting: type)
    } catch {
      for finding in error.all { log.add(finding) }
      return nil
    }
  }

  /// The parsed `rule`, which is kept: the uses of a template share its texts.
  private func parsed(_ rule: Spelled, _ compiler: Compiler) throws(Findings) -> ParsedRule {
    if let known = parsedRules[rule.text] { return known }
    let parsed = try compiler.parse(rule.text, at: rule.origin)
    parsedRules[rule.text] = parsed
    return parsed
  }

  /// The compiled table of a calculation; nil, and findings, when it does not make sense.
  func compile(_ table: TableSyntax, in scope: Scope) -> DecisionTable? {
    guard let source = source(of: table) else { return nil }
    let compiler = Compiler(scope: scope, features: .scoring)
    do throws(Findings) {
      return try compiler.compile(source)
    } catch {
      for finding in error.all { log.add(finding) }
      return nil
    }
  }

  private func source(of table: TableSyntax) -> TableSource? {
    guard let hit = HitPolicy(text: table.hit.text) else {
      log.error(
        .badValue, at: table.hit.place, zh: "不认识的命中策略“\(table.hit.text)”",
        en: "unknown hit policy '\(table.hit.text)'",
        help: Phrase(
          zh: "可用的有 UNIQUE、ANY、PRIORITY、FIRST、RULE ORDER、OUTPUT ORDER、COLLECT 及其 + < > #",
          en: "known: UNIQUE, ANY, PRIORITY, FIRST, RULE ORDER, OUTPUT ORDER, COLLECT with + < > #")
      )
      return nil
    }
    let language = syntax.defaultLanguage
    return TableSource(
      hit: hit,
      inputs: table.inputs.map { input in
        TableSource.Input(
          value: input.value.cell, label: input.label.map { Text(words: $0).string(in: language) },
          allowed: input.allowed?.cell)
      },
      outputs: table.outputs.map { output in
        TableSource.Output(
          name: output.name?.text, values: output.values?.cell, default: output.defaultValue?.cell,
          type: output.choices.flatMap(list).map { listTypes[$0] })
      },
      rules: table.rules.map { rule in
        TableSource.Rule(
          inputs: rule.when.map(\.cell), outputs: rule.then.map(\.cell),
          note: rule.note.map { Text(words: $0).string(in: language) })
      },
      origin: Origin(
        source: table.place.source, line: table.place.line, column: table.place.column))
  }
}

extension Spelled {
  /// Where the text begins, for the findings of the rule language.
  var origin: Origin {
    Origin(source: place.source, line: place.line, column: place.column)
  }

  /// The text as a cell of a decision table.
  var cell: TableSource.Cell { TableSource.Cell(text, at: origin) }
}
