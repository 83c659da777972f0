public import Diagnostics
internal import Questionnaires

extension Assessment {
  /// Why it is too large to be signed, as a sentence with a way out; nil when it is not. Its size in
  /// bytes is not looked at.
  public var excess: Phrase? {
    let title = subject.title.unicodeScalars.count
    if title > RecordLimits.title {
      return Phrase(
        zh: "事项名称有 \(title) 个字，最多 \(RecordLimits.title) 个。草稿已保存，请缩短名称后再签署。",
        en:
          "The title has \(title) characters; \(RecordLimits.title) are the most. The draft is kept; "
          + "please shorten the title and sign then.")
    }
    let count = answers.count + withheld.count
    guard count > RecordLimits.answers else { return nil }
    return Phrase(
      zh: "答案有 \(count) 个，最多 \(RecordLimits.answers) 个。草稿已保存，请分成几份评价。",
      en:
        "There are \(count) answers; \(RecordLimits.answers) are the most. The draft is kept; please "
        + "make several assessments of it.")
  }
}
