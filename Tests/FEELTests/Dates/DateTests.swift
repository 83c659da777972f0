import Testing

@testable import FEEL

struct DateTests {
  static func date(_ text: String) throws -> Date { try #require(Date(text)) }

  @Test func `day numbers run through every day of eight hundred years around the year 0`() throws {
    var number = try Self.date("-0401-12-31").dayNumber
    var wrong: [String] = []
    for year in -400...400 {
      for month in 1...12 {
        for day in 1...Date.days(in: month, of: year) {
          number += 1
          let date = try #require(Date(year: year, month: month, day: day))
          if date.dayNumber != number || Date(dayNumber: number) != date {
            wrong.append(date.description)
          }
        }
      }
    }
    #expect(wrong == [])
  }

  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1970-01-02", 1, 5), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2),
    ("2026-11-23", 20_780, 1), ("0001-01-01", -719_162, 1), ("0000-01-01", -719_528, 6),
  ])
  func `known days have known numbers and weekdays`(text: String, number: Int, weekday: Int) throws
  {
    let date = try Self.date(text)
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
  }

  @Test(arguments: [
    "1970-01-01", "2024-02-29", "-0001-12-31", "0000-02-29", "12345-01-01", "999999999-12-31",
    "-999999999-01-01",
  ])
  func `a date is written as it was read`(text: String) {
    #expect(Date(text)?.description == text)
  }

  @Test(arguments: [
    "", "2023-02-29", "2023-13-01", "2023-00-10", "2023-01-00", "2023-04-31", "998-12-31",
    "01998-12-31", "+2012-12-02", "9999999999-12-25", "2012-12-25T", "-0000-01-01", "2012-1-25",
    "2012-01-2",
    "2012/01/02", " 2012-01-02", "２012-01-02", "--2012-01-02", "2012-01-02-", "2012-01",
  ])
  func `what is no date is refused`(text: String) {
    #expect(Date(text) == nil)
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2024-03-31", -1, "2024-02-29"), ("2024-01-15", -13, "2022-12-15"),
    ("0000-01-31", -11, "-0001-02-28"),
    ("2024-05-05", 0, "2024-05-05"),
  ])
  func `adding months ends on the last day of a shorter month`(
    start: String, months: Int, end: String
  ) throws {
    #expect(try Self.date(start).adding(months: months) == Self.date(end))
  }

  @Test func `the ends of the calendar are nil, not a trap`() throws {
    let (first, last) = (try Self.date("-999999999-01-01"), try Self.date("999999999-12-31"))
    #expect(first.adding(days: -1) == nil && last.adding(days: 1) == nil)
    #expect(first.adding(months: -1) == nil && last.adding(months: 1) == nil)
    for extreme in [Int.min, Int.max] {
      #expect(first.adding(days: extreme) == nil && last.adding(days: extreme) == nil)
      #expect(first.adding(months: extreme) == nil && last.adding(months: extreme) == nil)
      #expect(Date(dayNumber: extreme) == nil)
      #expect(Date(year: extreme, month: 1, day: 1) == nil)
      #expect(Date(year: 2000, month: extreme, day: 1) == nil)
      #expect(Date(year: 2000, month: 1, day: extreme) == nil)
    }
    #expect(Date(dayNumber: first.dayNumber) == first && Date(dayNumber: last.dayNumber) == last)
    #expect(last.since(first).days == last.dayNumber - first.dayNumber)
    #expect(last.monthsSince(first).months == 23_999_999_987)
  }

  @Test func `the week of the year begins with the week of the first Thursday`() throws {
    // Counted from the definition: week 1 holds 4 January, weeks begin on Monday.
    for year in 1990...2040 {
      let fourth = try #require(Date(year: year, month: 1, day: 4))
      let monday = try #require(fourth.adding(days: 1 - fourth.weekday))
      let next = try #require(Date(year: year + 1, month: 1, day: 4))
      let nextMonday = try #require(next.adding(days: 1 - next.weekday))
      for offset in 0..<(nextMonday.dayNumber - monday.dayNumber) {
        let date = try #require(monday.adding(days: offset))
        #expect(date.week == offset / 7 + 1, "\(date)")
      }
    }
  }

  @Test func `the day of the year counts from 1`() throws {
    #expect(try Self.date("2023-01-01").dayOfYear == 1)
    #expect(try Self.date("2023-12-31").dayOfYear == 365)
    #expect(try Self.date("2024-12-31").dayOfYear == 366)
    #expect(try Self.date("2024-03-01").dayOfYear == 61)
  }

  @Test(arguments: [
    ("2013-08-24", "2017-12-15", 51), ("2017-12-15", "2013-08-24", -51),
    ("2024-01-31", "2024-02-29", 0),
    ("2024-01-31", "2024-03-31", 2), ("2024-03-31", "2024-02-29", -1),
    ("2024-03-29", "2024-02-29", -1),
    ("2024-03-28", "2024-02-29", 0), ("2024-01-01", "2024-01-01", 0),
  ])
  func `whole months between days`(start: String, end: String, months: Int) throws {
    #expect(try Self.date(end).monthsSince(Self.date(start)).months == months)
  }

  @Test func `dates go by the calendar`() throws {
    let ascending = try [
      "-0002-05-05", "-0001-01-01", "0000-01-01", "2024-02-29", "2024-03-01", "12024-01-01",
    ]
    .map(Self.date)
    for (i, left) in ascending.enumerated() {
      for (j, right) in ascending.enumerated() {
        #expect((left < right) == (i < j))
        #expect((left.dayNumber < right.dayNumber) == (i < j))
      }
    }
  }

  @Test func `a date and a duration make a date`() throws {
    let day = try Self.date("2024-01-31")
    #expect(try day.adding(#require(YearsMonths("P1Y1M"))) == Self.date("2025-02-28"))
    #expect(try day.adding(#require(DaysTime("P1D"))) == Self.date("2024-02-01"))
    #expect(try day.adding(#require(DaysTime("PT23H59M"))) == day)
    #expect(try day.adding(#require(DaysTime("-PT1S"))) == Self.date("2024-01-30"))
    #expect(try Self.date("2024-03-01").since(day).description == "P30D")
  }
}
