import Testing

@testable import FEEL

struct DecimalTextTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.00", "0"), ("1", "1"), ("+1", "1"), ("1.0", "1"),
    ("-12.50", "-12.5"),
    (".5", "0.5"), ("5.", "5"), ("007", "7"), ("0.001", "0.001"), ("-0.001", "-0.001"),
    ("12000", "12000"), ("1.2e3", "1200"), ("1.2E-3", "0.0012"), ("1e+2", "100"),
    ("9999999999999999999999999999999999", "9999999999999999999999999999999999"),
    ("99999999999999999999999999999999995", "100000000000000000000000000000000000"),
    ("99999999999999999999999999999999985", "99999999999999999999999999999999980"),
    ("1.2345678901234567890123456789012345", "1.234567890123456789012345678901234"),
    ("1.23456789012345678901234567890123450000000001", "1.234567890123456789012345678901235"),
    ("1e6144", "1E+6144"), ("-1.5e60", "-1.5E+60"), ("1e-6176", "1E-6176"), ("1e-6177", "0"),
    ("5e-6177", "0"), ("5.1e-6177", "1E-6176"), ("1e-999999999999999999999", "0"),
    ("0e999999999999999999999", "0"), ("1e40", "10000000000000000000000000000000000000000"),
    ("1e41", "1E+41"),
  ])
  func `a number is read and written without zeros that say nothing`(text: String, plain: String) {
    #expect(Decimal(text)?.description == plain)
  }

  @Test(arguments: [
    "", "+", "-", ".", "-.", "1 ", " 1", "1,5", "1e", "1e+", "e5", ".e5", "1.2.3", "--1", "1-", "１",
    "1_000", "0x10", "NaN", "Infinity", "1e6145", "9.9999999999999999999999999999999995e6144",
    "1e999999999999999999999",
  ])
  func `what is no number is refused`(text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test func `an exponent is refused where it is not allowed`() {
    #expect(Decimal("1e3", allowingExponent: false) == nil)
    #expect(Decimal("1000", allowingExponent: false) == Decimal(1000))
  }

  @Test func `what is written is read back as the same number`() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<5_000 {
      let value = random.decimal(digits: 34, exponents: -6176...6111)
      #expect(Decimal(value.description) == value)
    }
  }

  @Test(arguments: [
    ("60", 1, "60.0"), ("60.04", 1, "60.0"), ("60.05", 1, "60.0"), ("60.15", 1, "60.2"),
    ("-0.04", 1, "0.0"),
    ("-0.06", 1, "-0.1"), ("0", 2, "0.00"), ("0.5", 0, "0"), ("1.5", 0, "2"), ("1200", 0, "1200"),
    ("0.001", 5, "0.00100"), ("1.2e3", 2, "1200.00"), ("99.95", 1, "100.0"), ("7", -3, "7"),
  ])
  func `a figure is printed with the places that were asked for`(
    text: String, places: Int, printed: String
  ) throws {
    #expect(try #require(Decimal(text)).plainText(places: places) == printed)
  }
}
