import Glibc
import Specimens

/// Seeded rows for the county questionnaire, every scored item filled in.
struct Rows {
  /// The names of the scored items, in the questionnaire's order.
  let items: [String]

  private static let parts = [
    "rating", "reason", "worst_group_rating", "worst_group", "extent", "likelihood", "duration",
    "evidence", "measure", "measure_unit", "measure_owner", "measure_due", "measure_effect",
    "measure_status", "red_line",
  ]

  /// A CSV of `count` rows; the same seed gives the same bytes.
  func csv(count: Int, seed: UInt64) -> String {
    var random = Seeded(seed: seed)
    var text = header + "\n"
    for number in 1...count { text += row(number, &random) + "\n" }
    return text
  }

  private var header: String {
    let plain =
      "id,title,kind,track,children_heard,not_heard_reason,participation_space,participation_voice,"
      + "participation_audience,participation_influence"
    return items.reduce(into: plain) { header, item in
      for part in Rows.parts { header += ",\(item).\(part)" }
    }
  }

  private func row(_ number: Int, _ random: inout Seeded) -> String {
    let kind = random.pick(["plan", "policy", "project"])
    let heard = random.below(4) > 0
    let marks = (0..<4).map { _ in heard ? "\(random.below(26))" : "" }.joined(separator: ",")
    let reason = heard ? "" : "\"征求意见期未满, 拟补充\""
    var row =
      "p\(number),\"新建小学, 方案 \(number)\",\(kind),full,\(heard ? "yes" : "no"),\(reason),\(marks)"
    for _ in items { row += "," + answers(&random) }
    return row
  }

  /// The cells of one item: most leave children as they are, as real proposals do.
  private func answers(_ random: inout Seeded) -> String {
    let rating = random.pick(["0", "0", "0", "0", "1", "1", "2", "-1", "-2", "not_applicable"])
    if rating == "0" || rating == "not_applicable" {
      let reason = rating == "0" ? "" : "与本项目无关"
      return rating + "," + reason + String(repeating: ",", count: Rows.parts.count - 2)
    }
    let worst = random.below(3) == 0 ? ("\(random.below(3) - 2)", "留守儿童") : ("", "")
    let scale = (0..<3).map { _ in "\(random.below(4) + 1)" }.joined(separator: ",")
    let start = "\(rating),\"依据调查, 见附件\",\(worst.0),,\(scale),\(random.below(4)),"
    if !rating.hasPrefix("-") { return start + ",,,,,," }
    let effect = random.pick(["0", "25", "50", "75"])
    let status = random.pick(["planned", "committed", "under_way", "verified"])
    return start + "增设护学岗,,副局长,2026-12-31,\(effect),\(status),\(random.pick(["", "no", "yes"]))"
  }
}
