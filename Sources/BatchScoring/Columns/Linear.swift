internal import FEEL

/// A sum of table entries, of multiples of registers, and a constant: whole numbers throughout.
struct Linear: Hashable {
  /// A number for each combination of the codes of some slots.
  struct Table: Hashable {
    let inputs: [Int]
    var entries: [Int]
  }

  struct Multiple: Hashable {
    let register: Int
    var factor: Int
  }

  /// At most one table for the same inputs.
  private(set) var tables: [Table] = []
  private(set) var multiples: [Multiple] = []
  private(set) var constant = 0

  init(constant: Int) { self.constant = constant }

  init(register: Int) { multiples = [Multiple(register: register, factor: 1)] }

  init(inputs: [Int], entries: [Int]) {
    if inputs.isEmpty {
      constant = entries[0]
    } else {
      add(Table(inputs: inputs, entries: entries))
    }
  }

  /// What a value counts for, whichever of the few it is.
  init(_ value: Finite, _ number: (Value) -> Int) {
    let numbers = value.values.map(number)
    self.init(inputs: value.inputs, entries: value.outcomes.map { numbers[Int($0)] })
  }

  /// The register, when the sum is nothing else.
  var onlyRegister: Int? {
    guard tables.isEmpty, constant == 0, multiples.count == 1, multiples[0].factor == 1 else {
      return nil
    }
    return multiples[0].register
  }

  /// The number, when it is always the same.
  var onlyConstant: Int? { tables.isEmpty && multiples.isEmpty ? constant : nil }

  private mutating func add(_ table: Table) {
    guard let known = tables.firstIndex(where: { $0.inputs == table.inputs }) else {
      return tables.append(table)
    }
    for index in table.entries.indices {
      tables[known].entries[index] = Bound.sum(tables[known].entries[index], table.entries[index])
    }
  }

  private mutating func add(_ multiple: Multiple) {
    guard let known = multiples.firstIndex(where: { $0.register == multiple.register }) else {
      return multiples.append(multiple)
    }
    multiples[known].factor = Bound.sum(multiples[known].factor, multiple.factor)
  }

  /// The sum of both. Parts that would not fit stay so large that ``bounds(_:)`` refuses them.
  static func + (left: Linear, right: Linear) -> Linear {
    var sum = left
    for table in right.tables { sum.add(table) }
    for multiple in right.multiples { sum.add(multiple) }
    sum.constant = Bound.sum(sum.constant, right.constant)
    return sum
  }

  /// The product with a number; nil when a part grows beyond ``Bound/greatest``.
  func times(_ factor: Int) -> Linear? {
    var product = self
    for index in tables.indices {
      for entry in tables[index].entries.indices {
        guard let scaled = Bound.product(tables[index].entries[entry], factor) else { return nil }
        product.tables[index].entries[entry] = scaled
      }
    }
    for index in multiples.indices {
      guard let scaled = Bound.product(multiples[index].factor, factor) else { return nil }
      product.multiples[index].factor = scaled
    }
    guard let scaled = Bound.product(constant, factor) else { return nil }
    product.constant = scaled
    return product
  }

  /// The least and the greatest that it can be; nil when that, or any sum of some of its parts, might
  /// not fit.
  func bounds(_ registers: [ClosedRange<Int>]) -> ClosedRange<Int>? {
    var (low, high) = (Int128(constant), Int128(constant))
    var reach = Int128(constant.magnitude)
    for table in tables {
      guard let least = table.entries.min(), let greatest = table.entries.max() else { return nil }
      (low, high) = (low + Int128(least), high + Int128(greatest))
      reach += Int128(max(least.magnitude, greatest.magnitude))
    }
    for multiple in multiples {
      let bound = registers[multiple.register]
      guard let ends = Bound.product(bound, multiple.factor...multiple.factor) else { return nil }
      (low, high) = (low + Int128(ends.lowerBound), high + Int128(ends.upperBound))
      reach += Int128(max(ends.lowerBound.magnitude, ends.upperBound.magnitude))
    }
    guard reach <= Int128(Bound.greatest) else { return nil }
    return Int(low)...Int(high)
  }
}

/// How large a whole number of a plan may become.
enum Bound {
  /// Sums of two and differences of such numbers always fit a word.
  static let greatest = 1 << 61

  /// The sum of two numbers up to twice ``greatest``, held within that.
  static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    if overflow { return a < 0 ? -2 * greatest : 2 * greatest }
    return min(max(sum, -2 * greatest), 2 * greatest)
  }

  static func product(_ a: Int, _ b: Int) -> Int? {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow || product.magnitude > greatest.magnitude ? nil : product
  }

  /// The least and the greatest product of numbers from two ranges.
  static func product(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> ClosedRange<Int>? {
    let all = [a.lowerBound, a.upperBound].flatMap { left in
      [b.lowerBound, b.upperBound].map { product(left, $0) }
    }
    let ends = all.compactMap(\.self)
    guard ends.count == 4, let low = ends.min(), let high = ends.max() else { return nil }
    return low...high
  }
}

extension Linear {
  /// The greatest number by which every part and `number` can be divided.
  func commonDivisor(with number: Int) -> Int {
    let parts = tables.flatMap(\.entries) + multiples.map(\.factor) + [constant]
    return parts.reduce(number) { Quantity.divisor($0, $1) }
  }

  /// Every part divided by a number that divides it.
  func divided(by number: Int) -> Linear? {
    var quotient = self
    for index in tables.indices {
      for entry in tables[index].entries.indices { quotient.tables[index].entries[entry] /= number }
    }
    for index in multiples.indices { quotient.multiples[index].factor /= number }
    quotient.constant /= number
    return quotient
  }
}
