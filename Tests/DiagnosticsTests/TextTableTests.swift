import Diagnostics
import Testing

struct TextTableTests {
  private func table() -> TextTable {
    var table = TextTable([.init("领域"), .init("Name"), .init("得分", .trailing)])
    table.append(["A", "社会政策", "76.5"])
    table.append(["B", "公共服务 services", "100.0"])
    table.append(["C", "\u{1B}x"])
    return table
  }

  @Test func `columns stand under each other by display width`() {
    #expect(
      table().lines(width: 80) == [
        "领域  Name                得分",
        "A     社会政策            76.5",
        "B     公共服务 services  100.0",
        "C     ␛x",
      ])
  }

  @Test(arguments: 20...32)
  func `a narrow terminal cuts the widest column`(width: Int) {
    let lines = table().lines(width: width)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    #expect(lines[2].hasSuffix("100.0"))
  }
}
