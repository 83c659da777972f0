public import Diagnostics
public import Records

/// Why a parcel is not believed. Nothing of it is taken over then.
public enum ParcelProblem: Error, Sendable, Hashable {
  /// The bytes are no parcel.
  case notParcel(JSONProblem)
  /// An entry is not one of the log that the head is signed for.
  case notOfLog
  /// An entry cannot be part of the log.
  case broken(index: Int, Refusal)
  /// The head is not signed by the office whose log it is.
  case badCheckpoint
  /// The record that it should hold is not in it.
  case noRecord
  /// It comes from another archive.
  case otherLog
  /// The content of the record has been disposed of.
  case disposed

  /// The problem as a sentence without a full stop.
  public var phrase: Phrase {
    switch self {
    case .notParcel(let problem):
      Phrase(
        zh: "不是送签文件，或已损坏（\(problem.phrase.zh)）",
        en: "not a file made by archive send, or a damaged one (\(problem.phrase.en))")
    case .notOfLog:
      Phrase(
        zh: "文件中有条目不属于所签的档案库：文件被改动",
        en: "it holds an entry that is not of the log whose head is signed: the file was changed")
    case .broken(let index, let refusal):
      Phrase(
        zh: "文件中第 \(index) 条有问题：\(refusal.phrase.zh)",
        en: "entry \(index) in it is not good: \(refusal.phrase.en)")
    case .badCheckpoint:
      Phrase(zh: "文件中的检查点签名无效", en: "its head is not signed by the office whose log it is")
    case .noRecord: Phrase(zh: "文件中没有它所说的记录", en: "the record that it names is not in it")
    case .otherLog: Phrase(zh: "文件来自另一个档案库", en: "it comes from another archive")
    case .disposed:
      Phrase(zh: "该记录的内容已依法销毁", en: "the content of the record has been disposed of")
    }
  }
}
