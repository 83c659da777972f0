import Glibc

/// Measures parts of the program in its own process, where starting it would hide them.
///
///     microbenchmarks [NAME...]
///
/// Prints a table row for each measurement; ends with 1 when a goal was missed. Without names everything is
/// measured; a name measures what begins with it.
@main
struct Microbenchmarks {
  /// Everything that is measured, by name.
  static var all: [(name: String, measure: () throws -> [Measurement])] {
    Rules.all + Interviews.all + Archives.all + Sessions.all
  }

  static func main() {
    let wanted = CommandLine.arguments.dropFirst()
    if wanted.first == "generate" { exit(generate(Array(wanted.dropFirst()))) }
    if wanted.first == "grow" { exit(grow(Array(wanted.dropFirst()))) }
    if wanted.first == "repeat" { exit(repeated(Array(wanted.dropFirst()))) }
    print(Measurement.heading)
    var isKept = true
    for benchmark in all where wanted.isEmpty || wanted.contains(where: benchmark.name.hasPrefix) {
      do {
        for measurement in try benchmark.measure() {
          print(measurement.row)
          isKept = isKept && measurement.isKept
        }
      } catch {
        print("error: \(benchmark.name): \(error)")
        exit(3)
      }
    }
    exit(isKept ? 0 : 1)
  }

  /// `repeat NAME COUNT` does one of ``Rules`` so many times and nothing else, for a program that counts
  /// instructions; gives the exit status.
  private static func repeated(_ arguments: [String]) -> Int32 {
    guard arguments.count == 2, let count = Int(arguments[1]),
      (try? Rules.repeat(arguments[0], count: count)) == true
    else {
      print("usage: microbenchmarks repeat relevance|sum|table|parse|county COUNT")
      return 2
    }
    return 0
  }
}
