public import Diagnostics

extension SourceNode {
  /// Reads a YAML file as a tree of texts, as strictly as a questionnaire: for files of answers.
  public static func read(yaml bytes: [UInt8], named name: String) throws(Findings) -> SourceNode {
    let log = FindingLog()
    guard let tree = YAMLNodes.tree(of: bytes, named: name, log: log) else {
      throw Findings(log.all)
    }
    return tree
  }
}
