import Diagnostics
import Interviewing
import Questionnaires

extension Presenter {
  /// What is said of a line that was not taken: what would be, and the way out.
  func phrase(_ refusal: Refusal) -> Phrase {
    switch refusal {
    case .notOffered(let typed, let keys): notOffered(typed, keys)
    case .ambiguous(let typed, let names):
      Phrase(
        zh: "“\(typed)”可以指：\(names.prefix(8).joined(separator: "、"))。请再多写几个字，或输入序号。",
        en: "“\(typed)” could mean \(names.prefix(8).joined(separator: ", ")). "
          + "Please type more of it, or its number.")
    case .problem(let problem): phrase(problem)
    case .typing(let problem): phrase(problem)
    case .violation(let violation): phrase(violation)
    case .required:
      Phrase(
        zh: "本题必须回答。可输入 :skip 暂时跳过，或输入 < 返回上一题。",
        en: "This question needs an answer. Type :skip to come back to it, or < to go back.")
    case .unknownCommand(let typed, let nearest):
      Phrase(
        zh: "没有命令 :\(typed)。\(nearest.map { "是否想输入 :\($0)？" } ?? "")输入 :help 查看全部命令。",
        en: "There is no command :\(typed). \(nearest.map { "Did you mean :\($0)? " } ?? "")"
          + "Type :help for all of them.")
    case .unknownName(let typed, let nearest):
      Phrase(
        zh: "没有名为“\(typed)”的题目。\(nearest.map { "是否想输入 \($0)？" } ?? "")输入 :list 查看全部题名。",
        en: "Nothing is named “\(typed)”. \(nearest.map { "Did you mean \($0)? " } ?? "")"
          + "Type :list for the names.")
    case .nothingBefore, .nothingToUndo, .reasonNeeded, .notExpectedHere, .notRelevant, .tooFew,
      .tooMany, .incomplete, .unfinishedText, .yesOrNo, .whichRepeat, .whichInstance,
      .alreadyNotApplicable,
      .nothingToLeaveOut, .nothingToClear, .answerNeeded:
      situation(refusal)
    }
  }

  private func situation(_ refusal: Refusal) -> Phrase {
    switch refusal {
    case .nothingBefore: Phrase(zh: "这已经是第一题。", en: "This is the first question.")
    case .nothingToUndo: Phrase(zh: "没有可以撤销的步骤。", en: "There is nothing to take back.")
    case .reasonNeeded:
      Phrase(
        zh: "请写明理由，例如 :na 本方案不涉及医保。",
        en: "Please give a reason, for example :na the proposal does not touch insurance.")
    case .notRelevant:
      Phrase(
        zh: "按目前的答案，该题不需要回答。", en: "With the answers so far, that question is not asked.")
    case .tooFew(_, let minimum):
      Phrase(zh: "这里至少要填 \(minimum) 条。", en: "At least \(minimum) are needed here.")
    case .tooMany(_, let maximum):
      Phrase(zh: "这里最多填 \(maximum) 条。", en: "At most \(maximum) are possible here.")
    case .incomplete(let missing, let repeats): incomplete(missing.count + repeats.count)
    case .unfinishedText(let addresses): unfinished(addresses)
    case .yesOrNo:
      Phrase(
        zh: "请先回答：y 照此改动，n 不改。", en: "Please answer first: y makes the change, n leaves it.")
    case .whichRepeat(let names): whichRepeat(names)
    case .whichInstance(let index, let count): whichInstance(index, count)
    case .alreadyNotApplicable:
      Phrase(zh: "已经是“不适用”，原来的理由不变。", en: "That is not applicable already; its reason stays.")
    case .nothingToLeaveOut:
      Phrase(
        zh: "这里不是评分指标。请写明指标、任务或领域，例如 :na B 本方案不涉及公共服务。",
        en: "This is no scored item. Please name an item, a task or a domain, for example "
          + ":na B no bearing on public services.")
    case .nothingToClear:
      Phrase(zh: "本题没有可以清空的内容。", en: "There is nothing here to take away.")
    case .answerNeeded:
      Phrase(
        zh: "请写上要试算的答案，例如 :what-if 2。", en: "Please add an answer to try, such as :what-if 2.")
    default:
      Phrase(
        zh: "此处不能这样输入。输入 :help 查看可用的命令。",
        en: "That cannot be used here. Type :help for what can.")
    }
  }

  private func whichRepeat(_ names: [String]) -> Phrase {
    guard let first = names.first else {
      return Phrase(zh: "按目前的答案，没有可以增减的条目。", en: "There is nothing here that has entries.")
    }
    let all = names.joined(separator: ", ")
    return Phrase(
      zh: "请写明是哪一组：\(all)。例如 :add \(first)，:remove \(first)[1]。",
      en: "Please say which: \(all). For example :add \(first), :remove \(first)[1].")
  }

