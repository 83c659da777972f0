import Glibc

/// The machine that the figures belong to.
enum Machine {
  /// Processor, number of cores that may be used, memory and system, on one line.
  static var description: String {
    let processor = value(of: "model name", in: "/proc/cpuinfo") ?? "unknown processor"
    let memory = value(of: "MemTotal", in: "/proc/meminfo") ?? "unknown memory"
    let system = value(of: "PRETTY_NAME", separator: "=", in: "/etc/os-release") ?? "Linux"
    return "\(processor), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores, \(memory), "
      + system.filter { $0 != "\"" }
  }

  private static func value(of key: String, separator: Character = ":", in path: String) -> String?
  {
    guard let text = try? TextFile.read(path) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
    return line?.split(separator: separator, maxSplits: 1).last
      .map { String($0.drop { $0 == " " || $0 == "\t" }) }
  }
}

/// What the benchmarks have to know of the county questionnaire.
enum Questionnaire {
  static let folder = "Questionnaires/tongxin-child-impact"

  /// The names of the scored items: the uses whose names look like `A1_1`.
  static func scoredItems() throws -> [String] {
    let files = try TextFile.names(in: folder).filter { $0.hasSuffix(".yaml") }
    let lines = try files.flatMap { try TextFile.read(folder + "/" + $0).split(separator: "\n") }
    let items = lines.compactMap(item)
    guard items.count == 54 else { throw BenchmarkFailure("\(items.count) scored items, not 54") }
    return items
  }

  private static func item(in line: Substring) -> String? {
    guard let mark = line.firstRange(of: "as: ") else { return nil }
    let name = line[mark.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let letters = Array(name)
    guard letters.count >= 4, "ABCDE".contains(letters[0]), letters[1].isNumber,
      letters[2...].contains("_")
    else { return nil }
    return String(name)
  }
}

/// Small text files, read and written whole.
enum TextFile {
  static func read(_ path: String) throws -> String {
    guard let file = unsafe fopen(path, "re") else { throw BenchmarkFailure("cannot read \(path)") }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  static func write(_ text: String, to path: String) throws {
    guard let file = unsafe fopen(path, "we") else {
      throw BenchmarkFailure("cannot write \(path)")
    }
    let bytes = Array(text.utf8)
    let count = unsafe fwrite(bytes, 1, bytes.count, file)
    guard unsafe fclose(file) == 0, count == bytes.count else {
      throw BenchmarkFailure("cannot write \(path)")
    }
  }

  static func names(in folder: String) throws -> [String] {
    guard let handle = unsafe opendir(folder) else {
      throw BenchmarkFailure("cannot list \(folder)")
    }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      names.append(
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.sorted()
  }

  /// An empty folder of its own under `/tmp`.
  static func temporaryFolder() throws -> String {
    var template = Array("/tmp/child-impact-bench-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw BenchmarkFailure("no temporary folder") }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
