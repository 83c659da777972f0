extension JSON {
  /// The members of an object, unique by the bytes of their keys and in canonical order.
  public struct Object: Sendable, Hashable {
    /// One member.
    public struct Member: Sendable {
      /// The key.
      public let key: String
      /// The value.
      public let value: JSON
    }

    /// The members in the order of RFC 8785: by the UTF-16 code units of their keys.
    public private(set) var members: [Member]

    /// Gathers members; where a key comes twice the later value stays.
    public init(_ members: [(String, JSON)] = []) {
      let sorted = members.enumerated().sorted { a, b in
        let order = KeyOrder.compare(a.element.0, b.element.0)
        return order == 0 ? a.offset < b.offset : order < 0
      }
      self.members = []
      self.members.reserveCapacity(sorted.count)
      for (_, (key, value)) in sorted { keep(Member(key: key, value: value)) }
    }

    /// Takes members that the parser has put in order and found to be unique.
    init(ordered members: [Member]) {
      self.members = members
    }

    /// The value under `key`, or nil. O(log n).
    public subscript(key: String) -> JSON? {
      let index = position(of: key)
      guard index < members.count, KeyOrder.compare(members[index].key, key) == 0 else {
        return nil
      }
      return members[index].value
    }

    /// Adds a member whose key does not sort before the last one.
    private mutating func keep(_ member: Member) {
      if let last = members.last, KeyOrder.compare(last.key, member.key) == 0 {
        members.removeLast()
      }
      members.append(member)
    }

    /// The first position whose key is not before `key`.
    private func position(of key: String) -> Int {
      var low = 0
      var high = members.count
      while low < high {
        let middle = (low + high) / 2
        if KeyOrder.compare(members[middle].key, key) < 0 {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return low
    }
  }
}

extension JSON.Object.Member: Hashable {
  public static func == (a: Self, b: Self) -> Bool {
    a.key.utf8.elementsEqual(b.key.utf8) && a.value == b.value
  }

  public func hash(into hasher: inout Hasher) {
    key.utf8.forEach { hasher.combine($0) }
    hasher.combine(value)
  }
}

/// The order of keys in RFC 8785, section 3.2.3: by UTF-16 code units.
enum KeyOrder {
  /// Below, at or above zero as `a` sorts before, with or after `b`.
  ///
  /// UTF-8 sorts by scalar. UTF-16 differs in one respect: scalars above U+FFFF, whose UTF-8
  /// begins with F0 to F4, sort as surrogates, before U+E000 to U+FFFF (EE and EF).
  static func compare(_ a: String, _ b: String) -> Int {
    var left = a.utf8.makeIterator()
    var right = b.utf8.makeIterator()
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let x?, let y?) where x == y: continue
      case (let x?, let y?): return isBefore(x, y) ? -1 : 1
      }
    }
  }

  private static func isBefore(_ x: UInt8, _ y: UInt8) -> Bool {
    let crossesSurrogates = min(x, y) >= 0xEE && (x >= 0xF0) != (y >= 0xF0)
    return crossesSurrogates ? x >= 0xF0 : x < y
  }
}
