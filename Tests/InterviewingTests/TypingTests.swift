@testable import Interviewing
import FEEL
import Questionnaires
import Testing

/// What people type, in the ways in which they type it.
struct TypingTests {
  @Test(arguments: [
    ("三百二十", "320"), ("两千", "2000"), ("十二", "12"), ("二十", "20"), ("一百零五", "105"),
    ("一百五", "150"), ("一万五", "15000"), ("一万零五", "10005"), ("叁佰贰拾", "320"), ("三点五", "3.5"),
    ("二〇二六", "2026"), ("零", "0"), ("三万亿", "3000000000000"), ("两亿三千万", "230000000"),
    ("一千零一十", "1010"), ("九千九百九十九万九千九百九十九", "99999999"),
  ])
  func `a number in Chinese is the number it says`(typed: String, digits: String) {
    #expect(TypedNumber(typed) == .digits(digits))
  }

  @Test(arguments: [
    ("１，２００", "1200"), ("1,200.5", "1200.5"), ("+5", "+5"), ("负三", "-3"), ("－３", "-3"),
    ("1.5万", "15000"), ("３千", "3000"), ("2.25亿", "225000000"), ("3千万", "30000000"),
    ("0.5万", "5000"), ("三点五万", "35000"), (" 12 ", "12"),
  ])
  func `digits are taken in either width, with groups, signs and large units`(
    typed: String, digits: String
  ) {
    let expected = digits.hasPrefix("+") ? String(digits.dropFirst()) : digits
    #expect(TypedNumber(typed) == .digits(expected))
  }

  @Test(arguments: [
    "三五", "一些", "千方百计", "十十", "百", "一百二百", "三点", "点五万", "12,00", "1,2", "1-2", "5.6.7元8", "",
    "abc", "二百五十百",
  ])
  func `what is no number, or means about so many, is none`(typed: String) {
    let number = TypedNumber(typed)
    if case .digits(let digits) = number { #expect(Decimal(digits) == nil, "\(digits)") }
  }

  @Test(arguments: [
    ("12人", "12", "人"), ("12 人", "12", "人"), ("３.５ km", "3.5", "km"), ("三百人", "300", "人"),
    ("20%", "20", "%"), ("1.5万元", "15000", "元"), ("百分之二十", "20", "%"),
  ])
  func `a unit is told from its number`(typed: String, digits: String, unit: String) {
    #expect(TypedNumber(typed) == .withUnit(digits: digits, unit: unit))
  }

  @Test func `a percentage takes its sign, and a question that counts in 万 asks again`() {
    let percent = TypedNumber.Counting(inPercent: true)
    #expect(TypedNumber("20%", counting: percent) == .digits("20"))
    #expect(TypedNumber("百分之二十", counting: percent) == .digits("20"))
    let large = TypedNumber.Counting(inLargeUnits: true)
    #expect(TypedNumber("1.5万", counting: large) == .unclearMagnitude(digits: "15000"))
    #expect(TypedNumber("三百万", counting: large) == .unclearMagnitude(digits: "3000000"))
    #expect(TypedNumber("三百", counting: large) == .digits("300"))
  }

  /// Every whole number below ten thousand, written out by the rules of the language.
  @Test func `each number below ten thousand is read back from its Chinese form`() {
    for number in 1..<10_000 {
      #expect(ChineseNumeral.digits(of: TypingTests.chinese(number)) == String(number))
    }
  }

  private static func chinese(_ number: Int) -> String {
    let names = Array("零一二三四五六七八九")
    var text = ""
    var hasGap = false
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / unit % 10
      if digit == 0 {
        hasGap = !text.isEmpty
      } else {
        text += (hasGap ? "零" : "") + String(names[digit]) + name
        hasGap = false
      }
    }
    return text
  }

  @Test(arguments: [
    "二〇二六年十一月二十三日", "2026年11月23日", "2026.11.23", "２０２６／１１／２３", "20261123",
    "2026 年 11 月 23 号",
  ])
  func `a date is taken as people write it`(typed: String) {
    #expect(Typed.date(typed) == "2026-11-23")
  }

  @Test(arguments: ["2026年11月", "11月23日", "26-11-23", "2026-1-1-1", "明天", "三月"])
  func `half a date is none`(typed: String) {
    #expect(Typed.date(typed).flatMap { Date($0) } == nil)
  }
}

/// Text in one spelling, and what no text may hold.
struct TypedTextTests {
  @Test(arguments: [
    ("e\u{301}", "\u{E9}"), ("A\u{30A}", "\u{C5}"), ("\u{212B}", "\u{C5}"), ("か\u{3099}", "が"),
    ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{1112}\u{1161}", "하"), ("\u{F900}", "\u{8C48}"),
    ("a\u{302}\u{323}", "\u{1EAD}"), ("a\u{323}\u{302}", "\u{1EAD}"), ("\u{37E}", ";"),
    ("\u{1FEF}", "`"), ("\u{2126}", "\u{3A9}"), ("и\u{306}", "й"), ("同心县", "同心县"),
    ("q\u{307}\u{323}", "q\u{323}\u{307}"),
  ])
  func `text is kept in NFC`(typed: String, composed: String) {
    #expect(Array(ComposedText.of(typed).utf8) == Array(composed.utf8))
    #expect(Array(ComposedText.of(composed).utf8) == Array(composed.utf8))
  }

  @Test(arguments: [
    ("路\u{1B}[2J名", 2), ("a\u{9B}b", 2), ("价\u{202E}目", 2), ("x\u{200B}y", 2), ("\u{FEFF}名", 1),
    ("标\u{E0041}", 2), ("a\u{2066}b", 2), ("名\u{0}", 2),
  ])
  func `a hidden character is refused with its place, wherever it is typed`(
    typed: String, place: Int
  ) throws {
    for line in [typed, ":note " + typed] {
      var dialogue = Dialogue(try SmallQuestionnaire.make())
      dialogue.type(line)
      guard case .problem(.forbiddenCharacter(let position))? = dialogue.refusal else {
        Issue.record("\(line.unicodeScalars.map(\.value)) was taken")
        continue
      }
      #expect(position == place)
      #expect(dialogue.saved.isEmpty)
    }
  }

  @Test func `two spellings of one name are one answer`() throws {
    var first = Dialogue(try SmallQuestionnaire.make())
    var second = Dialogue(try SmallQuestionnaire.make())
    first.type("Cafe\u{301} 路")
    second.type("Caf\u{E9} 路")
    #expect(first.saved == second.saved)
    guard case .answer(_, .given(.string(let text)))? = first.saved.first else { return }
    #expect(Array(text.utf8) == Array("Caf\u{E9} 路".utf8))
  }

  @Test func `a number with a unit is refused with the number alone`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "3", "120 万人")
    guard case .typing(.unit(let unit, let digits))? = dialogue.refusal else {
      Issue.record("not refused")
      return
    }
    #expect((unit, digits) == ("人", "1200000"))
    #expect(dialogue.asked == "cost")
    dialogue.type("三百二十")
    #expect(dialogue.value("cost") == .integer(320))
  }

  @Test func `one line is asked for where there is room for one`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.last = dialogue.interview.handle(.answer("某路\n二期"))
    guard case .typing(.severalLines)? = dialogue.refusal else {
      Issue.record("not refused")
      return
    }
    dialogue.type(":text")
    guard case .typing(.severalLines)? = dialogue.refusal else {
      Issue.record("several lines were offered")
      return
    }
  }
}
