internal import Diagnostics
internal import FEEL
internal import Questionnaires

/// Says of each rule how a batch works it out.
struct ColumnExplanation {
  private let questionnaire: Questionnaire
  private var compiler: ColumnCompiler
  private(set) var lines: [Phrase] = []

  init(_ plan: BatchPlan) {
    questionnaire = plan.questionnaire
    compiler = ColumnCompiler(plan.questionnaire, plan.columns)
    let whole = obstacle(plan)
    lines.append(ColumnExplanation.heading(whole, plan.columnPlan))
    explainRules()
    for (name, obstacle) in compiler.rowwise {
      lines.append(
        Phrase(
          zh: "\(name)：有答案的行逐行核对，因为\(obstacle.phrase.zh)",
          en: "\(name): rows with an answer are checked one by one, because \(obstacle.phrase.en)"))
    }
  }

  /// Compiles what the plan needs; answers what hinders it.
  private mutating func obstacle(_ plan: BatchPlan) -> Obstacle? {
    var first: Obstacle?
    for column in questionnaire.output {
      do throws(Obstacle) {
        _ = try compiler.output(column)
      } catch {
        first = first ?? error
      }
    }
    do throws(Obstacle) {
      _ = try compiler.checks(plan.checks, isStrict: plan.options.isStrict)
    } catch {
      first = first ?? error
    }
    return first
  }

  private static func heading(_ obstacle: Obstacle?, _ plan: ColumnPlan?) -> Phrase {
    if let obstacle {
      return Phrase(
        zh: "逐行计分：\(obstacle.phrase.zh)", en: "rows are scored one by one: \(obstacle.phrase.en)")
    }
    guard let plan else {
      return Phrase(
        zh: "逐行计分：此输出格式需要逐行的详情",
        en: "rows are scored one by one: this form of output holds the details of each row")
    }
    return Phrase(
      zh: "按列计分：每批 \(plan.rows) 行，\(plan.operations.count) 步",
      en: "rows are scored by columns, \(plan.rows) at a time, in \(plan.operations.count) steps")
  }

  private mutating func explainRules() {
    for calculation in questionnaire.calculations { explain(calculation.name, calculation.cell) }
    for item in questionnaire.scoredItems { explain(item.name, item.valueCell) }
    for line in questionnaire.redLines {
      let item = line.item.map { questionnaire.scoredItems[$0].name + "." } ?? ""
      explain(item + line.code, line.openCell)
    }
    for question in questionnaire.questions where question.repeatIndex == nil {
      explain(question.name.text, question.cell)
    }
  }

  private mutating func explain(_ name: String, _ cell: Int) {
    guard let result = compiler.cells[cell] else { return }
    switch result {
    case .success(let term):
      let how = compiler.phrase(of: term)
      lines.append(Phrase(zh: "\(name)：\(how.zh)", en: "\(name): \(how.en)"))
    case .failure(let obstacle):
      lines.append(
        Phrase(
          zh: "\(name)：逐行计算，因为\(obstacle.phrase.zh)",
          en: "\(name): row by row, because \(obstacle.phrase.en)"))
    }
  }
}

extension ColumnCompiler {
  /// How a term is held.
  fileprivate func phrase(of term: Term) -> Phrase {
    switch term {
    case .few(let value) where value.inputs.isEmpty: return Phrase(zh: "恒定", en: "always the same")
    case .few(let value):
      return Phrase(
        zh: "查表，\(value.inputs.count) 列，\(value.outcomes.count) 种组合，\(value.values.count) 个值",
        en: "a table over \(value.inputs.count) columns: \(value.outcomes.count) combinations, "
          + "\(value.values.count) values")
    case .number(let quantity, _): return phrase(of: quantity)
    case .date: return Phrase(zh: "日期，按天数", en: "a date, as the number of its day")
    case .text: return Phrase(zh: "文字，只看有无", en: "text, of which only its presence counts")
    case .several: return Phrase(zh: "多选，只看有无和个数", en: "choices, of which only their number counts")
    case .list(let elements):
      return Phrase(zh: "\(elements.count) 个条件的列表", en: "a list of \(elements.count) conditions")
    }
  }

  private func phrase(of quantity: Quantity) -> Phrase {
    guard let bounds = quantity.sum.bounds(draft.bounds) else {
      return Phrase(zh: "数", en: "a number")
    }
    let unit = quantity.scale == 1 ? "" : "/\(quantity.scale)"
    let under =
      quantity.under == nil
      ? Phrase(zh: "", en: "") : Phrase(zh: "，除以逐行的分母", en: " over a denominator of each row")
    return Phrase(
      zh: "整数 \(bounds.lowerBound)…\(bounds.upperBound)\(unit)\(under.zh)",
      en: "whole numbers \(bounds.lowerBound)…\(bounds.upperBound)\(unit)\(under.en)")
  }
}

extension Obstacle {
  /// The reason in words.
  var phrase: Phrase {
    switch self {
    case .content: Phrase(zh: "结果取决于文字内容", en: "it depends on what a text says")
    case .tooWide:
      Phrase(zh: "同时取决于太多答案", en: "it depends on too many answers at once")
    case .tooLarge: Phrase(zh: "数值可能超出 64 位", en: "its numbers might not fit 64 bits")
    case .operation(let name):
      Phrase(zh: "“\(name)”没有按列的算法", en: "'\(name)' has no columnar form")
    case .longList: Phrase(zh: "选项超过 255 个", en: "a list has more than 255 choices")
    }
  }
}
