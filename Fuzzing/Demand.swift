import Glibc

/// Stops the fuzzer with a sentence: a promise was broken. Aborts rather than traps, so that the
/// sentence is printed by an optimised build too; the fuzzer then keeps the input.
func demand(_ holds: Bool, _ sentence: @autoclosure () -> String) {
  guard !holds else { return }
  let line = Array("\(sentence())\n".utf8)
  _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
  abort()
}
