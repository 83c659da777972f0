internal import Diagnostics

extension RowFields {
  /// The bytes that a field stands for, with doubled quotes undone.
  func content(of field: Field, in bytes: Span<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(field.end - field.start)
    var position = field.start
    while position < field.end {
      let byte = bytes[position]
      content.append(byte)
      position += byte == Byte.quote && field.hasDoubledQuotes ? 2 : 1
    }
    return content
  }
}

extension RowFields.Problem {
  /// What to tell people.
  var phrase: Phrase {
    switch self {
    case .nul: Phrase(zh: "含有空字符（NUL）", en: "holds a NUL byte")
    case .strayQuote:
      Phrase(
        zh: "引号出现在单元格中间：含引号的单元格须整体加引号，其中的引号写两次",
        en: "a quote inside a cell: put the whole cell in quotes and double those inside")
    case .textAfterQuote:
      Phrase(
        zh: "右引号之后还有文字：单元格内的引号须写两次",
        en: "text after a closing quote: double the quotes inside a cell")
    case .unclosedQuote: Phrase(zh: "引号没有成对", en: "a quote is never closed")
    case .strayReturn:
      Phrase(
        zh: "行内有单独的回车符：换行应为 LF 或 CRLF",
        en: "a carriage return inside the row: line ends are LF or CRLF")
    }
  }
}
