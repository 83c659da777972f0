import Diagnostics
import FEEL
import Interviewing
import Glibc
import Questionnaires

/// What a session of the county's questionnaire works out when it is asked.
enum Sessions {
  static var all: [(name: String, measure: () throws -> [Measurement])] {
    [
      ("needed", { try [needed(items: 0), needed(items: 30)] }),
      ("preview", { [try preview()] }),
    ]
  }

  /// Which open questions can still change the grade, with all items open and with some rated.
  static func needed(items: Int) throws -> Measurement {
    var interview = try Sessions.interview()
    for item in interview.questionnaire.scoredItems.prefix(items) {
      _ = interview.handle(.go(to: item.name + ".rating"))
      _ = interview.handle(.answer("0"))
    }
    let clock = ContinuousClock()
    let times = (0..<10).map { _ in clock.measure { _ = interview.needed() } }
    return Measurement(
      name: "county, \(items) items rated: which questions can change the grade",
      goal: .seconds(1), times: times)
  }

  /// Another track, with hundreds of answers given, shown and declined.
  static func preview() throws -> Measurement {
    var interview = try Sessions.interview()
    for item in interview.questionnaire.scoredItems {
      _ = interview.handle(.go(to: item.name + ".rating"))
      for line in ["1", "", "", "1", "2", "3", "1"] { _ = interview.handle(.answer(line)) }
    }
    _ = interview.handle(.go(to: "track"))
    let clock = ContinuousClock()
    let times = (0..<50).map { _ in
      clock.measure {
        _ = interview.handle(.answer("2"))
        _ = interview.handle(.enter)
      }
    }
    return Measurement(
      name: "county: another track shown, then declined", goal: .milliseconds(100), times: times)
  }

  /// A project on the full track, with nothing scored yet.
  private static func interview() throws -> Interview {
    let folder = "Questionnaires/tongxin-child-impact/"
    let questionnaire = try Questionnaire.read(root: "questionnaire.yaml") { name in
      bytes(at: folder + name)
    }
    var interview = Interview(questionnaire)
    let answers = [
      ("kind", "project"), ("children_direct", "yes"), ("children_indirect", "yes"),
      ("takes_space", "yes"), ("near_children", "yes"), ("catalogue", "full"), ("track", "full"),
    ]
    for (name, answer) in answers {
      _ = interview.handle(.go(to: name))
      _ = interview.handle(.answer(answer))
    }
    return interview
  }

  /// A file of the questionnaire in the present folder; nil when it cannot be read.
  private static func bytes(at path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "re") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&part, 1, part.count, file)
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }
}
