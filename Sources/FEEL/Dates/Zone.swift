/// How far a local time is from UTC: a fixed offset, or a place by its name in the IANA database.
///
/// Only the places of ``Zone/names`` are known, by the rules that are in force there in 2026, which
/// are taken to hold in all years: rules that are evaluated must not change with the machine's
/// own database. An unknown name makes no zone.
public struct Zone: Sendable, Hashable {
  private enum Kind: Hashable {
    case offset(Int32)
    case place(Int32)
  }

  private let kind: Kind

  /// UTC itself.
  public static let utc = Zone(.offset(0))

  private init(_ kind: Kind) {
    self.kind = kind
  }

  /// A fixed offset in seconds; nil beyond 18 hours.
  public init?(offset seconds: Int) {
    guard seconds.magnitude <= 64_800 else { return nil }
    kind = .offset(Int32(seconds))
  }

  /// A place; nil when its name is not known.
  public init?(named name: String) {
    guard let index = ZoneRules.all.firstIndex(where: { $0.name == name }) else { return nil }
    kind = .place(Int32(index))
  }

  /// The names of the places that are known.
  public static var names: [String] { ZoneRules.all.map(\.name) }

  /// The name of the place; nil for a fixed offset.
  public var name: String? {
    switch kind {
    case .offset: nil
    case .place(let index): ZoneRules.all[Int(index)].name
    }
  }

  /// The offset in seconds outside of summer time.
  public var standardOffset: Int {
    switch kind {
    case .offset(let seconds): Int(seconds)
    case .place(let index): ZoneRules.all[Int(index)].standard
    }
  }

  /// The offset in seconds at so many seconds after the start of 1970 in UTC.
  func offset(at seconds: Int) -> Int {
    switch kind {
    case .offset(let offset): Int(offset)
    case .place(let index): ZoneRules.all[Int(index)].offset(at: seconds)
    }
  }

  /// The offset in seconds when clocks show so many seconds after the start of 1970.
  ///
  /// Where clocks go back and show a time twice, the first counts; a time that they leap over is
  /// read as if they had not leapt yet.
  func offset(local seconds: Int) -> Int {
    let summer = standardOffset + 3_600
    return offset(at: seconds - summer) == summer ? summer : standardOffset
  }
}

extension Zone: CustomStringConvertible {
  /// The zone as it stands after a time: `Z`, `+08:00`, `-02:45:55`, `@Asia/Shanghai`.
  public var description: String {
    if let name { return "@" + name }
    let (offset, sign) = (standardOffset.magnitude, standardOffset < 0 ? "-" : "+")
    if offset == 0 { return "Z" }
    let seconds = offset % 60 == 0 ? "" : ":" + String(offset % 60).padded(2)
    return sign + String(offset / 3_600).padded(2) + ":" + String(offset / 60 % 60).padded(2)
      + seconds
  }

  /// Reads `Z`, `+08:00`, `-02:45:55` or `@Asia/Shanghai`.
  init?(text: ArraySlice<UInt8>) {
    if text.first == UInt8(ascii: "@") {
      self.init(named: String(decoding: text.dropFirst(), as: UTF8.self))
      return
    }
    if text.elementsEqual("Z".utf8) {
      self = .utc
      return
    }
    let isNegative = text.first == UInt8(ascii: "-")
    guard isNegative || text.first == UInt8(ascii: "+") else { return nil }
    let parts = text.dropFirst().split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count == 2 ? $0.wholeNumber : nil }
    guard numbers.count == parts.count, (2...3).contains(parts.count),
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    let seconds = numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    self.init(offset: isNegative ? -seconds : seconds)
  }
}