  private func whichInstance(_ index: Int, _ count: Int) -> Phrase {
    let name = questionnaire.repeats[index].name
    guard count > 0 else {
      return Phrase(zh: "\(name) 还没有一条。", en: "\(name) has no entry yet.")
    }
    return Phrase(
      zh: "请写明第几条，1 至 \(count)，例如 :remove \(name)[1]。",
      en: "Please say which one, 1 to \(count), for example :remove \(name)[1].")
  }

  private func incomplete(_ count: Int) -> Phrase {
    Phrase(
      zh: "还有 \(count) 处必答内容未填或需要修改，暂不能签署。输入 :missing 查看。",
      en: "It cannot be signed yet: answers missing or to be changed: \(count). Type :missing.")
  }

  private func notOffered(_ typed: String, _ keys: [String]) -> Phrase {
    let ordered = keys.count > 1 && keys == (1...keys.count).map(String.init)
    let zh = ordered ? "请输入 1 至 \(keys.count)" : "请输入 \(keys.joined(separator: "、"))"
    let en =
      ordered ? "Please type 1 to \(keys.count)" : "Please type \(keys.joined(separator: ", "))"
    return Phrase(
      zh: "\(typed) 不在选项中。\(zh)，或输入 < 返回上一题。",
      en: "\(typed) is not one of the choices. \(en), or < to go back.")
  }

  private func phrase(_ problem: AnswerProblem) -> Phrase {
    switch problem {
    case .notABoolean: Phrase(zh: "请回答“是”或“否”。", en: "Please answer yes or no.")
    case .notANumber:
      Phrase(
        zh: "请输入数字，不带单位，例如 120 或 4.5。",
        en: "Please type a number without a unit, such as 120 or 4.5.")
    case .notAnInteger: Phrase(zh: "请输入整数。", en: "Please type a whole number.")
    case .notAnAttachment: Phrase(zh: "请输入文件的路径。", en: "Please type the path of a file.")
    case .notADate:
      Phrase(
        zh: "请输入日期，例如 2026-11-23、20261123 或 2026年11月23日。",
        en: "Please type a date, such as 2026-11-23 or 20261123.")
    case .unknownChoice: Phrase(zh: "没有这个选项。", en: "There is no such choice.")
    case .exclusiveChoice:
      Phrase(zh: "其中有一项不能与其他选项同时选择。", en: "One of these cannot be chosen with others.")
    case .tooLong(let limit):
      Phrase(
        zh: "内容太长，最多 \(limit / 1024) KB。", en: "That is too long: at most \(limit / 1024) KB.")
    case .forbiddenCharacter(let position):
      Phrase(
        zh: "第 \(position) 个字符是看不见的控制字符，请删去后重输。",
        en: "Character \(position) is an invisible control character; please leave it out.")
    }
  }

  private func unfinished(_ addresses: [Address]) -> Phrase {
    let names = addresses.map { sheet.name(of: $0) }
    let first = names.first ?? ""
    return Phrase(
      zh: "有文字没写完：\(names.joined(separator: "、"))。请用 :goto \(first) 前往，再用 :text 写完或 :clear 删去。",
      en:
        "A text is not ended: \(names.joined(separator: ", ")). Please :goto \(first), then end it "
        + "with :text or take it away with :clear.")
  }

  private func phrase(_ problem: TypingProblem) -> Phrase {
    switch problem {
    case .unit(let unit, let digits):
      Phrase(
        zh: "请只输入数字 \(digits)，不带“\(unit)”。", en: "Please type \(digits) only, without “\(unit)”.")
    case .unclearMagnitude(let digits):
      Phrase(
        zh: "本题的单位里已有“万”或“亿”，这样写会有两种读法。请按题目的单位只输入数字；写全是 \(digits)。",
        en:
          "This question counts in units of its own, so that can be read in two ways. Please type "
          + "the number in its unit; written out it is \(digits).")
    case .severalLines:
      Phrase(
        zh: "本题只填一行。请把内容写在一行里。", en: "This question takes one line. Please write it on one line.")
    case .file(let reason): Phrase(zh: reason.zh + "。", en: reason.en + ".")
    }
  }

  func phrase(_ violation: Violation) -> Phrase {
    switch violation.message {
    case .phrase(let phrase):
      Phrase(
        zh: phrase.zh + "。", en: phrase.en.prefix(1).uppercased() + phrase.en.dropFirst() + ".")
    case .text(let text):
      Phrase(zh: filled(text, in: .chinese), en: filled(text, in: .english))
    }
  }
}
