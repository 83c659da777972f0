import TestSupport
import Testing

@testable import FEEL

struct ZoneTests {
  /// Each name with the seconds from and to which an offset holds, from Python's copy of the IANA
  /// database; nil where there is none.
  static let reference: String? = {
    let run = try? Command.run("/usr/bin/env", ["python3", "-c", script] + Zone.names)
    return run?.status == 0 ? run?.output : nil
  }()

  @Test(
    .enabled(
      if: reference != nil, "no comparison of zones: this machine has no python3 with zone data"))
  func `offsets are those of the IANA database in the years that begin on each weekday`() throws {
    let lines = try #require(Self.reference).split(separator: "\n")
    #expect(lines.count == Zone.names.count)
    for line in lines {
      let parts = line.split(separator: " ")
      let zone = try #require(Zone(named: String(parts[0])))
      for step in parts.dropFirst() {
        let pair = step.split(separator: "=").compactMap { Int($0) }
        #expect(zone.offset(at: pair[0]) == pair[1], "\(line)")
        #expect(zone.offset(at: pair[2]) == pair[1], "\(line)")
      }
    }
  }

  @Test func `a clock that shows a time twice means the first, and a time leapt over is standard`()
    throws
  {
    let paris = try #require(Zone(named: "Europe/Paris"))
    let forward = try #require(Date("2026-03-29")).dayNumber * 86_400
    let back = try #require(Date("2026-10-25")).dayNumber * 86_400
    #expect(paris.offset(local: forward + 2 * 3_600 - 1) == 3_600)
    #expect(paris.offset(local: forward + 2 * 3_600) == 3_600)
    #expect(paris.offset(local: forward + 3 * 3_600) == 7_200)
    #expect(paris.offset(local: back + 2 * 3_600) == 7_200)
    #expect(paris.offset(local: back + 3 * 3_600 - 1) == 7_200)
    #expect(paris.offset(local: back + 3 * 3_600) == 3_600)
  }

  @Test func `names are known once each`() {
    #expect(Set(Zone.names).count == Zone.names.count)
    #expect(Zone(named: "xyz/abc") == nil && Zone(named: "") == nil)
    #expect(Zone(offset: 64_800) != nil && Zone(offset: 64_801) == nil && Zone(offset: .min) == nil)
  }

  /// Writes `name start=offset=end …`: the first and the last second of each offset from 2026 to
  /// 2032, years of every weekday.
  static let script = #"""
    import sys
    from datetime import datetime, timezone
    from zoneinfo import ZoneInfo
    first = int(datetime(2026, 1, 1, tzinfo=timezone.utc).timestamp())
    last = int(datetime(2033, 1, 1, tzinfo=timezone.utc).timestamp())
    for name in sys.argv[1:]:
        zone = ZoneInfo(name)
        at = lambda s: int(datetime.fromtimestamp(s, zone).utcoffset().total_seconds())
        steps, start = [], first
        for low in range(first, last, 864000):
            high = min(low + 864000, last)
            if at(low) != at(high):
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (middle, high) if at(middle) == at(low) else (low, middle)
                steps.append(f'{start}={at(start)}={low}')
                start = high
        steps.append(f'{start}={at(start)}={last - 1}')
        print(name, *steps)
    """#
}
