import Glibc
import Specimens

extension Microbenchmarks {
  /// `generate FOLDER QUESTIONS CONDITIONS [SEED]` writes a generated questionnaire, to look at it or to give it to
  /// `child-impact`; gives the exit status.
  static func generate(_ arguments: [String]) -> Int32 {
    guard arguments.count >= 3, let questions = Int(arguments[1]), questions > 0,
      let conditions = Int(arguments[2])
    else {
      print("usage: microbenchmarks generate FOLDER QUESTIONS CONDITIONS [SEED]")
      return 2
    }
    let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
    let made = GeneratedQuestionnaire(
      GeneratedQuestionnaire.Plan(questions: questions, conditions: conditions, seed: seed))
    unsafe mkdir(arguments[0], 0o777)
    for (name, text) in made.files where !write(text, to: arguments[0] + "/" + name) {
      print("cannot write \(arguments[0])/\(name)")
      return 3
    }
    return 0
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = unsafe fopen(path, "we") else { return false }
    let bytes = Array(text.utf8)
    let count = unsafe fwrite(bytes, 1, bytes.count, file)
    return unsafe fclose(file) == 0 && count == bytes.count
  }
}
