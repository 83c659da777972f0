import TestSupport
import Testing

/// Acts of sign-off at a terminal: what is asked, and what a mistake or a changed mind leaves behind.
struct ActDialogueTests {
  /// A matter with conditions that has been reviewed, and a key for the approver.
  private func reviewed() throws -> Workplace {
    let workplace = try Workplace()
    _ = try workplace.sign(
      Product.root + "/Questionnaires/tongxin-child-impact/examples/road-widening.answers.yaml")
    let people = [
      ("zhao", "赵磊", "县住建局", "proposer"), ("wang", "王芳", "县妇联", "reviewer"),
      ("sun", "孙华", "县发改局", "approver"),
    ]
    for (key, name, unit, role) in people {
      let request = [
        "key", "new", "\(key).pem", "--person", name, "--id", key, "--unit", unit, "--role", role,
      ]
      try expectDone(request, at: workplace)
      try expectDone(["key", "enrol", "\(key).pem.request"], at: workplace)
    }
    try expectDone(["sign", "last", "--key", "zhao.pem"], at: workplace)
    try expectDone(["review", "last", "--key", "wang.pem"], at: workplace)
    return workplace
  }

  private func expectDone(_ arguments: [String], at workplace: borrowing Workplace) throws {
    let done = try workplace.run(arguments, passphrase: Workplace.passphrase)
    #expect(done.exit == .status(0), "\(arguments): \(done.errors)")
  }

  @Test func `the conditions of an approval are asked for, and so is what cannot be used`() throws {
    let workplace = try reviewed()
    var terminal = try workplace.terminal(["approve", "last", "--key", "sun.pem"])
    let lines = [
      ("条件 1 要求：", "先建过街设施"), ("责任单位：", "县住建局"), ("期限（YYYY-MM-DD）：", "明年六月"),
      ("期限（YYYY-MM-DD）：", "2027-06-30"), ("验收标准：", ""), ("验收标准：", "交警和学校共同验收"),
      ("条件 2 要求：", ""), ("签名口令：", "wrong-passphrase"), ("签名口令：", Workplace.passphrase),
    ]
    for (prompt, line) in lines {
      try terminal.expect(prompt)
      try terminal.send(line + "\r")
    }
    #expect(try terminal.end() == .status(0), "\(terminal.text)")
    for said in ["期限写作 YYYY-MM-DD", "这里不能为空", "口令不对，请重新输入。"] {
      #expect(terminal.text.contains(said), "\(said)")
    }
    #expect(!terminal.text.contains(Workplace.passphrase))
    let shown = try workplace.run(["archive", "show", "last"], environment: ["COLUMNS": "200"])
    #expect(shown.output.contains("先建过街设施（责任单位：县住建局；期限：2027-06-30"), "\(shown.output)")
    #expect(try workplace.run(["archive", "verify"]).exit == .status(0))
  }

  @Test(arguments: ["条件 1 要求：", "签名口令："], [true, false])
  func `an approval given up at any prompt signs nothing`(prompt: String, closes: Bool) throws {
    let workplace = try reviewed()
    let before = try Files.bytes(at: workplace.archive)
    let condition = "先建过街设施|县住建局|2027-06-30|验收单"
    let given = prompt == "签名口令：" ? ["--condition", condition] : []
    var terminal = try workplace.terminal(["approve", "last", "--key", "sun.pem"] + given)
    try terminal.expect(prompt)
    try terminal.send(closes ? "half" : "half\u{3}")
    let exit = closes ? terminal.hangUp() : try terminal.end()
    #expect(exit != .status(0))
    #expect(prompt != "签名口令：" || !terminal.text.contains("half"))
    #expect(try Files.bytes(at: workplace.archive) == before)
  }
}
