internal import FEEL

/// What a rule, or a part of one, is for the columns.
enum Term {
  case few(Finite)
  /// A number; the cell that it is kept in, if any, has marks that rules compare it with.
  case number(Quantity, cell: Int?)
  /// A date as its day number.
  case date(Quantity)
  /// Text, of which nothing is known but whether it is there, with the column that it stands in.
  case text(presence: Finite, column: Int?)
  /// Several choices of a long list, of which it is known whether there are any and, in a register,
  /// how many.
  case several(presence: Finite, count: Int)
  /// A list whose elements count where a condition holds.
  case list([(guarding: Finite, value: Finite)])

  static func constant(_ value: Value) -> Term { .few(.constant(value)) }
}

/// Why a rule is left to the plain evaluator.
enum Obstacle: Error, Hashable {
  /// Depends on what a text says.
  case content
  /// Depends on too many answers at once to be tabulated.
  case tooWide
  /// Numbers that might not fit a word.
  case tooLarge
  /// A kind of operation that has no columnar form.
  case operation(String)
  /// A choice list with more choices than a byte can tell apart.
  case longList
}
