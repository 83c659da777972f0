import Glibc

/// The file that is running.
enum RunningProgram {
  /// Its path, links resolved; `.` where the system does not tell.
  static var path: String {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return "./child-impact" }
    defer { unsafe free(path) }
    return unsafe String(validatingCString: path) ?? "./child-impact"
  }
}
