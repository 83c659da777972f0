/// The bytes that mean something in a CSV file.
enum Byte {
  /// UTF-8's.
  static let orderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let apostrophe = UInt8(ascii: "'")
  static let space = UInt8(ascii: " ")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let point = UInt8(ascii: ".")
  static let minus = UInt8(ascii: "-")
}
