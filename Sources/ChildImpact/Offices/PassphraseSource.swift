import ArgumentParser
import Diagnostics
import Glibc
import Signing
import Terminal

/// Where the passphrase comes from: a descriptor that is open, or the terminal with echo off.
struct PassphraseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "从已打开的文件描述符读口令. Read the passphrase from an open descriptor, for automation.")
  var passphraseFD: Int32?

  /// Whether a passphrase can be had: a descriptor was named or there is a terminal.
  var isAvailable: Bool { passphraseFD != nil || isatty(0) == 1 }

  /// The passphrase of existing keys.
  func passphrase(
    _ language: Language, _ prompt: Phrase = Phrase(zh: "签名口令：", en: "Passphrase: ")
  ) throws -> Passphrase {
    try read(prompt, language)
  }

  /// A new passphrase, asked twice at a terminal; at least eight characters.
  func newPassphrase(_ language: Language) throws -> Passphrase {
    let prompt = Phrase(
      zh: "请设置签名口令（至少8个字符，输入时不显示）：",
      en: "Choose a passphrase for signing (8 characters or more; it is not shown): ")
    while true {
      let first = try read(prompt, language)
      guard first.count >= 8 else {
        guard passphraseFD == nil else {
          throw Failure(
            Exit.usage, zh: "口令太短，至少8个字符。", en: "the passphrase is too short: 8 characters or more."
          )
        }
        try say(
          Phrase(zh: "口令太短，请重新设置。", en: "That is too short; please choose another."), language)
        continue
      }
      guard passphraseFD == nil else { return first }
      let second = try read(Phrase(zh: "请再输入一次：", en: "Once more: "), language)
      if first.matches(second) { return first }
      try say(Phrase(zh: "两次输入不一致，请重新设置。", en: "The two differ; please choose again."), language)
    }
  }

  private func read(_ prompt: Phrase, _ language: Language) throws -> Passphrase {
    do {
      if let passphraseFD { return try Passphrase(descriptor: passphraseFD) }
      guard isatty(0) == 1 else {
        throw Failure(
          Exit.usage, zh: "需要口令，但没有终端可以输入。请用 --passphrase-fd 指定文件描述符。",
          en: "a passphrase is needed and there is no terminal to ask. Use --passphrase-fd.")
      }
      return try Passphrase.asked(try lastLine(of: prompt.text(in: language)))
    } catch let problem as SigningProblem {
      throw Failure(Exit.cannotReadOrWrite, problem.phrase)
    }
  }

  /// Prints all lines of a prompt but the last, where the window is too narrow for one.
  private func lastLine(of prompt: String) throws -> String {
    let messages = CommonOptions.messages
    // What is typed is not shown, so that a prompt may fill its line.
    var lines = Wrapping(width: messages.width).lines(of: prompt)
    let last = lines.removeLast()
    for line in lines { try messages.line(line) }
    return prompt.last == " " ? last + " " : last
  }

  private func say(_ phrase: Phrase, _ language: Language) throws {
    try CommonOptions.messages.line(phrase.text(in: language))
  }
}
