internal import Mustache

/// The templates of the pages, which the build puts into the program.
enum Templates {
  private static let sources: [(name: String, bytes: [UInt8])] = [
    ("page", PackageResources.page_mustache),
    ("style", PackageResources.style_mustache),
    ("summary", PackageResources.summary_mustache),
    ("radar", PackageResources.radar_mustache),
    ("findings", PackageResources.findings_mustache),
    ("answers", PackageResources.answers_mustache),
    ("items", PackageResources.items_mustache),
    ("proof", PackageResources.proof_mustache),
  ]

  static func library() throws -> MustacheLibrary {
    var library = MustacheLibrary()
    for source in sources {
      try library.register(String(decoding: source.bytes, as: UTF8.self), named: source.name)
    }
    return library
  }
}
