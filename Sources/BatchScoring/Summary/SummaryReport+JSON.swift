internal import FEEL
internal import Questionnaires

extension SummaryReport {
  /// The report as one JSON object with everything in it. Numbers that are not counts are texts,
  /// with their exact values: a decimal, or a fraction such as `1183/30`.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("v", number: "1")
      json.member("rows", number: String(tally.rows))
      json.member("scored", number: String(tally.scored))
      json.member("rejected", number: String(tally.rejected))
      json.member("all") { all.write(to: &$0) }
      guard let column else { return }
      json.member("by", column)
      json.array("groups") { json in
        for group in groups { json.object { group.write(to: &$0) } }
      }
      if let others { json.member("others") { others.write(to: &$0) } }
    }
    return json.bytes + [Byte.lineFeed]
  }
}

extension SummaryReport.Section {
  fileprivate func write(to json: inout JSONWriter) {
    if let name { json.member("value", name) }
    json.member("rows", number: String(rows))
    json.member("grades") { json in
      for grade in grades { json.member(grade.name, number: String(grade.rows)) }
    }
    json.array("figures") { json in
      for figure in figures { json.object { figure.write(to: &$0) } }
    }
    json.array("items") { json in
      for item in items { json.object { item.write(to: &$0) } }
    }
  }
}

extension SummaryReport.Figure {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("name", name)
    json.member("rows", number: String(distribution.count))
    let names = ["lowest", "q1", "median", "q3", "highest"]
    for (name, value) in zip(names, distribution.five) {
      json.member(name, Number(value).description)
    }
    json.member("mean", distribution.mean.map { Number($0).description })
  }
}

extension SummaryReport.Item {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("name", name)
    json.member("rated", number: String(rated))
    json.member("unknown", number: String(unknown))
    json.member("below_zero", number: String(below))
    json.member("lost", Number(lost).description)
    json.member("mean", Number(mean).description)
  }
}
