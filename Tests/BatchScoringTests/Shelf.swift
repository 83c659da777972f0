import Questionnaires
import TestSupport

/// Questionnaires of the repository.
enum Shelf {
  static func county() throws -> Questionnaire {
    try read("Questionnaires/tongxin-child-impact")
  }

  /// The one that the benchmarks score a million rows with.
  static func points() throws -> Questionnaire { try read("Benchmarks/questionnaire") }

  private static func read(_ folder: String) throws -> Questionnaire {
    let folder = Product.root + "/" + folder + "/"
    return try Questionnaire.read(root: "questionnaire.yaml") { try? Files.bytes(at: folder + $0) }
  }
}
