import TestSupport
import Testing

/// A batch that the disk has no room for.
struct BatchDiskTests {
  private static var isPossible: Bool {
    let script = "mount -t tmpfs -o size=1m small /mnt"
    let tried = try? Command.run("/usr/bin/env", ["unshare", "-rm", "sh", "-c", script])
    return tried?.exit == .status(0)
  }

  @Test(.enabled(if: isPossible, "skipped: no file system can be mounted here"))
  func `a disk that is full in the middle of a batch is told, and no part of a file is left`()
    throws
  {
    let workplace = try Workplace()
    try Files.write(
      BrokenTable.questionnaire, to: workplace.folder.file("broken/questionnaire.yaml"))
    let padding = String(repeating: "x", count: 400)
    let rows = (1...4_000).map { "r\($0),\(padding),\($0)\n" }
    try Files.write("id,title,children\n" + rows.joined(), to: workplace.folder.file("rows.csv"))
    try Files.write(BatchDiskTests.script, to: workplace.folder.file("script"))
    let done = try Command.run(
      "/usr/bin/env", ["unshare", "-rm", "sh", "script", Workplace.program],
      environment: Workplace.environment, directory: workplace.folder.path)
    #expect(done.output == "status 3\nearlier.csv\nstatus 3\nearlier.csv\nearlier\n")
    #expect(done.errors.contains("磁盘空间不足"), "\(done.errors)")
    #expect(!done.errors.contains("Error"), "\(done.errors)")
  }

  /// The first batch makes a new file, the second would replace one.
  private static let script = """
    mkdir small
    mount -t tmpfs -o size=1m small small
    echo earlier > small/earlier.csv
    for name in scores.csv earlier.csv; do
      "$1" score rows.csv --questionnaire ./broken --output small/$name
      echo "status $?"
      ls -A small
    done
    cat small/earlier.csv

    """
}
