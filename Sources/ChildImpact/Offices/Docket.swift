import Archiving
import Diagnostics
import Records
import SQLiteStore
import Signing

/// A record that is to be signed, from the archive of this office or from a file of another one.
struct Docket {
  /// Where signed acts go.
  enum Place {
    case archive(Archive<ArchiveFile>)
    /// Nowhere: the archive is only read.
    case view(ArchiveView<ArchiveFile>)
    case file(Parcel, path: String)
  }

  var place: Place
  /// What the record's entries say as a whole.
  let chain: Chain
  /// The assessment with its questionnaire.
  let reading: RecordReading
  /// The sign-offs of the present version, oldest first.
  let signOffs: [RecordedSignOff]

  /// Finds a record by its id in the archive, or in the file at a path.
  init(_ name: String, at office: Office) throws {
    if name.contains("/") || name.contains(".") {
      guard Folder.exists(name) else {
        throw Failure(
          Exit.cannotReadOrWrite, zh: "没有文件 \(name)。", en: "there is no file \(name).")
      }
      try self.init(file: name, at: office)
    } else {
      let archive = try office.open(for: .writing)
      try self.init(record: name, archive.view, .archive(archive))
    }
  }

  /// Reads a record of the archive.
  init(record: String, in view: ArchiveView<ArchiveFile>) throws {
    try self.init(record: record, view, .view(view))
  }

  private init(
    record: String, _ view: ArchiveView<ArchiveFile>, _ place: Place
  ) throws {
    let reading = try RecordReading(record, in: view)
    let acts = try guarded {
      try (reading.document?.standing.acts ?? []).map { index in
        let act = try RecordedSignOff(try view.envelope(at: index), at: index)
        return (content: act, time: try view.statement(at: index).time)
      }
    }
    let chain = try guarded {
      try Chain(
        assessment: reading.envelope.bytes, at: reading.index,
        try view.statement(at: reading.index).time, signOffs: acts)
    }
    self.init(place: place, chain: chain, reading: reading, signOffs: acts.map(\.content))
  }

  /// Reads the record of a file.
  init(file path: String, at office: Office) throws {
    let parcel = try ParcelFile.read(path, at: office)
    let (chain, reading, acts) = try ParcelFile.content(parcel, path)
    self.init(place: .file(parcel, path: path), chain: chain, reading: reading, signOffs: acts)
  }

  private init(
    place: Place, chain: Chain, reading: RecordReading, signOffs: [RecordedSignOff]
  ) {
    self.place = place
    self.chain = chain
    self.reading = reading
    self.signOffs = signOffs
  }

  /// Who may sign what.
  var registry: Registry? {
    switch place {
    case .archive(let archive): archive.registry
    case .view(let view): view.registry
    case .file(let parcel, _): parcel.registry
    }
  }

  /// The code of the office that keeps the archive.
  var office: String {
    switch place {
    case .archive(let archive): archive.office
    case .view(let view): view.office
    case .file(let parcel, _): parcel.genesis?.office ?? ""
    }
  }
}
