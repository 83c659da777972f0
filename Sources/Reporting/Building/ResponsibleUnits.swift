internal import Diagnostics
internal import Questionnaires

/// Whom a finding goes to, in the words that fit the kind of body: an administrative bureau is
/// instructed, a Party body or a mass organisation is advised, a court or procuratorate is asked by
/// letter. A unit that the list does not name goes to the coordination task force to assign.
struct ResponsibleUnits {
  /// How a body is addressed.
  private enum Manner: CaseIterable {
    case instructed, advised, asked, assigned

    init(kind: String?) {
      switch kind {
      case "government", "township": self = .instructed
      case "party", "mass_organisation": self = .advised
      case "judicial": self = .asked
      case _: self = .assigned
      }
    }
  }

  let sentences: [String]

  /// The units by name, as a task lists them.
  init(_ names: [String], _ content: ReportContent) {
    let register = content.questionnaire.registers.units
    let manners = names.map { name in
      Manner(kind: register?.choice(named: name)?.column("kind")?.strings.first)
    }
    sentences =
      names.isEmpty
      ? [ResponsibleUnits.sentence(.assigned, "", content)]
      : Manner.allCases.compactMap { manner in
        let labels = zip(names, manners).filter { $0.1 == manner }.map {
          content.label($0.0, in: register)
        }
        guard !labels.isEmpty else { return nil }
        let separator = content.language == .chinese ? "、" : ", "
        return ResponsibleUnits.sentence(manner, labels.joined(separator: separator), content)
      }
  }

  private static func sentence(_ manner: Manner, _ units: String, _ content: ReportContent)
    -> String
  {
    switch manner {
    case .instructed:
      content.text(Phrase(zh: "责成办理：\(units)", en: "Instructed to act: \(units)"))
    case .advised: content.text(Phrase(zh: "建议办理：\(units)", en: "Advised to act: \(units)"))
    case .asked:
      content.text(Phrase(zh: "发函商请：\(units)", en: "Asked by letter to act: \(units)"))
    case .assigned: assignment(units, content)
    }
  }

  private static func assignment(_ units: String, _ content: ReportContent) -> String {
    let force = content.questionnaire.registers.taskForces?.choices.first
    let name =
      force.map { content.text($0.label) }
      ?? content.text(Phrase(zh: "综合协调机构", en: "the coordinating body"))
    return units.isEmpty
      ? content.text(Phrase(zh: "责任单位由\(name)指定", en: "To be assigned by: \(name)"))
      : content.text(
        Phrase(zh: "\(units)：由\(name)分派", en: "\(units): to be assigned by \(name)"))
  }
}
