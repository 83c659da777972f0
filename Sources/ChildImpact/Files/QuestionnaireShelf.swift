import Diagnostics
import Questionnaires
import Records
import Signing

/// Where questionnaires are found by name or path.
enum QuestionnaireShelf {
  /// The questionnaire of a first use.
  static let defaultName = "tongxin-child-impact"

  /// A questionnaire with its canonical bytes and their digest.
  struct Loaded {
    let questionnaire: Questionnaire
    let canonical: [UInt8]
    let digest: Digest
  }

  /// Reads and checks the questionnaire called `name`, or in the folder `name`.
  static func read(_ name: String) throws -> Questionnaire {
    let folder = try folder(of: name)
    do throws(Findings) {
      return try Questionnaire.read(root: folder + "/questionnaire.yaml") { file in
        try? WholeFile.read(file, limit: 2 << 20)
      }
    } catch {
      throw Failure(error, status: Exit.no)
    }
  }

  /// The same with its canonical bytes and their digest.
  static func load(_ name: String) throws -> Loaded { try loaded(try read(name)) }

  /// Reads a questionnaire back from its canonical bytes.
  static func load(canonical: [UInt8], named name: String) throws -> Loaded {
    do {
      let tree = try QuestionnaireDocument.tree(of: canonical, named: name)
      return try loaded(try Questionnaire.read(canonical: tree))
    } catch let problem as JSONProblem {
      throw Failure(
        Exit.no, zh: "存档的问卷无法读取：\(problem.phrase.zh)。",
        en: "the archived questionnaire cannot be read: \(problem.phrase.en).")
    } catch let findings as Findings {
      throw Failure(findings, status: Exit.no)
    }
  }

  private static func loaded(_ questionnaire: Questionnaire) throws -> Loaded {
    let bytes = try QuestionnaireDocument.bytes(of: questionnaire)
    return Loaded(questionnaire: questionnaire, canonical: bytes, digest: Digest(of: bytes))
  }

  /// A path as it is; a name in `./Questionnaires`, `CHILD_IMPACT_QUESTIONNAIRES`, then beside the
  /// program.
  static func folder(of name: String) throws -> String {
    if name.contains("/"), Folder.exists(name) { return name }
    let shelves = shelves()
    let found = shelves.map { $0 + "/" + name }.first { Folder.exists($0 + "/questionnaire.yaml") }
    if let found { return found }
    if Folder.exists(name + "/questionnaire.yaml") { return name }
    throw missing(name, shelves)
  }

  private static func missing(_ name: String, _ shelves: [String]) -> Failure {
    let known = shelves.flatMap { Folder.names(in: $0) }
    let nearest = Suggestion.nearest(to: name, among: known)
    return Failure(
      Exit.usage,
      zh: "找不到问卷“\(name)”。\(nearest.map { "是否指 \($0)？" } ?? "")"
        + "已查找：\(shelves.joined(separator: "、"))。",
      en: "no questionnaire is called “\(name)”. \(nearest.map { "Did you mean \($0)? " } ?? "")"
        + "Looked in \(shelves.joined(separator: ", ")).")
  }

  private static func shelves() -> [String] {
    let program = Folder.parent(of: RunningProgram.path)
    return ["Questionnaires"]
      + [Environment.value("CHILD_IMPACT_QUESTIONNAIRES")].compactMap { $0 }
      + [program + "/Questionnaires", Folder.parent(of: program) + "/Questionnaires"]
  }
}
