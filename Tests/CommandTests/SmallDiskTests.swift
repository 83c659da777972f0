import TestSupport
import Testing

/// A disk that is really full: a small file system of its own, where one can be mounted.
struct SmallDiskTests {
  private static var isPossible: Bool {
    let script = "mount -t tmpfs -o size=1m small /mnt"
    let tried = try? Command.run("/usr/bin/env", ["unshare", "-rm", "sh", "-c", script])
    return tried?.exit == .status(0)
  }

  @Test(.enabled(if: isPossible, "skipped: no file system can be mounted here"))
  func `a disk with little or no space left is told and everything stays good`() throws {
    let workplace = try Workplace()
    _ = try workplace.signRegistration()
    try Files.write(SmallDiskTests.script, to: workplace.folder.file("script"))
    let done = try Command.run(
      "/usr/bin/env", ["unshare", "-rm", "sh", "script", Workplace.program],
      environment: Workplace.environment, directory: workplace.folder.path)
    let statuses = done.output.split(separator: "\n").map(String.init)
    #expect(statuses.count == 6, "\(done.output)\(done.errors)")
    #expect(statuses.first == "signed 3, verified 0")
    #expect(statuses.last == "signed 0, verified 0")
    for status in statuses {
      #expect(["signed 0, verified 0", "signed 3, verified 0"].contains(status), "\(done.errors)")
    }
    #expect(done.errors.contains("磁盘空间不足") || done.errors.contains("磁盘空间已满"))
    #expect(!done.errors.contains("Error"), "\(done.errors)")
  }

  /// Signs with more and more space left, and verifies each time.
  private static let script = """
    mkdir small
    mount -t tmpfs -o size=4m small small
    cp -r Results/. small/
    for space in 0 8 16 32 64 512; do
      head -c 8m /dev/zero > small/fill 2> /dev/null
      truncate -s -${space}K small/fill
      printf '\(Workplace.passphrase)\\n' > passphrase
      "$1" assess --results small --answers registration.yaml --sign --passphrase-fd 3 \\
        3< passphrase > signed
      signed=$?
      rm small/fill
      "$1" archive verify --results small > verified
      echo "signed $signed, verified $?"
    done

    """
}
