import Diagnostics
import Testing

@testable import BatchFiles

struct ProgressTests {
  @Test func `progress says rows, rate and time left, with a bar where there is room`() {
    let half = BatchProgress(rows: 1_234_567, bytesRead: 50, bytesInAll: 100)
    #expect(half.phrase(after: 10).en == "50% 1,234,567 rows, 123,456 rows/s, 0:10 left")
    #expect(
      half.bar(after: 10, in: .chinese, width: 80)
        == "[###############...............] 50% 1,234,567 行，每秒 123,456 行，剩余 0:10")
    #expect(half.bar(after: 4_000, in: .english, width: 50).hasPrefix("50% "))
  }

  @Test func `where the size is not known there is neither share nor time left`() {
    let some = BatchProgress(rows: 999, bytesRead: 50, bytesInAll: nil)
    #expect(some.bar(after: 0.5, in: .english, width: 80) == "999 rows, 1,998 rows/s")
  }
}
