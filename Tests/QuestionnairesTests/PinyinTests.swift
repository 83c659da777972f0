import Diagnostics
import Questionnaires
import TestSupport
import Testing

/// The pinyin column of the county's lists, which `Tools/pinyin.sh` writes.
struct PinyinTests {
  private static let county = Result {
    try Questionnaire.read(root: "questionnaire.yaml") { file in
      try? Files.bytes(at: Product.root + "/Questionnaires/tongxin-child-impact/" + file)
    }
  }

  private func readings(_ list: String, _ choice: String) throws -> [String] {
    let lists = try PinyinTests.county.get().choiceLists
    let found = lists.first { $0.name == list }?.choice(named: choice)
    return try #require(found?.column("pinyin")?.strings, "\(list).\(choice)")
  }

  @Test func `every choice with a Chinese label can be found by its pinyin`() throws {
    let questionnaire = try PinyinTests.county.get()
    let offered = questionnaire.questions.compactMap { questionnaire.choiceList(of: $0.kind)?.name }
    let lists = questionnaire.choiceLists.filter { offered.contains($0.name) }
    #expect(lists.count > 20)
    for list in lists {
      for choice in list.choices where choice.label.string(in: .chinese).contains(where: isChinese)
      {
        #expect(choice.column("pinyin") != nil, "\(list.name).\(choice.name): run Tools/pinyin.sh")
      }
    }
  }

  private func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value }
  }

  @Test(arguments: [
    ("units", "education", "jiao yu ju"), ("units", "health", "wei jian ju"),
    ("units", "development_reform", "fa gai ju"), ("units", "youth_league", "tuan xian wei"),
    ("units", "culture_tourism_sport", "wen hua lv you ti yu guang dian ju"),
    ("townships", "yuhai", "yu hai zhen"), ("townships", "zhangjiayuan", "zhang jia yuan xiang"),
    ("townships", "industrial_park", "tong xin gong ye yuan qu"),
    ("assessment_types", "reassessment", "chong xin ping jia fang an you zhong da tiao zheng"),
    ("horizons", "long_term", "chang qi yi nian yi shang"), ("child_groups", "girls", "nv tong"),
  ])
  func `characters with several readings have the one that people say`(
    list: String, choice: String, reading: String
  ) throws {
    #expect(try readings(list, choice).contains(reading))
  }

  @Test func `no two units have the same initials`() throws {
    let units = try #require(
      PinyinTests.county.get().choiceLists.first { $0.name == "units" }?.choices)
    var owner: [String: String] = [:]
    for unit in units {
      for reading in unit.column("pinyin")?.strings ?? [] {
        let initials = String(reading.split(separator: " ").compactMap(\.first))
        let earlier = owner.updateValue(unit.name, forKey: initials)
        #expect(earlier == nil || earlier == unit.name, "\(initials)")
      }
    }
  }
}
