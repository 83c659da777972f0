import FEEL
import Testing

@testable import BatchScoring

struct DistributionTests {
  private func five(_ numbers: [Int]) -> [String]? {
    let counts = Dictionary(numbers.map { (Number($0), 1) }, uniquingKeysWith: +)
    return Distribution(counts)?.five.map(\.description)
  }

  /// As `QUARTILE.INC` of spreadsheets and `quantile(x, type = 7)` of R give them.
  @Test(arguments: [
    ([7], ["7", "7", "7", "7", "7"]), ([1, 2], ["1", "5/4", "3/2", "7/4", "2"]),
    ([1, 2, 3], ["1", "3/2", "2", "5/2", "3"]), ([4, 1, 3, 2], ["1", "7/4", "5/2", "13/4", "4"]),
    ([5, 5, 5, 5, 9], ["5", "5", "5", "5", "9"]),
    ([-3, 0, 10, 10, 20, 30], ["-3", "5/2", "10", "35/2", "30"]),
  ])
  func `quartiles lie between neighbours, in proportion`(numbers: [Int], expected: [String]) {
    #expect(five(numbers) == expected)
  }

  @Test func `counts give what the numbers themselves would give`() {
    var numbers = SeededNumbers(seed: 5)
    for size in 1...60 {
      let values = (0..<size).map { _ in Int.random(in: -9...9, using: &numbers) }
      let sorted = values.sorted()
      let expected = (0...4).map { quarter -> Rational? in
        let (place, rest) = ((size - 1) * quarter).quotientAndRemainder(dividingBy: 4)
        let low = sorted[place]
        let step = rest == 0 ? 0 : rest * (sorted[place + 1] - low)
        return Rational(Int128(4 * low + step), 4)
      }
      #expect(five(values) == expected.compactMap { $0?.description }, "\(values)")
    }
  }

  @Test func `the mean is exact`() {
    let counts = [Number(1): 2, Number(2): 1]
    #expect(Distribution(counts)?.mean?.description == "4/3")
    #expect(Distribution([:]) == nil)
  }
}
