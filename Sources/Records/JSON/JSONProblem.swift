public import Diagnostics

/// Why bytes are not the JSON that was expected, with the place and never with what was found.
public struct JSONProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// More bytes than the limit.
    case tooLarge(Int)
    /// More arrays and objects inside each other than the limit.
    case tooDeep(Int)
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A byte that no JSON text has here.
    case unexpected
    /// The text ends inside a value.
    case ended
    /// Bytes after the value.
    case trailing
    /// A fraction, an exponent, a leading zero or `-0`.
    case notInteger
    /// An integer beyond 2⁵³−1.
    case integerOutOfRange
    /// An escape that JSON does not know.
    case badEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// A control character that is not escaped.
    case controlCharacter
    /// U+0000, escaped or not.
    case nul
    /// A key that the object already has.
    case duplicateKey
    /// Another spelling of the same value.
    case notCanonical
    /// A member that must be there is not.
    case missing
    /// A member that this version does not know.
    case unknownMember
    /// A value of another kind than the one that is named.
    case expected(Kind)
    /// A value of the right kind that means nothing here.
    case notAllowed
  }

  /// What a reader of a record asks for.
  public enum Kind: Sendable, Hashable {
    case bool, integer, string, array, object
  }

  /// Where it is.
  public enum Position: Sendable, Hashable {
    /// A byte of the text, from 0.
    case offset(Int)
    /// A part of the value, such as `subject.units[2]`; empty for the whole.
    case path(String)
  }

  /// What is wrong.
  public let reason: Reason
  /// Where.
  public let position: Position

  /// Makes a problem.
  public init(_ reason: Reason, at position: Position) {
    self.reason = reason
    self.position = position
  }

  /// The problem as a sentence without a full stop.
  public var phrase: Phrase {
    let what = reason.phrase
    switch position {
    case .offset(let offset):
      return Phrase(zh: "第 \(offset) 字节：\(what.zh)", en: "byte \(offset): \(what.en)")
    case .path(""):
      return what
    case .path(let path):
      return Phrase(zh: "\(path)：\(what.zh)", en: "\(path): \(what.en)")
    }
  }
}

extension JSONProblem.Reason {
  /// The reason alone.
  fileprivate var phrase: Phrase {
    switch self {
    case .tooLarge(let limit): Phrase(zh: "超过 \(limit) 字节", en: "more than \(limit) bytes")
    case .tooDeep(let limit):
      Phrase(zh: "嵌套超过 \(limit) 层", en: "nested more than \(limit) deep")
    case .invalidUTF8: Phrase(zh: "不是有效的 UTF-8", en: "not valid UTF-8")
    case .unexpected: Phrase(zh: "不符合 JSON 语法", en: "not JSON")
    case .ended: Phrase(zh: "内容不完整", en: "the text ends too early")
    case .trailing: Phrase(zh: "末尾有多余内容", en: "something follows the value")
    case .notInteger: Phrase(zh: "数字不是规范的整数", en: "a number that is not a plain integer")
    case .integerOutOfRange: Phrase(zh: "整数超出范围", en: "an integer out of range")
    case .badEscape: Phrase(zh: "转义写法无效", en: "an escape that JSON does not have")
    case .loneSurrogate: Phrase(zh: "代理项不成对", en: "half of a surrogate pair")
    case .controlCharacter: Phrase(zh: "含有控制字符", en: "a bare control character")
    case .nul: Phrase(zh: "含有空字符", en: "a NUL character")
    case .duplicateKey: Phrase(zh: "键名重复", en: "a key that comes twice")
    case .notCanonical: Phrase(zh: "不是规范写法", en: "not the canonical spelling")
    case .missing: Phrase(zh: "缺少此项", en: "missing")
    case .unknownMember: Phrase(zh: "此版本不认识此项", en: "not known to this version")
    case .expected(let kind): kind.phrase
    case .notAllowed: Phrase(zh: "此值不允许", en: "a value that is not allowed")
    }
  }
}

extension JSONProblem.Kind {
  /// What the value should have been.
  fileprivate var phrase: Phrase {
    switch self {
    case .bool: Phrase(zh: "应为真假值", en: "should be true or false")
    case .integer: Phrase(zh: "应为整数", en: "should be an integer")
    case .string: Phrase(zh: "应为文字", en: "should be a text")
    case .array: Phrase(zh: "应为列表", en: "should be a list")
    case .object: Phrase(zh: "应为对象", en: "should be an object")
    }
  }
}
