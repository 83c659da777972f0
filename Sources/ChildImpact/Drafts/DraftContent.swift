import Diagnostics
import Interviewing
import Questionnaires
import Records

/// What a draft holds: its head, and the changes of the questionnaire that it belongs to now.
struct DraftContent {
  let head: Draft.Head
  /// The passages from one questionnaire to another, in order.
  private(set) var migrations: [Assessment.Migration] = []
  /// The lines of changes since the last of them.
  private(set) var lines: [JSONPart] = []
  private let path: String

  /// Reads the whole lines of the file; a last one that was cut short is passed over.
  init(reading path: String, id: String) throws {
    self.path = path
    let all = try DraftContent.wholeLines(path)
    guard let first = all.first, let head = try? Draft.Head(JSONPart(first)) else {
      throw Failure(
        Exit.no, zh: "草稿 \(id) 已损坏，第一行无法读取。文件 \(path) 未作任何改动。",
        en: "the draft \(id) is damaged: its first line cannot be read. \(path) was left as it is.")
    }
    self.head = head
    for line in all.dropFirst() { try take(JSONPart(line)) }
  }

  private mutating func take(_ line: JSONPart) throws {
    guard let part = line["migration"].ifPresent else { return lines.append(line) }
    do {
      migrations.append(try Assessment.Migration(part))
      lines = try line["changes"].elements()
    } catch { throw unreadable() }
  }

  /// The questionnaire that the changes belong to.
  var questionnaire: Assessment.QuestionnaireName { migrations.last?.to ?? head.questionnaire }

  /// When something was last changed.
  var lastChanged: String {
    lines.reversed().lazy.compactMap { try? $0["time"].string() }.first ?? migrations.last?.time
      ?? head.started
  }

  /// The changes, read with the questionnaire that they belong to.
  func changes(of questionnaire: Questionnaire) throws -> [Change] {
    do { return try lines.map { try Change($0, of: questionnaire) } } catch { throw unreadable() }
  }

  private func unreadable() -> Failure {
    Failure(
      Exit.no, zh: "草稿 \(path) 有无法读取的行，文件未作任何改动。",
      en: "the draft \(path) has a line that cannot be read. It was left as it is.")
  }

  /// The lines that are whole.
  static func wholeLines(_ path: String) throws -> [JSON] {
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw error.failure }
    guard let end = bytes.lastIndex(of: 0x0A) else { return [] }
    return try bytes[..<end].split(separator: 0x0A).enumerated().map { number, line in
      do throws(JSONProblem) {
        return try JSON.canonical(Array(line))
      } catch {
        throw Failure(
          Exit.no, zh: "\(path) 第 \(number + 1) 行已损坏：\(error.phrase.zh)。文件未作任何改动。",
          en: "line \(number + 1) of \(path) is damaged: \(error.phrase.en). "
            + "The file was left as it is.")
      }
    }
  }
}
