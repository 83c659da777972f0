internal import Archiving
internal import GRDB
internal import Glibc
internal import Signing

extension StoreProblem {
  /// What an error of the database means for an archive at `path`.
  init(_ error: any Error, _ path: String) {
    switch error {
    case let problem as StoreProblem: self = problem
    case let error as DatabaseError: self.init(error, path)
    default: self = .failed(path: path, code: -1)
    }
  }

  private init(_ error: DatabaseError, _ path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path)
    case .SQLITE_NOTADB: self = .notArchive(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_AUTH:
      self = .refused(path: path, SystemError(code: EACCES))
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
      self = .damaged(path: path)
    case .SQLITE_IOERR: self = .refused(path: path, SystemError(code: EIO))
    default: self = .failed(path: path, code: Int(error.extendedResultCode.rawValue))
    }
  }
}
