public import Diagnostics

extension Questionnaire {
  /// Reads and checks the questionnaire whose root is the file called `root`.
  ///
  /// `files` gives the bytes of a file by name, or nil where there is none. An included file is asked
  /// for in the folder of the root: with the root `a/questionnaire.yaml` and an include of
  /// `items.yaml`, that is `a/items.yaml`. Nothing else is read.
  ///
  /// - Throws: everything that is wrong with it, in order of place. Of a questionnaire without errors
  ///   ``warnings`` holds the rest.
  public static func read(
    root: String, files: (String) -> [UInt8]?
  ) throws(Findings) -> Questionnaire {
    let log = FindingLog()
    guard let tree = MergedTree.read(root: root, files: files, log: log) else {
      throw Findings(log.all)
    }
    return try Assembly.questionnaire(of: tree, log)
  }

  /// Reads and checks a questionnaire again from its ``source``.
  ///
  /// - Throws: everything that is wrong with it, in order of place.
  public static func read(canonical source: SourceNode) throws(Findings) -> Questionnaire {
    try Assembly.questionnaire(of: source, FindingLog())
  }
}
