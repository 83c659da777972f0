import Diagnostics
import FEEL
import Interviewing
public import Questionnaires

extension Presenter {
  /// One line a question, under the headings: what is answered, open, withheld, and what waits for
  /// other answers. Of everything, or of one part.
  public func outline(of part: Item? = nil) -> [String] {
    var result: [String] = []
    for item in part.map({ [$0] }) ?? questionnaire.outline {
      outline(item, level: 0, into: &result)
    }
    let legend = Phrase(
      zh: "● 已答  ◐ 按默认值  ○ 未答  × 暂不计入  … 待定",
      en: "● answered  ◐ by default  ○ open  × withheld  … depends on others")
    return result + lines(say(legend)).map(dimmed)
  }

  private func outline(_ item: Item, level: Int, into result: inout [String]) {
    let indent = String(repeating: "  ", count: level)
    switch item {
    case .group(let group): outline(group, level: level, into: &result)
    case .question(let index): outline(Address(index), indent, into: &result)
    case .repeat(let index): outline(repeatIndex: index, indent, into: &result)
    case .note, .calculation: break
    }
  }

  private func outline(_ group: Group, level: Int, into result: inout [String]) {
    let indent = String(repeating: "  ", count: level)
    if let open = group.relevanceCell.flatMap({ sheet.value(ofCell: $0).open }) {
      let name = group.wording.map { filled($0.label) } ?? group.name
      result += lines("… \(name)\(waiting(open))", first: indent, hanging: indent + "    ")
      return
    }
    let isRelevant = group.relevanceCell.map { sheet.value(ofCell: $0).isTrue } ?? true
    if group.scoredItem != nil, isRelevant { return scoredLine(group, indent, into: &result) }
    var inside: [String] = []
    for item in group.items { outline(item, level: level + 1, into: &inside) }
    guard !inside.isEmpty else { return }
    if let wording = group.wording {
      result += lines(filled(wording.label), first: indent, hanging: indent).map(emphasised)
    }
    result += inside
  }

  /// A scored item is one line: its first answer, and whether more of it has to be answered.
  private func scoredLine(_ group: Group, _ indent: String, into result: inout [String]) {
    guard let index = group.scoredItem else { return }
    let item = questionnaire.scoredItems[index]
    let addresses = item.questions.map { Address($0) }
    let answer = addresses.first.flatMap { answerLabel(at: $0) }
    let isOpen = addresses.contains { sheet.isOpen(at: $0) && sheet.isRequired(at: $0) }
    let mark = isOpen || answer == nil ? "○" : "●"
    let value = answer.map { colon + $0 } ?? ""
    let label = DisplayWidth.truncated(filled(item.wording.label), to: max(20, width - 30))
    result += lines(
      "\(mark) \(item.name)  \(label)\(value)", first: indent, hanging: indent + "    ")
    for address in addresses where isWithheld(address) { withheld(address, indent, into: &result) }
  }

  private func outline(_ address: Address, _ indent: String, into result: inout [String]) {
    switch sheet.relevance(at: address) {
    case .relevant: break
    case .waiting(let open) where !isWithheld(address):
      let label = short(address)
      result += lines(
        "… \(sheet.name(of: address))  \(label)\(waiting(open))", first: indent,
        hanging: indent + "    ")
      return
    case .notRelevant, .waiting:
      if isWithheld(address) { withheld(address, indent, into: &result) }
      return
    }
    let answer = answerLabel(at: address)
    guard answer != nil || sheet.isAsked(at: address) else { return }
    let mark = sheet.answer(at: address) != .open ? "●" : answer != nil ? "◐" : "○"
    result += lines(
      "\(mark) \(sheet.name(of: address))  \(short(address))\(answer.map { colon + $0 } ?? "")",
      first: indent, hanging: indent + "    ")
  }

  private func outline(repeatIndex index: Int, _ indent: String, into result: inout [String]) {
    let definition = questionnaire.repeats[index]
    let count = sheet.instanceCount(ofRepeat: index)
    let isRelevant = interview.isRelevant(repeatIndex: index)
    guard isRelevant || count > 0 else { return }
    let counted = say(Phrase(zh: "：\(count) 条", en: ": \(count)"))
    let held = isRelevant ? "" : say(Phrase(zh: "（暂不计入）", en: " (withheld)"))
    result += lines(
      "\(definition.name)  \(filled(definition.wording.label))\(counted)\(held)",
      first: indent + (isRelevant ? "≡ " : "× "), hanging: indent + "  ")
    for number in 0..<count {
      result += lines(
        title(ofInstance: number, index), first: "\(indent)    \(definition.name)[\(number + 1)]  ",
        hanging: indent + "      ")
    }
  }

  private func short(_ address: Address) -> String {
    DisplayWidth.truncated(
      focused(on: address).filled(questionnaire[address.question].wording.label),
      to: max(20, width - 30))
  }

  private func isWithheld(_ address: Address) -> Bool {
    guard case .given = sheet.answer(at: address) else { return false }
    return sheet.relevance(at: address) != .relevant
  }

  private func withheld(_ address: Address, _ indent: String, into result: inout [String]) {
    result += lines(
      "× \(sheet.name(of: address))  \(line(of: address))", first: indent, hanging: indent + "    ")
  }

  /// Which questions something waits for, by name.
  private func waiting(_ open: OpenCells) -> String {
    let cells = Set(open.cells)
    let names = questionnaire.questions.filter { cells.contains($0.cell) }.map(\.name.text)
    let shown = names.prefix(3).joined(separator: say(Phrase(zh: "、", en: ", ")))
    let more = names.count > 3 ? say(Phrase(zh: " 等", en: " and others")) : ""
    return say(Phrase(zh: "（取决于 \(shown)\(more)）", en: " (depends on \(shown)\(more))"))
  }
}
