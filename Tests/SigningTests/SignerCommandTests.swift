import Glibc
import Signing
import TestSupport
import Testing

@Suite struct `a signer command` {
  private let message = Array("DSSEv1 字 \u{1b}; rm -rf".utf8)

  /// A key whose private half only a script has; the script is given what it shall do.
  private func key(
    _ folder: borrowing TemporaryFolder, saying script: String, timeout: Int = 20
  ) throws -> SigningKey {
    let path = folder.file("person.pem")
    if !Files.exists(path + ".pub") {
      try KeyFile.writePublic(try SigningKey.generate().publicKey, at: path + ".pub")
    }
    try write(folder, "#!/bin/sh\n" + script)
    try name(
      folder, "signer = \"\(folder.file("signer")) 'two words' last\"\ntimeout = \(timeout)\n")
    return try KeyFile.open(path, passphrase: try Passphrase(copying: []))
  }

  private func write(_ folder: borrowing TemporaryFolder, _ script: String) throws {
    try Files.write(script, to: folder.file("signer"))
    try Node.setMode(0o700, of: folder.file("signer"))
  }

  private func name(_ folder: borrowing TemporaryFolder, _ text: String, mode: mode_t = 0o600)
    throws
  {
    let path = folder.file("person.pem.signer")
    try Files.write(text, to: path)
    try Node.setMode(mode, of: path)
  }

  private func problem(
    _ folder: borrowing TemporaryFolder, saying script: String, timeout: Int = 20
  )
    throws -> SigningProblem?
  {
    let key = try key(folder, saying: script, timeout: timeout)
    do throws(SigningProblem) {
      _ = try key.sign(message)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: Algorithm.allCases)
  func `gets the bytes on its input and its signature is used`(algorithm: Algorithm) throws {
    let folder = try TemporaryFolder()
    let secret = try SigningKey.generate(algorithm)
    let publicKey = secret.publicKey
    try KeyFile.writePublic(publicKey, at: folder.file("person.pem.pub"))
    try Files.write(try secret.sign(message), to: folder.file("signature"))
    let key = try key(
      folder, saying: "cat > \(folder.file("seen")); cat \(folder.file("signature"))")
    let signature = try key.sign(message)
    #expect(publicKey.verifies(signature, of: message))
    #expect(try Files.bytes(at: folder.file("seen")) == message)
    #expect(try !KeyFile.needsPassphrase(folder.file("person.pem")))
  }

  @Test func `gets its words from its settings alone, without a shell`() throws {
    let folder = try TemporaryFolder()
    let script = "printf '%s|' \"$@\" > \(folder.file("words"))"
    #expect(try problem(folder, saying: script) == .signer(.wrongSignature))
    #expect(try Files.text(at: folder.file("words")) == "two words|last|")
  }

  @Test func `is refused a signature that the public key does not accept`() throws {
    let folder = try TemporaryFolder()
    for answer in ["printf x", "head -c 64 /dev/zero", "exit 0"] {
      #expect(try problem(folder, saying: answer) == .signer(.wrongSignature), "\(answer)")
    }
    #expect(try problem(folder, saying: "head -c 65 /dev/zero; sleep 9") == .signer(.tooLong))
    #expect(try problem(folder, saying: "yes") == .signer(.tooLong))
  }

  @Test func `that fails, hangs or is not there is told, and is not left running`() throws {
    let folder = try TemporaryFolder()
    #expect(try problem(folder, saying: "exit 3") == .signer(.failed(status: 3)))
    #expect(try problem(folder, saying: "kill -9 $$") == .signer(.failed(status: 137)))
    let hanging = "echo $$ > \(folder.file("pid")); exec sleep 60"
    #expect(try problem(folder, saying: hanging, timeout: 1) == .signer(.late(seconds: 1)))
    let closing = "exec > /dev/null; exec sleep 60"
    #expect(try problem(folder, saying: closing, timeout: 1) == .signer(.late(seconds: 1)))
    let pid = try #require(pid_t(try Files.text(at: folder.file("pid")).filter(\.isNumber)))
    #expect(kill(pid, 0) == -1)
    let key = try key(folder, saying: "")
    #expect(unsafe unlink(folder.file("signer")) == 0)
    #expect(throws: SigningProblem.signer(.notStarted(SystemError(code: ENOENT)))) {
      _ = try key.sign([])
    }
  }

  @Test func `keeps its key to itself`() throws {
    let folder = try TemporaryFolder()
    let key = try key(folder, saying: "")
    let passphrase = try Passphrase(copying: [1])
    #expect(throws: SigningProblem.signer(.keepsKey)) {
      try KeyFile.create(key, at: folder.file("copy.pem"), passphrase: passphrase)
    }
    #expect(!Files.exists(folder.file("copy.pem")))
  }

  @Test func `is named in a file that nobody else can change`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("person.pem.signer")
    try KeyFile.writePublic(try SigningKey.generate().publicKey, at: folder.file("person.pem.pub"))
    func problem() throws -> SigningProblem? {
      let passphrase = try Passphrase(copying: [1])
      do throws(SigningProblem) {
        _ = try KeyFile.open(folder.file("person.pem"), passphrase: passphrase)
        return nil
      } catch {
        return error
      }
    }
    let good = "# key\n\n signer=\"/bin/true\"\n"
    for mode: mode_t in [0o622, 0o620, 0o602] {
      try name(folder, good, mode: mode)
      #expect(try problem() == .file(path: path, .openToOthers))
    }
    let wrong = [
      "", "signer = /bin/true", "signer = \"true\"", "signer = \"\"", "signer = \"/bin/true",
      good + "signer = \"/bin/false\"\n", good + "timeout = 0\n", good + "timeout = x\n",
      good + "other = 1\n", "signer = \"/bin/true 'open\"", "signer = \"/bin/a\" \"b\"",
    ]
    for text in wrong {
      try name(folder, text)
      #expect(try problem() == .file(path: path, .notSigner), "\(text)")
    }
    try name(folder, good)
    #expect(try problem() == nil)
    #expect(unsafe unlink(path) == 0)
    try Files.write(good, to: folder.file("elsewhere"))
    try Node.link(path, to: folder.file("elsewhere"))
    #expect(try problem() == .file(path: path, .symbolicLink))
  }
}
