import Archiving
import Diagnostics
import Records
import Signing
import Terminal

/// Files that travel between offices, and which archives this computer has seen them come from.
enum ParcelFile {
  /// Reads a file and sees that it comes from the archive that this computer knows under its name.
  static func read(_ path: String, at office: Office) throws -> Parcel {
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path, limit: 17 << 20) } catch { throw error.failure }
    let parcel = try told(path) { try Parcel(reading: bytes) }
    try recognise(parcel, path, at: office)
    return parcel
  }

  /// Runs `body`, with its problems told of the file at `path`.
  static func told<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let problem as ParcelProblem {
      throw Failure(
        Exit.no, zh: "\(path)：\(problem.phrase.zh)。", en: "\(path): \(problem.phrase.en).")
    }
  }

  /// Writes the file whole, in place of what was there.
  static func write(_ parcel: Parcel, to path: String) throws {
    let bytes = try guarded { try parcel.bytes() }
    do throws(FileProblem) {
      try WholeFile.write(bytes, to: path)
    } catch {
      throw error.failure
    }
  }

  /// The first entry of an archive is remembered under its name; another one under this name is
  /// not believed.
  private static func recognise(_ parcel: Parcel, _ path: String, at office: Office) throws {
    let origin = parcel.checkpoint.origin
    let name = "office-" + Digest(of: Array(origin.utf8)).hex.prefix(16)
    let memory = office.folder.memory + "/" + name
    let root = parcel.root.hex
    if let known = try? WholeFile.read(memory, limit: 4096) {
      guard known == Array((root + "\n").utf8) else {
        throw Failure(
          Exit.no,
          zh: "\(path) 自称来自 \(origin)，但起始条目与本机以前所见不同，不予采信。请向该单位核对。",
          en: "\(path) claims to come from \(origin), but begins with another entry than was seen "
            + "here before; it is not believed. Ask that office.")
      }
      return
    }
    do throws(FileProblem) {
      try Folder.create(office.folder.memory, mode: 0o700)
      try WholeFile.write(Array((root + "\n").utf8), to: memory)
    } catch {
      throw error.failure
    }
    try CommonOptions.messages.paragraph(
      Phrase(
        zh: "第一次见到 \(origin) 的文件，起始条目 \(root)。请与该单位公布的一行核对。",
        en:
          "The first file of \(origin) seen here; its first entry is \(root). Compare it with the "
          + "line that the office has published."
      ).text(in: office.language))
  }

  /// What a parcel holds of its record.
  static func content(
    _ parcel: Parcel, _ path: String
  ) throws -> (chain: Chain, reading: RecordReading, signOffs: [RecordedSignOff]) {
    guard let chain = parcel.chain(), let assessment = parcel.assessment,
      let questionnaire = parcel.questionnaire
    else {
      throw Failure(
        Exit.no, zh: "\(path)：记录的内容无法读取。", en: "\(path): the record cannot be read.")
    }
    let reading = try RecordReading(
      envelope: try guarded { try Envelope(reading: assessment) }, questionnaire: questionnaire,
      index: chain.index)
    return (chain, reading, try guarded { try parcel.signOffs() })
  }
}
