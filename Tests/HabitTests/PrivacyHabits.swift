import Testing

struct PrivacyHabits {
  /// Put together here, so that this file does not hold what it looks for.
  private static let machinePaths = [
    "/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/", "/" + "opt/", "/" + "workspace",
    "/" + "builds/", "/" + "mnt/", "/" + "var/lib/",
  ]

  @Test(arguments: machinePaths)
  func `no file names a folder of somebody's machine`(path: String) {
    for file in Tree.everything {
      #expect(file.lineNumbers(of: path) == [], "\(file.path) names \(path)")
    }
  }

  /// Hosts that the text of the product refers to on purpose: standards, licences, dependencies.
  private static let hosts: Set<String> = [
    "github.com", "www.apache.org", "www.w3.org", "www.rfc-editor.org", "www.omg.org",
    "json-schema.org", "c2sp.org", "www.gnu.org", "example.org", "example.com", "swift.org",
    "www.swift.org", "no-color.org",
  ]

  @Test func `every address in the repository is one that belongs there`() {
    for file in Tree.everything {
      for host in Addresses.hosts(in: file) where !PrivacyHabits.hosts.contains(host) {
        Issue.record("\(file.path) names the host \(host)")
      }
    }
  }

  @Test func `addresses are seen wherever they stand`() {
    let mark = ":" + "//"
    let text = "<https\(mark)a.example/b> (http\(mark)c.example:80), git\(mark)d.example\""
    let file = RepositoryFile(path: "a.md", text: text)
    #expect(Addresses.hosts(in: file) == ["a.example", "c.example", "d.example"])
  }
}

/// The addresses that a text names.
enum Addresses {
  /// The host of each address with a scheme, in the order of the text.
  static func hosts(in file: RepositoryFile) -> [String] {
    guard file.text.holds("://") else { return [] }
    return file.lines.filter { String($0).holds("://") }.flatMap { hosts(in: $0) }
  }

  private static func hosts(in line: Substring) -> [String] {
    var rest = line[...]
    var found: [String] = []
    while let mark = rest.firstRange(of: "://") {
      rest = rest[mark.upperBound...]
      let host = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) }
      if host.contains(".") { found.append(String(host)) }
    }
    return found
  }
}
