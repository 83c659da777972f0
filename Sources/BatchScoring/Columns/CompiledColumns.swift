/// What the plan of one file is by columns, for all threads that score its rows.
public struct CompiledColumns: Sendable {
  /// Whoever keeps it, so that it is compiled once; called from several threads.
  public protocol Keeper: AnyObject, Sendable {
    /// What `compile` made, now or when it was first asked for.
    func columns(_ compile: () -> CompiledColumns) -> CompiledColumns
  }

  /// Nil where rows go to the plain evaluator one by one.
  let plan: ColumnPlan?
}
