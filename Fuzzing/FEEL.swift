import Diagnostics
import Glibc

@testable import FEEL

// The rule language as a fuzzer meets it: bytes are a rule, or the choices that the grammar makes.
// Whatever comes, nothing traps, takes a second or more memory than the limit of `Tools/fuzz-guided.sh`.

/// The entry that libFuzzer calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  let start = processorTime()
  tryInput(bytes)
  let taken = processorTime() - start
  demand(taken < 1_000_000_000, "\(taken / 1_000_000) ms of a processor for: \(text(of: bytes))")
  return 0
}

/// The nanoseconds that a processor has worked for this process: other work on the machine does not
/// count.
private func processorTime() -> Int {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// What an input stands for, as a reader of a report wants to see it.
private func text(of bytes: [UInt8]) -> String {
  guard let mode = bytes.first else { return "" }
  let rest = bytes.dropFirst()
  return mode % 4 == 3 ? written(by: rest) : String(decoding: rest, as: UTF8.self)
}

private func tryInput(_ bytes: [UInt8]) {
  guard let mode = bytes.first else { return }
  let rest = bytes.dropFirst()
  let compiler = compilers[Int(mode / 4) % compilers.count]
  let frame = frames[Int(mode / 16) % frames.count]
  switch mode % 4 {
  case 0: tryRule(String(decoding: rest, as: UTF8.self), compiler, frame)
  case 1: tryTests(String(decoding: rest, as: UTF8.self), frame, cell: Int(mode / 4))
  case 2: tryPattern(rest)
  case _: tryRule(written(by: rest), compiler, frame)
  }
}

/// The rule that the grammar writes when each byte is a choice; after the last, the first option.
private func written(by bytes: ArraySlice<UInt8>) -> String {
  var rest = bytes
  let grammar = RuleGrammar { bound in
    let byte = rest.popFirst().map(Int.init) ?? 0
    return byte % max(bound, 1)
  }
  return grammar.rule(4)
}

private let frames: [[Value]] = [
  RuleGrammar.answers.map { $0[$0.count - 1] },
  RuleGrammar.answers.indices.map { .unknown(OpenCells($0)) },
  RuleGrammar.answers.map { $0[0] },
]

private let compilers = [
  Compiler(scope: RuleGrammar.scope, features: .all),
  Compiler(scope: RuleGrammar.scope, features: Features.all.subtracting(.untyped)),
  Compiler(scope: RuleGrammar.scope, features: .questionnaire),
]

private func tryRule(_ text: String, _ compiler: Compiler, _ frame: [Value]) {
  if let syntax = try? Parser.expression(text, names: NameTable()) {
    let printed = syntax.description
    if let again = try? Parser.expression(printed, names: NameTable()) {
      demand(again.description == printed, "printing is not stable: \(text)")
    }
  }
  guard let rule = try? compiler.compile(text, at: .text(text, named: "rule")) else { return }
  let value = rule.value(in: frame, arithmetic: .decimal128)
  demand(
    rule.truth(in: frame.span, arithmetic: .decimal128) == Truth(of: value),
    "two ways to a truth differ: \(text)")
  demand(value.openCells.cells.allSatisfy { frame[$0].isUnknown }, "an answer is open: \(text)")
  _ = rule.derivation(in: frame.span).parts.count
  _ = value.description.count + value.json.utf8.count
}

private func tryTests(_ text: String, _ frame: [Value], cell: Int) {
  let cell = cell % RuleGrammar.types.count
  let rule = try? compilers[0].compileTests(
    text, at: .text(text, named: "test"), of: cell, RuleGrammar.types[cell])
  _ = rule?.truth(in: frame.span)
}

/// A flag byte, then a pattern and a text, parted by a zero byte.
private func tryPattern(_ bytes: ArraySlice<UInt8>) {
  let parts = bytes.dropFirst().split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, let choice = bytes.first else { return }
  let letters = ["i", "s", "m", "x", "q"].enumerated().filter {
    choice >> UInt8($0.offset) & 1 == 1
  }
  guard let flags = PatternFlags(letters.map(\.element).joined()),
    let program = PatternProgram(String(decoding: parts[0], as: UTF8.self), flags: flags)
  else { return }
  let matcher = PatternMatcher(program, String(decoding: parts[1], as: UTF8.self))
  var steps = Limits.steps * 64
  guard let found = try? matcher.all(steps: &steps) else { return }
  var end = 0
  for match in found {
    demand(match[0] >= end && match[1] > match[0], "matches overlap")
    end = match[1]
  }
  demand(end <= matcher.text.count, "a match ends after the text")
}
