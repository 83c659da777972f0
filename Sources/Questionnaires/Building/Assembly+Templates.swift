import Diagnostics
import FEEL

// What templates and their uses say.
extension Assembly {
  /// The names of the fields that a scored item adds to its record.
  static let scoredFields = ["rated", "unknown", "value"]

  /// Reports what is wrong with a template whatever its uses say.
  func checkDeclaration(of template: TemplateSyntax) {
    var local = NameTable()
    for parameter in template.parameters {
      _ = local.claim(Spelled(text: parameter.name, place: parameter.place), log)
    }
    if let list = template.list, listNames.insert(list.text).inserted {
      _ = names.claim(list, log)
    }
  }

  /// The template called `name`; a finding when there is none.
  func template(_ name: Spelled) -> TemplateSyntax? {
    if let template = templates[name.text] {
      usedTemplates.insert(name.text)
      return template
    }
    log.error(
      .unknownTemplate, at: name.place, zh: "没有名为“\(name.text)”的模板",
      en: "no template is named '\(name.text)'",
      help: FindingLog.suggestion(for: name.text, among: templates.keys.sorted()))
    return nil
  }

  /// What `use` gives for each parameter of `template`.
  func arguments(
    of use: UseSyntax, for template: TemplateSyntax
  ) -> [(name: String, argument: Argument)] {
    let known = template.parameters.map(\.name)
    for (name, value) in use.arguments where !known.contains(name) {
      log.error(
        .unknownArgument, at: Spelled.keyPlace(name, of: value),
        zh: "模板没有名为“\(name)”的参数", en: "the template has no parameter '\(name)'",
        help: FindingLog.suggestion(for: name, among: known))
    }
    return template.parameters.compactMap { parameter in
      guard let value = use.arguments.first(where: { $0.name == parameter.name })?.value else {
        log.error(
          .missingArgument, at: use.name.place, zh: "缺少参数“\(parameter.name)”",
          en: "the argument '\(parameter.name)' is missing")
        // Standing in for it, so that its absence is said once.
        return (parameter.name, .constant(.null, .any, spelled: ""))
      }
      return argument(value, parameter.type).map { (name: parameter.name, argument: $0) }
    }
  }

  private func argument(_ node: SourceNode, _ type: TemplateSyntax.ParameterType) -> Argument? {
    switch type {
    case .text: return TextSyntax(node, syntax.languages, log).map(Argument.wording)
    case .list:
      let values = Spelled.list(node, log).map { Value.string($0.text) }
      return .constant(.list(values), .list(.string), spelled: "")
    case .string:
      guard let text = Spelled(node, log) else { return nil }
      return .constant(.string(text.text), .string, spelled: text.text)
    case .number, .boolean:
      guard let text = Spelled(node, log) else { return nil }
      return constant(text, type)
    }
  }

  private func constant(_ text: Spelled, _ type: TemplateSyntax.ParameterType) -> Argument? {
    if type == .number, let number = Decimal(text.text) {
      return .constant(.number(.decimal(number)), .number, spelled: text.text)
    }
    if type == .boolean, ["true", "false"].contains(text.text) {
      return .constant(.boolean(text.text == "true"), .boolean, spelled: text.text)
    }
    log.error(
      .badValue, at: text.place, zh: type == .number ? "此处应当是数" : "此处只能写 true 或 false",
      en: type == .number ? "a number is expected here" : "only true or false can stand here")
    return nil
  }

  /// The names of a use's parameters that rules can read.
  func constants(of use: Int) -> [(String, Symbol)] {
    uses[use].arguments.compactMap { name, argument in
      switch argument {
      case .constant(let value, let type, _): (name, .constant(value, type))
      case .wording: nil
      }
    }
  }

  /// `text` with each `${parameter}` put in, where it stands in a template.
  func filled(_ text: Spelled, at site: Site) -> Spelled {
    guard case .use(let use) = site, text.text.utf8.contains(UInt8(ascii: "$")) else { return text }
    let pieces = TextSyntax.pieces(text.text).map { piece in
      switch piece {
      case .words(let words): words
      case .name(let name): spelling(of: name, in: use, at: text.place)
      }
    }
    return Spelled(text: pieces.joined(), place: text.place)
  }

  private func spelling(of parameter: String, in use: Int, at place: Place) -> String {
    let found = uses[use].arguments.first { $0.name == parameter }
    if case .constant(_, _, let spelled) = found?.argument { return spelled }
    log.error(
      .unknownReference, at: place, zh: "没有可用于此处的参数“\(parameter)”",
      en: "there is no parameter '\(parameter)' that can stand here",
      help: FindingLog.suggestion(for: parameter, among: uses[use].arguments.map(\.name)))
    return ""
  }

  /// `text` as a parameter's value where it names one, else as it stands.
  func parameterOrLiteral(_ text: Spelled, in use: Int) -> String {
    let found = uses[use].arguments.first { $0.name == text.text }
    if case .constant(_, _, let spelled) = found?.argument { return spelled }
    return filled(text, at: .use(use)).text
  }

  /// The code of a red line at `site`: a constant of the rule language; nil where it is null.
  func code(of redLine: RedLineSyntax, at site: Site) -> String? {
    guard case .use(let use) = site else { return redLine.code.text }
    let scope = Scope(constants(of: use))
    guard let rule = compile(redLine.code, in: scope, expecting: .string) else { return nil }
    if let code = rule.constant?.string { return code.isEmpty ? nil : code }
    guard rule.constant?.isNull != true else { return nil }
    log.error(
      .badValue, at: redLine.code.place, zh: "红线代码应当是常量文字",
      en: "the code of a red line is a constant text")
    return nil
  }
}
