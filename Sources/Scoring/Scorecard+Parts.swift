public import Questionnaires

// Parts of a scorecard, for whoever needs no findings of many sheets.
extension Scorecard {
  /// The printed figures alone.
  public static func figures(of sheet: Sheet) -> [Figure] {
    sheet.questionnaire.figures.indices.map { Figure(rule: $0, of: sheet) }
  }

  /// The first figure with this role alone.
  public static func figure(for role: FigureRule.Role, of sheet: Sheet) -> Figure? {
    sheet.questionnaire.figures.firstIndex { $0.role == role }.map { Figure(rule: $0, of: sheet) }
  }

  /// What became of the items alone.
  public static func items(of sheet: Sheet) -> [ItemScore] {
    sheet.questionnaire.scoredItems.indices.map { ItemScore(item: $0, of: sheet) }
  }
}
