import Diagnostics
import FEEL
import Terminal

/// One expression with the values of its names, compiled.
struct RuleTrial {
  private let rule: Expression
  private let frame: [Value]
  private let names: [String]

  /// Reads the input and compiles; a mistake in either is a failure that shows its place.
  init(_ expression: String, input: String?, today: FEEL.Date?, isTyped: Bool) throws {
    let text = expression == "-" ? try RuleTrial.standardInput() : expression
    let entries = try RuleTrial.entries(input ?? "{}")
    let values = entries.map(\.value)
    names = entries.map(\.name)
    frame = values + [today.map(Value.date) ?? .null]
    var symbols = zip(names, values).enumerated().map { index, entry in
      (entry.0, Symbol.cell(index, ValueType(of: entry.1)))
    }
    if today != nil { symbols.append(("today()", .cell(values.count, .date))) }
    let features: Features = isTyped ? Features.all.subtracting(.untyped) : .all
    let compiler = Compiler(scope: Scope(symbols), features: features)
    do throws(Findings) {
      rule = try compiler.compile(text, at: .text(text, named: "expression"))
    } catch {
      throw Failure(error, status: Exit.no)
    }
  }

  /// The value, as decimal128 has it.
  var value: Value { rule.value(in: frame, arithmetic: .decimal128) }

  /// What the value follows from, a line each, indented.
  func derivation(in language: Language) -> [String] {
    lines(rule.derivation(in: frame.span, arithmetic: .decimal128), "  ", language)
  }

  private func lines(_ derivation: Derivation, _ indent: String, _ language: Language) -> [String] {
    derivation.parts.flatMap { part in
      [indent + part.sentence.text(in: language)] + lines(part, indent + "  ", language)
    }
  }

  private static func standardInput() throws -> String {
    do throws(FileProblem) {
      return String(decoding: try WholeFile.read("/dev/stdin", limit: 1 << 20), as: UTF8.self)
    } catch {
      throw error.failure
    }
  }

  private static func entries(_ input: String) throws -> [(name: String, value: Value)] {
    let value: Value
    do throws(JSONFault) {
      value = try Value(json: Array(input.utf8))
    } catch {
      throw Failure(Exit.usage, error.message)
    }
    guard let context = value.context else {
      throw Failure(
        Exit.usage, zh: "--input 应为 JSON 对象，例如 '{\"a\": 2}'。",
        en: "--input needs a JSON object such as '{\"a\": 2}'.")
    }
    return context.entries
  }
}

extension JSONFault {
  /// What to say of `--input`.
  fileprivate var message: Phrase {
    Phrase(
      zh: "--input 不是 JSON：第 \(line) 行第 \(column) 个字节，\(why.zh)。",
      en: "--input is no JSON: line \(line), byte \(column), \(why.en).")
  }

  private var why: Phrase {
    switch reason {
    case .unexpected: Phrase(zh: "此处不能这样写", en: "nothing of JSON goes on like this")
    case .badNumber: Phrase(zh: "数字写法不对或过大", en: "a number that JSON does not write so")
    case .badEscape: Phrase(zh: "未知的转义", en: "an unknown escape")
    case .badString: Phrase(zh: "字符串中有控制字符或坏字节", en: "a control character or broken byte")
    case .duplicateKey: Phrase(zh: "键重复", en: "a key that comes twice")
    case .tooDeep: Phrase(zh: "嵌套过深", en: "too many levels")
    }
  }
}
