public import Diagnostics

extension Question.Validator {
  /// What is wrong with `text`; nil when it passes.
  public func problem(in text: String) -> Phrase? {
    let bytes = Array(narrowed(text).utf8)
    switch self {
    case .unifiedSocialCreditCode: return creditCodeProblem(bytes)
    case .investmentProjectCode:
      return isProjectCode(bytes)
        ? nil
        : Phrase(
          zh: "项目代码应为24位，形如 2411-640324-04-01-123456",
          en: "a project code has 24 characters, such as 2411-640324-04-01-123456")
    case .administrativeDivision:
      let isValid = (bytes.count == 6 || bytes.count == 9) && bytes.allSatisfy(isDigit)
      return isValid
        ? nil
        : Phrase(
          zh: "行政区划代码应为6位数字（县级）或9位数字（乡镇级）",
          en: "a division code has 6 digits (county) or 9 (township)")
    case .noPersonalData: return personalDataProblem(bytes)
    }
  }

  /// GB 32100: two characters of registrar and kind, a six-digit division, nine characters of
  /// GB 11714 with their check character, and a check character over the first seventeen.
  private func creditCodeProblem(_ code: [UInt8]) -> Phrase? {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    let values = code.compactMap { alphabet.firstIndex(of: $0) }
    guard code.count == 18, values.count == 18, code[2..<8].allSatisfy(isDigit) else {
      return Phrase(
        zh: "统一社会信用代码应为18位数字或大写字母（不含 I、O、S、V、Z）",
        en: "a credit code has 18 digits or capitals (never I, O, S, V or Z)")
    }
    guard code[16] == organisationCheck(code[8..<16]), values[17] == creditCheck(values) else {
      return Phrase(
        zh: "统一社会信用代码的校验码不符，请核对是否输错",
        en: "the check character of the credit code does not fit: please compare it")
    }
    return nil
  }

  /// ISO 7064 MOD 31-3 over the first seventeen characters.
  private func creditCheck(_ values: [Int]) -> Int {
    var weight = 1
    var sum = 0
    for value in values.prefix(17) {
      sum += value * weight
      weight = weight * 3 % 31
    }
    return (31 - sum % 31) % 31
  }

  /// GB 11714: eight digits or capitals with their weights, modulo 11, `X` for 10.
  private func organisationCheck(_ code: ArraySlice<UInt8>) -> UInt8 {
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(code, weights).reduce(0) { sum, pair in
      sum + Int(isDigit(pair.0) ? pair.0 - 48 : pair.0 - 55) * pair.1
    }
    switch (11 - sum % 11) % 11 {
    case 10: return UInt8(ascii: "X")
    case let digit: return UInt8(ascii: "0") + UInt8(digit)
    }
  }

  /// `YYMM-RRRRRR-DD-TT-NNNNNC`; the rule of the last character is not public.
  private func isProjectCode(_ code: [UInt8]) -> Bool {
    let hyphens: Set = [4, 11, 14, 17]
    guard code.count == 24 else { return false }
    return code.enumerated().allSatisfy { offset, byte in
      if hyphens.contains(offset) { return byte == UInt8(ascii: "-") }
      return isDigit(byte) || (offset == 23 && byte == UInt8(ascii: "X"))
    }
  }

  /// Numbers are looked for as they are written: in one run, and with one blank or hyphen between
  /// their groups.
  private func personalDataProblem(_ text: [UInt8]) -> Phrase? {
    guard digitRuns(text).contains(where: isPersonal) else { return nil }
    return Phrase(
      zh: "这里像是身份证号码或手机号码。请勿填写个人信息，写岗位、人数即可",
      en: "this looks like an identity or telephone number: give posts and counts, no personal data"
    )
  }

  /// An identity number, or a mobile number with or without the code of the country.
  private func isPersonal(_ run: [UInt8]) -> Bool {
    if run.count == 18 { return true }
    let number = run.count == 13 && run.starts(with: Array("86".utf8)) ? run.dropFirst(2) : run[...]
    guard number.count == 11, number.first == UInt8(ascii: "1") else { return false }
    return (51...57).contains(number[number.startIndex + 1])
  }

  /// The runs of digits, each also joined over single blanks and hyphens; an `X` behind seventeen
  /// digits belongs to them.
  private func digitRuns(_ text: [UInt8]) -> [[UInt8]] {
    var runs: [[UInt8]] = []
    var joined: [UInt8] = []
    var run: [UInt8] = []
    for (offset, byte) in text.enumerated() {
      let next = offset + 1 < text.count ? text[offset + 1] : 0
      if isDigit(byte) || (run.count == 17 && byte | 32 == UInt8(ascii: "x")) {
        run.append(byte)
        joined.append(byte)
      } else {
        if !run.isEmpty { runs.append(run) }
        run = []
        let joins = (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")) && isDigit(next)
        if !joins {
          runs.append(joined)
          joined = []
        }
      }
    }
    return runs + [run, joined]
  }

  /// Full-width digits and letters as their half-width forms: they say the same.
  private func narrowed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = 0xFF01...0xFF5E ~= scalar.value
      scalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(scalars)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
