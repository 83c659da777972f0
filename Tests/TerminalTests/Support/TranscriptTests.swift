import TestSupport
import Testing

struct TranscriptTests {
  /// Replays a text and gives the file as it is afterwards.
  private func replayed(
    _ text: String, name: String = "t.md", updating: Bool = false,
    _ change: (inout Transcript) -> Void = { _ in }
  ) throws -> String {
    let folder = try TemporaryFolder()
    try Files.write(text, to: folder.file(name))
    var transcript = Transcript()
    change(&transcript)
    try transcript.check(folder.file(name), updating: updating)
    return try Files.text(at: folder.file(name))
  }

  private let session = """
    # A session

    $ prose is not run

    ```console
    $ cat > a.txt <<'END'
    > one
    > two
    > END
    $ wc -l < a.txt; echo <any>
    2
    <any>
    $ ls missing; sh -c 'exit 4'
    ...
    (exit 4)
    ```

    ```console
    $ cat a.txt
    one
    two
    ```

    """

  @Test func `a true transcript is quiet and is not rewritten`() throws {
    #expect(try replayed(session.replacing("; echo <any>\n2\n<any>", with: "\n2")).contains("two"))
  }

  @Test func `a false line is an issue that names the command`() throws {
    try withKnownIssue {
      _ = try replayed("```console\n$ echo one\ntwo\n```\n")
    } matching: {
      $0.comments.contains { $0.rawValue.contains("$ echo one\nline 1:\n- two\n+ one") }
    }
  }

  @Test func `updating writes what was printed and keeps what matches`() throws {
    let text = "$ echo one\ntwo\n$ date\n<any>\n"
    #expect(try replayed(text, name: "t.txt", updating: true) == "$ echo one\none\n$ date\n<any>\n")
  }

  @Test func `a terminal block is typed at a terminal`() throws {
    let text = """
      ```console terminal
      $ test -t 0; echo name; printf '> '; read name; stty -echo; printf 'Pass: '; read x; echo; echo "$name $x"
      name
      > 张三
      Pass:
      张三 geheim
      ```

      """
    _ = try replayed(text.replacing("Pass:\n", with: "Pass: \n")) {
      $0.hidden = ["Pass: ": "geheim"]
    }
  }
}
