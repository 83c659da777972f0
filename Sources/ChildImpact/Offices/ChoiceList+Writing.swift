import Diagnostics
import Questionnaires

extension ChoiceList {
  /// The choice that people mean by `text`: its name, a label or an alias.
  func choice(written text: String) -> Choice? {
    choice(named: text)
      ?? choices.first { choice in
        choice.label.string(in: .chinese) == text || choice.label.string(in: .english) == text
          || choice.column("aliases")?.strings.contains(text) == true
      }
  }
}
