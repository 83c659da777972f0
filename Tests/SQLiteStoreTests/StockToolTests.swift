import Archiving
import Foundation
import SQLiteStore
import Signing
import TestSupport
import Testing

private func outcome(of arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

private let hasPython =
  (try? outcome(of: ["python3", "-c", "import cryptography, sqlite3"]))?.status == 0

@Suite struct `stock tools and the archive file` {
  @Test(.enabled(if: hasPython, "Python's cryptography is not installed"))
  func `Python alone verifies the whole log, and finds what was changed`() throws {
    let file = try TestArchive(records: 7)
    let folder = try TemporaryFolder()
    try Files.write(Self.script, to: folder.file("verify.py"))
    try Files.write(try TestOffice.officeKey().publicKey.pem, to: folder.file("office.pem"))
    try Files.write(try TestOffice.assessorKey().publicKey.pem, to: folder.file("assessor.pem"))
    let run = [
      "python3", folder.file("verify.py"), file.path, folder.file("office.pem"),
      folder.file("assessor.pem"),
    ]
    let archive = try file.opened(.reading)
    #expect(try outcome(of: run).output == "good 9 \(archive.head.root.hex)\n")
    try file.tamper(
      "UPDATE entry SET leaf = CAST(replace(CAST(leaf AS TEXT), '2026', '2025') AS BLOB) "
        + "WHERE position = 3")
    #expect(try outcome(of: run).status != 0)
  }

  private static let script = """
    import base64, hashlib, json, sqlite3, sys
    from cryptography.hazmat.primitives import serialization as s
    def load(path):
        key = s.load_pem_public_key(open(path, "rb").read())
        return key, hashlib.sha256(key.public_bytes(
            s.Encoding.DER, s.PublicFormat.SubjectPublicKeyInfo)).hexdigest()
    office, assessor = load(sys.argv[2]), load(sys.argv[3])
    def sha(data): return hashlib.sha256(data).digest()
    def root(hashes):
        if not hashes: return sha(b"")
        if len(hashes) == 1: return hashes[0]
        k = 1
        while k * 2 < len(hashes): k *= 2
        return sha(b"\\x01" + root(hashes[:k]) + root(hashes[k:]))
    db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
    leaves = [row[0] for row in db.execute("select leaf from entry order by position")]
    blobs = dict(db.execute("select sha256, bytes from blob"))
    for leaf in leaves:
        st = json.loads(leaf)
        assert json.dumps(st, sort_keys=True, separators=(",", ":")).encode() == leaf
        blob = blobs[bytes.fromhex(st["sha256"])]
        assert sha(blob).hex() == st["sha256"] and len(blob) == st["size"]
        if st["kind"] == "questionnaire": continue
        e = json.loads(blob)
        key, name = office if st["kind"] == "genesis" else assessor
        t, p = e["payloadType"].encode(), base64.b64decode(e["payload"], validate=True)
        assert [x["keyid"] for x in e["signatures"]] == [name]
        key.verify(base64.b64decode(e["signatures"][0]["sig"]),
                   b"DSSEv1 %d %s %d %s" % (len(t), t, len(p), p))
    for size, note in db.execute("select size, note from checkpoint order by size"):
        text, line = note.decode().split("\\n\\n")
        text += "\\n"
        origin, count, top = text.splitlines()
        assert int(count) == size
        top = base64.b64decode(top)
        assert top == root([sha(b"\\x00" + leaf) for leaf in leaves[:size]])
        raw = base64.b64decode(line.split()[2])
        public = office[0].public_bytes(s.Encoding.Raw, s.PublicFormat.Raw)
        assert line.split()[1] == origin
        assert raw[:4] == sha(origin.encode() + b"\\n\\x01" + public)[:4]
        office[0].verify(raw[4:], text.encode())
    assert size == len(leaves)
    print("good", size, top.hex())
    """
}
