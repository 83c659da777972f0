import Signing

/// The folder that runs write to, and what is where in it.
struct ResultsFolder {
  let path: String

  var archive: String { path + "/archive.sqlite" }
  var drafts: String { path + "/drafts" }
  var reports: String { path + "/reports" }
  var receipts: String { path + "/receipts" }
  var keys: String { path + "/keys" }
  var personalKey: String { keys + "/personal.pem" }
  var officeKey: String { keys + "/office.pem" }

  /// Where this computer remembers the last head that it saw: outside the folder, so that an old
  /// copy of the folder does not bring an old memory with it.
  var memory: String {
    if let state = Environment.value("CHILD_IMPACT_STATE"), !state.isEmpty { return state }
    if let state = Environment.value("XDG_STATE_HOME"), !state.isEmpty {
      return state + "/child-impact"
    }
    if let home = Environment.value("HOME"), !home.isEmpty {
      return home + "/.local/state/child-impact"
    }
    return path + "/state"
  }

  /// The name under which this computer remembers the archive: from its path.
  var memoryName: String {
    let whole = Folder.absolute(archive)
    return "archive-" + Digest(of: Array(whole.utf8)).hex.prefix(16)
  }
}
