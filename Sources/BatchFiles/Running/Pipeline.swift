internal import BatchScoring
internal import Dispatch
internal import Synchronization

/// Several threads over the blocks of one file: each takes the next block, scores it, and hands in
/// the result.
///
/// No more than a few blocks for each thread are between reading and writing at any time, whatever
/// the size of the file.
final class Pipeline: Sendable {
  // A class, because its threads share the locks.

  private let makeWorker: @Sendable () -> any BlockWorker
  private let source: Mutex<BlockSource>
  private let sink: Mutex<BlockSink>
  private let failure = Mutex<BatchFailure?>(nil)
  /// How many more blocks may be read now.
  private let room = DispatchSemaphore(value: 0)
  private let size: Int?
  private let packing: Packing
  private let progress: @Sendable (BatchProgress) -> Void

  init(
    _ makeWorker: @escaping @Sendable () -> any BlockWorker, _ packing: Packing,
    source: consuming sending BlockSource,
    sink: consuming sending BlockSink, progress: @escaping @Sendable (BatchProgress) -> Void
  ) {
    self.makeWorker = makeWorker
    self.packing = packing
    self.size = source.size
    self.source = Mutex(source)
    self.sink = Mutex(sink)
    self.progress = progress
  }

  /// Scores every row, or those before the stop was asked for, and finishes the files.
  func run(threads: Int) throws(BatchFailure) -> BatchOutcome {
    for _ in 0..<(threads * 4) { room.signal() }
    DispatchQueue.concurrentPerform(iterations: threads) { _ in work() }
    if let failure = failure.withLock({ $0 }) { throw failure }
    let stoppedBefore = source.withLock { $0.wasStopped ? $0.nextLine : nil }
    return try sink.withLock { sink throws(BatchFailure) in
      try sink.finish(stoppedBefore: stoppedBefore)
    }
  }

  private func work() {
    var worker = makeWorker()
    var spare: RowBlock?
    while true {
      room.wait()
      guard var block = nextBlock(reusing: &spare) else { break }
      do throws(BatchFailure) {
        try handIn(packing.packed(worker.work(block.content)), block)
        spare = block.content.takeRows()
      } catch {
        fail(error)
        // Whoever waits must wake up to see the failure; each who does wakes the next.
        room.signal()
      }
    }
    room.signal()
  }

  /// The next block; the memory of `spare`, which has been scored, is used again.
  private func nextBlock(reusing spare: inout RowBlock?) -> NumberedBlock? {
    if failure.withLock({ $0 != nil }) { return nil }
    do throws(BatchFailure) {
      return try source.withLock { source throws(BatchFailure) in
        source.reuse(&spare)
        return try source.next()
      }
    } catch {
      fail(error)
      return nil
    }
  }

  private func handIn(_ finished: FinishedBlock, _ block: NumberedBlock) throws(BatchFailure) {
    let (written, rows) = try sink.withLock { sink throws(BatchFailure) in
      let written = try sink.take(finished, number: block.number)
      return (written, sink.tally.rows)
    }
    for _ in 0..<written { room.signal() }
    progress(BatchProgress(rows: rows, bytesRead: block.bytesRead, bytesInAll: size))
  }

  private func fail(_ error: BatchFailure) {
    failure.withLock { first in if first == nil { first = error } }
  }
}

/// How the files of a run are compressed.
struct Packing: Sendable {
  let output: Compression
  let rejects: Compression

  func packed(_ block: FinishedBlock) -> FinishedBlock {
    var packed = block
    packed.output = output.packed(block.output)
    packed.rejects = rejects.packed(block.rejects)
    return packed
  }
}
