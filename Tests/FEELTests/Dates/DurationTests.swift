import Testing

@testable import FEEL

struct DurationTests {
  @Test(arguments: [
    ("P1Y", "P1Y"), ("P26M", "P2Y2M"), ("P1Y2M", "P1Y2M"), ("-P14M", "-P1Y2M"), ("P0Y", "P0M"),
    ("-P0M", "P0M"), ("-P999999999M", "-P83333333Y3M"), ("P12M", "P1Y"),
  ])
  func `a duration of months is read and written`(text: String, plain: String) {
    #expect(YearsMonths(text)?.description == plain)
  }

  @Test(arguments: [
    ("P1D", "P1D"), ("PT24H", "P1D"), ("PT555M", "PT9H15M"), ("P2DT274M", "P2DT4H34M"),
    ("PT0S", "PT0S"), ("-PT0.000S", "PT0S"), ("PT0.999S", "PT0.999S"),
    ("-PT2H45M55S", "-PT2H45M55S"),
    ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"), ("P0D", "PT0S"), ("PT0.S", "PT0S"),
    ("PT1000M", "PT16H40M"),
    ("PT61.5S", "PT1M1.5S"), ("PT0.5000000000000S", "PT0.5S"),
  ])
  func `a duration of days and time is read and written`(text: String, plain: String) {
    #expect(DaysTime(text)?.description == plain)
  }

  @Test(arguments: [
    "", "P", "PT", "-P", "1Y", "P1H", "P1DT", "+P1D", "P-1D", "PT1S2M", "PT1M1M", "P1.5D",
    "PT.5S",
    "PT1.0000000001S", "p1d", "P1W", "P1D ", "P１D", "P1Y1D", "PT9999999999999999999S",
  ])
  func `what is no duration is refused`(text: String) {
    #expect(DaysTime(text) == nil)
    #expect(YearsMonths(text) == nil)
  }

  @Test func `the parts of a duration carry its sign`() throws {
    let back = try #require(DaysTime("-P1DT2H3M4.5S"))
    #expect((back.days, back.hours, back.minutes) == (-1, -2, -3))
    #expect(back.remainingSeconds == Decimal("-4.5"))
    #expect(back.seconds == Decimal("-93784.5"))
    let months = YearsMonths(months: -14)
    #expect((months.years, months.remainingMonths) == (-1, -2))
  }

  @Test func `durations at their limits are nil, never a trap`() throws {
    let longest = try #require(DaysTime(nanoseconds: 1_000_000_000_000_000_000_000_000_000_000))
    #expect(longest.adding(longest) == nil && longest.negated.subtracting(longest) == nil)
    #expect(longest.subtracting(longest) == DaysTime(seconds: 0))
    #expect(DaysTime(longest.description) == longest)
    #expect(DaysTime(days: .max) == nil && DaysTime(nanoseconds: .min) == nil)
    #expect(DaysTime(seconds: .min).negated.seconds == Decimal("9223372036854775808"))
    let most = YearsMonths(months: .max)
    #expect(most.adding(YearsMonths(months: 1)) == nil)
    #expect(most.negated?.subtracting(YearsMonths(months: 2)) == nil)
    #expect(YearsMonths(months: .min).negated == nil)
    #expect(YearsMonths(YearsMonths(months: .min).description)?.months == .min)
    #expect(YearsMonths("P999999999999999999Y") == nil)
  }

  @Test func `what is written is read back as the same duration`() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<5_000 {
      let time = try #require(DaysTime(nanoseconds: random.digits(upTo: 25)))
      #expect(DaysTime(time.description) == time)
      let months = YearsMonths(months: Int(random.digits(upTo: 15)))
      #expect(YearsMonths(months.description) == months)
    }
  }
}
