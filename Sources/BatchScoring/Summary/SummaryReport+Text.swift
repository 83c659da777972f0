public import Diagnostics
internal import FEEL
internal import Questionnaires

extension SummaryReport {
  /// How many items are shown of those that lose most.
  private static let itemsShown = 10

  /// The report as lines of text for people.
  public func lines(in language: Language, width: Int) -> [String] {
    var lines = [Phrase.summaryTitle(tally).text(in: language), ""]
    lines += all.gradeLines(in: language, width)
    lines += all.figureLines(in: language, width)
    lines += all.itemLines(SummaryReport.itemsShown, in: language, width)
    guard let column else { return lines }
    lines += ["", Phrase(zh: "按 \(column) 分组", en: "By \(column)").text(in: language)]
    lines += groupLines(in: language, width)
    if let others {
      let text = Phrase(
        zh: "其余取值合计 \(others.rows) 行", en: "\(others.rows) rows with further values")
      lines.append(text.text(in: language))
    }
    return lines
  }

  /// One line a group: rows, the share of each grade, the median of the total, the worst item.
  private func groupLines(in language: Language, _ width: Int) -> [String] {
    let heads = [
      Phrase(zh: column ?? "", en: column ?? ""), Phrase(zh: "行", en: "rows"),
    ]
    let grades = all.grades.map { $0.title(in: language) }
    let last = [
      Phrase(zh: "总分中位数", en: "median total"), Phrase(zh: "失分最多", en: "loses most"),
    ]
    var table = TextTable(
      [.init(heads[0].text(in: language)), .init(heads[1].text(in: language), .trailing)]
        + grades.map { .init($0, .trailing) }
        + [.init(last[0].text(in: language), .trailing), .init(last[1].text(in: language))])
    for group in groups { table.append(group.cells(all.grades.map(\.name))) }
    return table.lines(width: width)
  }
}

extension SummaryReport.Section {
  fileprivate func cells(_ gradeNames: [String]) -> [String] {
    let counts = gradeNames.map { name in grades.first { $0.name == name }?.rows ?? 0 }
    let total = figures.first { $0.role == .total }
    let worst = items.first.flatMap { $0.below > 0 ? $0.name : nil }
    let label = name.map { $0.isEmpty ? "—" : $0 } ?? ""
    return [label, String(rows)] + counts.map { $0 == 0 ? "·" : Shown.share($0, of: rows) }
      + [total.map { Shown.number($0.distribution.five[2], $0.places + 1) } ?? "", worst ?? ""]
  }

  fileprivate func gradeLines(in language: Language, _ width: Int) -> [String] {
    var table = TextTable([
      .init(Phrase(zh: "等级", en: "grade").text(in: language)),
      .init(Phrase(zh: "行", en: "rows").text(in: language), .trailing),
      .init(Phrase(zh: "占比", en: "share").text(in: language), .trailing),
    ])
    for grade in grades {
      let share = Shown.share(grade.rows, of: rows)
      table.append([grade.title(in: language), String(grade.rows), share])
    }
    return grades.isEmpty ? [] : table.lines(width: width) + [""]
  }

  fileprivate func figureLines(in language: Language, _ width: Int) -> [String] {
    let heads = [
      Phrase(zh: "行", en: "rows"), Phrase(zh: "最低", en: "lowest"), Phrase(zh: "下四分位", en: "Q1"),
      Phrase(zh: "中位数", en: "median"), Phrase(zh: "上四分位", en: "Q3"),
      Phrase(zh: "最高", en: "highest"), Phrase(zh: "平均", en: "mean"),
    ]
    var table = TextTable(
      [.init(Phrase(zh: "数字", en: "figure").text(in: language))]
        + heads.map { .init($0.text(in: language), .trailing) })
    for figure in figures {
      table.append([figure.label.string(in: language)] + figure.cells)
    }
    return figures.isEmpty ? [] : table.lines(width: width) + [""]
  }

  fileprivate func itemLines(_ most: Int, in language: Language, _ width: Int) -> [String] {
    let worst = items.prefix(most).filter { $0.below > 0 }
    let heads = [
      Phrase(zh: "失分最多的指标", en: "items that lose most"), Phrase(zh: "失分", en: "lost"),
      Phrase(zh: "不利行", en: "rows below 0"), Phrase(zh: "评分行", en: "rows rated"),
      Phrase(zh: "未知行", en: "rows unknown"),
    ].map { $0.text(in: language) }
    var table = TextTable(
      [.init(heads[0])] + heads[1...2].map { .init($0, .trailing) }
        + heads[3...].map { .init($0, .trailing) } + [.init("")])
    for item in worst {
      table.append([
        item.name, Shown.number(item.lost, 2), String(item.below), String(item.rated),
        String(item.unknown), item.label.string(in: language),
      ])
    }
    return worst.isEmpty ? [] : table.lines(width: width)
  }
}

extension SummaryReport.Figure {
  /// Rows, the five numbers with a place more than the figure has, the mean.
  fileprivate var cells: [String] {
    let ends = distribution.five.enumerated().map { index, value in
      Shown.number(value, index % 4 == 0 ? places : places + 1)
    }
    let mean = distribution.mean.map { Shown.number($0, places + 1) } ?? ""
    return [String(distribution.count)] + ends + [mean]
  }
}

extension SummaryReport.Grade {
  fileprivate func title(in language: Language) -> String {
    if let label { return label.string(in: language) }
    return name.isEmpty ? Phrase(zh: "（无）", en: "(none)").text(in: language) : name
  }
}

extension Phrase {
  fileprivate static func summaryTitle(_ tally: BatchTally) -> Phrase {
    Phrase(
      zh: "评分 \(tally.scored) 行，退回 \(tally.rejected) 行",
      en: "\(tally.scored) rows scored, \(tally.rejected) rejected")
  }
}

/// Numbers for people.
enum Shown {
  /// Rounded half to even, as the figures of a record are.
  static func number(_ value: Rational, _ places: Int) -> String {
    value.rounded(places: places, .halfEven).plainText(places: places)
  }

  /// `12.5%`
  static func share(_ part: Int, of whole: Int) -> String {
    guard let ratio = Rational(Int128(part) * 100, Int128(max(1, whole))) else { return "" }
    return number(ratio, 1) + "%"
  }
}
