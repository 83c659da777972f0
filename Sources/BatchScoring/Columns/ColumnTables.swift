/// Tables of a plan in memory of one thread: they stay in their place for as long as this is there,
/// and who reads them counts no references.
@safe final class ColumnTables {
  // A class, because it owns memory that is freed with it.

  private var all: [UnsafeMutableRawPointer] = unsafe []

  deinit {
    for place in unsafe all.indices { unsafe all[place].deallocate() }
  }

  /// Keeps a copy of the entries, in lines of the processor's memory of their own.
  func kept<Entry: BitwiseCopyable>(_ entries: [Entry]) -> UnsafePointer<Entry> {
    let size = max(1, entries.count) * MemoryLayout<Entry>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    unsafe all.append(memory)
    let first = unsafe memory.bindMemory(to: Entry.self, capacity: max(1, entries.count))
    for (place, entry) in entries.enumerated() { unsafe (first + place).initialize(to: entry) }
    return unsafe UnsafePointer(first)
  }
}
