public import Diagnostics

/// Why an archive is not believed, or does not take an entry.
public enum ArchiveProblem: Error, Sendable, Hashable {
  /// The entry may not stand there.
  case refused(Refusal)
  /// An entry of the archive cannot be part of it.
  case broken(index: Int, Refusal)
  /// Entries are missing, or there is no checkpoint for them.
  case incomplete
  /// The last checkpoint is not a signed head of these entries.
  case badCheckpoint
  /// The archive ends before the last head that was seen here.
  case rolledBack(seen: Int, found: Int)
  /// The archive does not begin with the entries that were seen here.
  case forked(seen: Int)
  /// Another log than the one that was seen under this name.
  case otherLog
  /// What is remembered of the last head cannot be read.
  case badMemory(path: String)
  /// The key is not the one that signs the heads of this log.
  case notOfficeKey
  /// Other programs wrote to the archive again and again.
  case crowded
  /// The archive holds no such entry.
  case unknownEntry
  /// The archive does not hold the questionnaire.
  case unknownQuestionnaire

  /// The problem as a sentence without a full stop.
  public var phrase: Phrase {
    switch self {
    case .refused(let refusal):
      Phrase(
        zh: "档案库不予接受：\(refusal.phrase.zh)",
        en: "the archive does not take this: \(refusal.phrase.en)")
    case .broken(let index, let refusal):
      Phrase(
        zh: "档案库第 \(index) 条有问题：\(refusal.phrase.zh)",
        en: "entry \(index) of the archive is not good: \(refusal.phrase.en)")
    case .incomplete: Phrase(zh: "档案库缺少条目", en: "entries of the archive are missing")
    case .badCheckpoint:
      Phrase(zh: "档案库条目与签名的检查点不符", en: "the entries are not those of the signed checkpoint")
    case .rolledBack(let seen, let found):
      Phrase(
        zh: "档案库只有 \(found) 条，而本机曾见过 \(seen) 条：可能被换成旧副本或删去了条目",
        en:
          "the archive has \(found) entries where \(seen) were seen here before: it may be an old "
          + "copy, or entries were taken away")
    case .forked(let seen):
      Phrase(
        zh: "档案库前 \(seen) 条与本机以前所见不同：内容被替换",
        en: "the first \(seen) entries are not those that were seen here before: they were replaced"
      )
    case .otherLog:
      Phrase(zh: "这不是本机以前所见的档案库", en: "this is not the archive that was seen here before")
    case .badMemory(let path):
      Phrase(
        zh: "\(Visible.text(path))：上次所见的检查点无法读取",
        en: "\(Visible.text(path)): the last head that was seen cannot be read")
    case .notOfficeKey:
      Phrase(zh: "不是本档案库的单位密钥", en: "this is not the office key of the archive")
    case .crowded:
      Phrase(zh: "其他程序不断写入档案库，请稍后再试", en: "other programs keep writing; try again later")
    case .unknownEntry: Phrase(zh: "档案库中没有这一条", en: "the archive holds no such entry")
    case .unknownQuestionnaire:
      Phrase(zh: "档案库中没有所用的问卷", en: "the archive does not hold the questionnaire")
    }
  }
}
