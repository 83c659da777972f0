internal import BatchScoring
internal import Synchronization

/// Keeps what the first thread has compiled; whoever comes meanwhile waits.
final class ColumnsKeeper: CompiledColumns.Keeper {
  // A class, because threads share it.

  private let kept = Mutex<CompiledColumns?>(nil)

  func columns(_ compile: () -> CompiledColumns) -> CompiledColumns {
    kept.withLock { kept in
      let columns = kept ?? compile()
      kept = columns
      return columns
    }
  }
}
