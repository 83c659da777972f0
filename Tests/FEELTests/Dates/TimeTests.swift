import Testing

@testable import FEEL

struct TimeTests {
  static func time(_ text: String) throws -> Time { try #require(Time(text)) }
  static func dateTime(_ text: String) throws -> DateTime { try #require(DateTime(text)) }

  @Test(arguments: [
    ("09:30:00", "09:30:00"), ("23:59:01.5Z", "23:59:01.5Z"), ("11:22:33+00:00", "11:22:33Z"),
    ("13:20:00-05:00", "13:20:00-05:00"), ("11:59:45+02:45:55", "11:59:45+02:45:55"),
    ("10:30:00@Asia/Shanghai", "10:30:00@Asia/Shanghai"), ("00:00:00.0000", "00:00:00"),
    ("11:22:33.123456789", "11:22:33.123456789"), ("24:00:00", "00:00:00"),
    ("00:00:00.5", "00:00:00.5"),
  ])
  func `a time is read and written`(text: String, plain: String) {
    #expect(Time(text)?.description == plain)
  }

  @Test(arguments: [
    "", "07:2", "7:02:03", "24:00:01", "24:01:00", "24:00:00.1", "23:60:00", "23:59:60",
    "13:20:00+19:00",
    "13:20:00-18:00:01", "13:20:00+5", "13:20:00@xyz/abc", "13:20:00@", "13:20:00z",
    "13:20:00+02:60",
    "13:20:00Z@Etc/UTC", "13:20:00.", "13:20:00.1234567891", "13:20", " 13:20:00", "１3:20:00",
    "13:20:00+02:00x",
  ])
  func `what is no time is refused`(text: String) {
    #expect(Time(text) == nil)
  }

  @Test(arguments: [
    ("2017-12-31T11:22:33", "2017-12-31T11:22:33"),
    ("-2017-12-31T11:22:33", "-2017-12-31T11:22:33"),
    ("2018-12-08", "2018-12-08T00:00:00"), ("2021-01-01T24:00:00", "2021-01-02T00:00:00"),
    (
      "999999999-12-31T23:59:59.999999999@Europe/Paris",
      "999999999-12-31T23:59:59.999999999@Europe/Paris"
    ),
    ("-999999999-01-01T00:00:00+18:00", "-999999999-01-01T00:00:00+18:00"),
  ])
  func `a day and time is read and written`(text: String, plain: String) {
    #expect(DateTime(text)?.description == plain)
  }

  @Test(arguments: [
    "", "T", "11:00:00", "2011-12-0310:15:30", "2011-12-03T10:15:30+01:00@Europe/Paris",
    "2012-12-25T",
    "2017-00-10T11:22:33", "+99999-12-01T11:22:33", "2017-12-31T24:00:01",
    "999999999-12-31T24:00:00",
    "2017-12-31T13:20:00@xyz/abc", "2017-12-31t13:20:00",
  ])
  func `what is no day and time is refused`(text: String) {
    #expect(DateTime(text) == nil)
  }

  @Test func `the parts of a time`() throws {
    let time = try Self.time("11:59:01.3-01:00")
    #expect((time.hour, time.minute) == (11, 59))
    #expect(time.second == Decimal("1.3"))
    #expect(time.offset?.description == "-PT1H")
    #expect(time == Time(hour: 11, minute: 59, second: time.second, zone: time.zone))
    #expect(Time(hour: 24, minute: 0, second: .zero) == nil)
    #expect(Time(hour: 0, minute: 60, second: .zero) == nil)
    #expect(Time(hour: 0, minute: 0, second: Decimal(60)) == nil)
    #expect(Time(hour: 0, minute: 0, second: Decimal(-1)) == nil)
  }

  @Test func `times wrap round midnight`() throws {
    let hour = try #require(DaysTime("PT1H"))
    #expect(try Self.time("23:30:00").adding(hour).description == "00:30:00")
    #expect(try Self.time("00:30:00Z").adding(hour.negated).description == "23:30:00Z")
    #expect(try Self.time("10:15:00").adding(#require(DaysTime("P1D"))).description == "10:15:00")
    #expect(try Self.time("10:10:10+11:00").since(Self.time("09:10:10+11:00")) == hour)
    #expect(try Self.time("10:00:00").since(Self.time("10:00:00Z")) == nil)
  }

  @Test func `times with zones are compared in UTC, local ones only with local ones`() throws {
    #expect(try Self.time("10:00:00+02:00") == Self.time("08:00:00Z"))
    #expect(try Self.time("10:00:00") != Self.time("10:00:00Z"))
    #expect(try Self.time("10:00:00").order(Self.time("10:00:00Z")) == nil)
    #expect(try Self.time("10:00:00").order(Self.time("10:00:01")) == -1)
    #expect(try Set([Self.time("10:00:00+02:00"), Self.time("08:00:00Z")]).count == 1)
    let paris = try Self.dateTime("2018-10-08T00:00:00@Europe/Paris")
    #expect(try paris == Self.dateTime("2018-10-08T00:00:00+02:00"))
    #expect(try paris.hashValue == Self.dateTime("2018-10-08T00:00:00+02:00").hashValue)
    #expect(try paris.order(Self.dateTime("2018-10-08T00:00:00")) == nil)
    #expect(try paris.order(Self.dateTime("2018-10-07T21:59:59Z")) == 1)
  }

  @Test(arguments: [
    ("2021-01-02T10:10:10@Europe/Paris", "2021-01-01T10:10:10@Asia/Dhaka", "P1DT5H"),
    ("2021-01-02T10:10:10", "2021-01-01T10:10:10", "P1D"),
    ("2021-01-02T00:00:00Z", "2021-01-02T08:00:00+08:00", "PT0S"),
  ])
  func `the time between two instants`(later: String, earlier: String, between: String) throws {
    #expect(try Self.dateTime(later).since(Self.dateTime(earlier))?.description == between)
  }

  @Test(arguments: [
    ("2021-01-01T10:10:10+11:00", "-PT1H", "2021-01-01T09:10:10+11:00"),
    ("2021-01-01T00:00:00", "-PT0.000000001S", "2020-12-31T23:59:59.999999999"),
    ("2026-03-29T01:30:00@Europe/Paris", "PT1H", "2026-03-29T03:30:00@Europe/Paris"),
    ("2026-10-25T02:30:00@Europe/Paris", "PT2H", "2026-10-25T03:30:00@Europe/Paris"),
    ("2026-10-04T01:30:00@Australia/Melbourne", "PT1H", "2026-10-04T03:30:00@Australia/Melbourne"),
    ("2026-03-08T01:30:00@America/New_York", "PT1H", "2026-03-08T03:30:00@America/New_York"),
  ])
  func `a duration is added to the instant`(start: String, duration: String, end: String) throws {
    let moved = try Self.dateTime(start).adding(#require(DaysTime(duration)))
    #expect(moved?.description == end)
  }

  @Test func `months are added to the calendar`() throws {
    let start = try Self.dateTime("2026-01-31T10:00:00@Europe/Paris")
    #expect(start.adding(YearsMonths(months: 6))?.description == "2026-07-31T10:00:00@Europe/Paris")
    #expect(start.adding(YearsMonths(months: 1))?.description == "2026-02-28T10:00:00@Europe/Paris")
    #expect(start.offset?.description == "PT1H")
    #expect(start.adding(YearsMonths(months: 6))?.offset?.description == "PT2H")
  }

  @Test func `the ends of the calendar are nil, not a trap`() throws {
    let last = try Self.dateTime("999999999-12-31T23:59:59.999999999@Europe/Paris")
    let first = try Self.dateTime("-999999999-01-01T00:00:00@Australia/Melbourne")
    let longest = try #require(DaysTime(nanoseconds: 1_000_000_000_000_000_000_000_000_000_000))
    let moment = try #require(DaysTime(nanoseconds: 1))
    #expect(last.adding(moment) == nil && first.adding(moment.negated) == nil)
    #expect(last.adding(longest) == nil && first.adding(longest.negated) == nil)
    #expect(last.adding(YearsMonths(months: .max)) == nil)
    for seconds in [Int.max, Int.max - 31_622_400 * 1_000, .min] {
      #expect(
        try Self.dateTime("1970-01-01T00:00:00@Europe/Paris").adding(DaysTime(seconds: seconds))
          == nil)
    }
    #expect(try #require(last.since(first)).days > 700_000_000_000)
    #expect(first < last)
  }
}

extension DateTime {
  fileprivate static func < (left: DateTime, right: DateTime) -> Bool {
    left.order(right) == -1
  }
}
