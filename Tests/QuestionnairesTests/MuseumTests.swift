import Diagnostics
import Questionnaires
import TestSupport
import Testing

/// The museum: for each kind of finding one questionnaire that has it, and what is said about it.
struct MuseumTests {
  static let folder =
    "\(#filePath)".split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    + "/Golden"

  @Test(arguments: FindingCode.allCases)
  func `each kind of finding has an example that shows it`(code: FindingCode) throws {
    let bytes = try Files.bytes(at: "\(MuseumTests.folder)/\(code.rawValue).yaml")
    let cases = try? Files.bytes(at: "\(MuseumTests.folder)/\(code.rawValue).cases")
    let found = findings(in: Museum.expanded(bytes), cases)
    #expect(found.all.contains { $0.code == code.rawValue })
    let prose = [Language.english, .chinese].map { found.rendered(in: $0) }
    Golden.check(prose.joined(separator: "\n\n") + "\n", "\(code.rawValue).txt")
  }

  @Test func `each example shows a kind of finding`() throws {
    let examples = try Files.names(in: MuseumTests.folder).filter { $0.hasSuffix(".yaml") }
    #expect(Set(examples) == Set(FindingCode.allCases.map { $0.rawValue + ".yaml" }))
  }

  private func findings(in bytes: [UInt8], _ cases: [UInt8]?) -> Findings {
    do throws(Findings) {
      let questionnaire = try Questionnaire.read(root: "museum.yaml") { name in
        name == "museum.yaml" ? bytes : nil
      }
      let all = try WorkedCase.read(cases ?? [], named: "tests/museum.yaml")
      return Findings(questionnaire.warnings + all.flatMap { $0.findings(in: questionnaire) })
    } catch {
      return error
    }
  }
}

/// How the examples are written.
enum Museum {
  /// `bytes` with each `«20 x»` replaced by twenty times `x`, so that a long example stays short.
  static func expanded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let open = index(of: "«", in: rest), let close = index(of: "»", in: rest) {
      result += rest[..<open]
      let inside = String(decoding: rest[(open + 2)..<close], as: UTF8.self)
      let parts = inside.split(separator: " ", maxSplits: 1)
      let count = parts.first.flatMap { Int($0) } ?? 0
      result += Array(String(repeating: parts.last.map(String.init) ?? "", count: count).utf8)
      rest = rest[(close + 2)...]
    }
    return result + rest
  }

  private static func index(of sign: Character, in bytes: ArraySlice<UInt8>) -> Int? {
    let sign = Array(String(sign).utf8)
    return bytes.indices.dropLast().first { bytes[$0] == sign[0] && bytes[$0 + 1] == sign[1] }
  }
}
