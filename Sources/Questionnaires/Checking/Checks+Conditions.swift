import Diagnostics
import FEEL

// Items that are never asked, and conditions that say nothing.
extension Checks {
  /// A rule of relevance with all those around it.
  private struct Chain {
    let rules: [Expression]
    /// Whether it is already known that they never hold together.
    let isNever: Bool
  }

  func checkConditions() {
    let trial = Trial(assembly)
    var chains: [Int: Chain] = [:]
    let relevances = compiled.relevances + compiled.innerRelevances.joined()
    for (draft, rule) in relevances {
      chains[draft.cell] = check(
        rule, draft.rule, at: draft.site, under: draft.parent.flatMap { chains[$0] }, trial)
    }
    for question in compiled.questions {
      let draft = assembly.questions[question.index.position]
      let parent = draft.parent.flatMap { chains[$0] }
      if let rule = question.relevant, let spelled = draft.syntax.relevant {
        _ = check(rule, spelled, at: draft.site, under: parent, trial)
      }
      if let rule = question.ask, let spelled = draft.syntax.ask {
        checkAlwaysTrue(rule, spelled, at: draft.site, trial)
      }
      for (rule, syntax) in zip(question.constraints, draft.syntax.constraints) {
        checkAlwaysTrue(rule.rule, syntax.rule, at: draft.site, trial)
      }
    }
  }

  /// Reports an item that is never asked; the rules that must hold for it.
  private func check(
    _ rule: Expression, _ spelled: Spelled, at site: Site, under parent: Chain?, _ trial: Trial
  ) -> Chain {
    let rules = (parent?.rules ?? []) + [rule]
    let isSilent = parent?.isNever == true || !speaks(for: site)
    if isSilent || rules.contains(where: { readsParameter($0.source, at: site) }) {
      return Chain(rules: rules, isNever: parent?.isNever == true)
    }
    guard let outcome = trial.outcome(of: rules) else { return Chain(rules: rules, isNever: false) }
    if !outcome.isEverTrue {
      log.warning(
        .neverAsked, at: spelled.place, zh: "永远不会问到：此条件与它所在分组的条件不能同时成立",
        en: "never asked: this condition and those of the groups around it never hold together")
    } else {
      checkAlwaysTrue(rule, spelled, at: site, trial)
    }
    return Chain(rules: rules, isNever: !outcome.isEverTrue)
  }

  private func checkAlwaysTrue(
    _ rule: Expression, _ spelled: Spelled, at site: Site, _ trial: Trial
  ) {
    guard spelled.text != "true", speaks(for: site), !readsParameter(spelled.text, at: site),
      let outcome = trial.outcome(of: [rule]), !outcome.isEverElse
    else { return }
    log.warning(
      .alwaysTrue, at: spelled.place, zh: "此条件总是成立", en: "this condition is always true")
  }

  /// Warns of a required question that may wait for ever: its condition reads a question that must
  /// be answered but at which the interview never stops by itself.
  func checkOpenConditions() {
    var silent: [Int: String] = [:]
    for question in compiled.questions where canStayOpen(question) {
      silent[question.cell] = question.name.text
    }
    guard !silent.isEmpty else { return }
    for question in compiled.questions {
      let draft = assembly.questions[question.index.position]
      guard isRequired(question), let rule = question.relevant, speaks(for: draft.site),
        let cell = rule.reads.first(where: { silent[$0] != nil && $0 != question.cell }),
        let name = silent[cell], let spelled = draft.syntax.relevant
      else { continue }
      log.warning(
        .mayStayOpen, at: spelled.place,
        zh: "必答题的条件可能一直未定：访谈不会主动询问“\(name)”",
        en:
          "the condition of a required question may stay open: the interview never asks '\(name)'",
        help: Phrase(
          zh: "给“\(name)”一个 default，或去掉它的 ask", en: "give '\(name)' a default, or drop its ask"))
    }
  }

  private func isRequired(_ question: Question) -> Bool {
    switch question.requirement {
    case .optional: false
    case .required, .when: true
    }
  }

  private func canStayOpen(_ question: Question) -> Bool {
    let isSilent = question.ask?.constant?.boolean == false || question.isReadOnly
    return isSilent && isRequired(question) && question.defaultValue == nil
  }
}
