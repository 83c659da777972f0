#!/usr/bin/env python3
"""Checks a receipt of a child-impact archive: python3 verify.py [FOLDER] ["ORIGIN HASH"]

It needs Python 3.8 or later and the openssl program (3.0 or later), no network and nothing else. It prints what it
found and ends with 0 when everything is as it should be, with 1 otherwise. Checked are, for every entry: its leaf is in
the tree that the signed head names; its envelope is the one that the leaf names; the signatures are those of keys that
the genesis or a change of the registry introduces. What it leaves to the program itself: who may sign what, and
whether a key had been retired. Give the line that the office wrote down when its log began as the second argument, or
compare it by eye with the one that is printed: everything else rests on it.

Formats: RFC 6962 and RFC 9162 (tree), c2sp.org/tlog-checkpoint, c2sp.org/tlog-proof, DSSE v1, RFC 8785 (JSON).
"""
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile

ED25519 = bytes.fromhex("302a300506032b6570032100")
SM2 = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200")
SIGNED = ("genesis", "registry", "assessment", "signoff", "notice", "disposal")


class Bad(Exception):
    """Something is not as it should be."""


def need(condition, what):
    if not condition:
        raise Bad(what)


def sha256(data):
    return hashlib.sha256(data).digest()


def read(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


def unbase64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64 in another spelling")
    return data


def canonical(data):
    """The value of JSON bytes that have the one spelling of RFC 8785 (texts and integers only)."""
    value = json.loads(data.decode("utf-8"))
    again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    need(again.encode() == data, "JSON in another spelling")
    return value


def signed(spki, message, signature):
    """Whether openssl accepts a signature."""
    pem = pem_of(spki)
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in ("key", "message", "signature")}
        for name, data in (("key", pem), ("message", message), ("signature", signature)):
            with open(names[name], "wb") as file:
                file.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", names["key"],
                   "-in", names["message"], "-sigfile", names["signature"]]
        if spki.startswith(SM2):
            command += ["-digest", "sm3", "-pkeyopt", "distid:1234567812345678"]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return done.returncode == 0


def pem_of(spki):
    text = base64.b64encode(spki).decode()
    lines = [text[start:start + 64] for start in range(0, len(text), 64)]
    return "\n".join(["-----BEGIN PUBLIC KEY-----", *lines, "-----END PUBLIC KEY-----", ""]).encode()


def raw_key(spki):
    """The algorithm as a signed note names it, and the key's own bytes."""
    if spki.startswith(ED25519) and len(spki) == len(ED25519) + 32:
        return b"\x01", spki[len(ED25519):]
    need(spki.startswith(SM2) and len(spki) == len(SM2) + 65, "a key of an unknown kind")
    return b"\xffchild-impact/sm2-with-sm3", spki[len(SM2):]


def head_of(note):
    """Origin, size, root, text and signature lines of a checkpoint."""
    text, mark, lines = note.decode("utf-8").partition("\n\n")
    origin, size, root = text.split("\n")
    need(mark and lines.endswith("\n") and str(int(size)) == size, "a checkpoint that cannot be read")
    root = unbase64(root)
    need(len(root) == 32, "a root of the wrong length")
    return origin, int(size), root, text + "\n", lines[:-1].split("\n")


def check_head(head, offices):
    """The office must have signed; lines of witnesses are passed over. Gives the id of its key."""
    origin, _, _, text, lines = head
    for line in lines:
        dash, name, value = line.split(" ")
        need(dash == "\u2014", "a signature line that cannot be read")
        value = unbase64(value)
        for spki in offices:
            kind, raw = raw_key(spki)
            known = sha256(origin.encode() + b"\n" + kind + raw)[:4]
            if name == origin and value[:4] == known and signed(spki, text.encode(), value[4:]):
                return sha256(spki).hex()
    raise Bad("the head is not signed by the office")


def check_inclusion(leaf, index, size, root, path):
    """RFC 9162, section 2.1.3.2."""
    need(0 <= index < size, "an entry beyond the head")
    node, last, value = index, size - 1, sha256(b"\x00" + leaf)
    for step in path:
        need(last > 0, "a proof that is too long")
        if node % 2 or node == last:
            value = sha256(b"\x01" + step + value)
            while not node % 2 and node:
                node, last = node >> 1, last >> 1
        else:
            value = sha256(b"\x01" + value + step)
        node, last = node >> 1, last >> 1
    need(last == 0 and value == root, "the proof does not lead to the signed root")


def check_proof(data, leaf, number, note, head):
    proof, _, tail = data.decode("utf-8").partition("\n\n")
    lines = proof.split("\n")
    need(lines[0] == "c2sp.org/tlog-proof@v1" and lines[1] == f"index {number}", "another kind of proof")
    need(tail.encode() == note, "a proof for another head")
    path = [unbase64(line) for line in lines[2:]]
    need(all(len(step) == 32 for step in path), "a hash of the wrong length")
    check_inclusion(leaf, number, head[1], head[2], path)


def check_envelope(data, leaf, keys, used):
    """Gives the payload of an envelope whose every signature is valid, and whose digest the leaf names."""
    statement = canonical(leaf)
    need(statement["sha256"] == sha256(data).hex() and statement["size"] == len(data), "another envelope")
    envelope = canonical(data)
    need(statement["kind"] in SIGNED, "an entry that nobody signs")
    kind = "application/vnd.child-impact." + statement["kind"] + ".v1+json"
    need(envelope["payloadType"] == kind, "an envelope of another type")
    payload = unbase64(envelope["payload"])
    message = b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(payload), payload)
    need(envelope["signatures"], "no signature")
    value = canonical(payload)
    if statement["kind"] in ("genesis", "registry"):
        add_keys(value, keys)
    for item in envelope["signatures"]:
        need(item["keyid"] in keys, "a signature of an unknown key")
        spki = keys[item["keyid"]][0]
        need(signed(spki, message, unbase64(item["sig"])), "a signature that is not valid")
        used.add(item["keyid"])
    return statement


def add_keys(value, keys):
    """Takes in every key that a genesis or a change of the registry introduces, with its owner."""
    if isinstance(value, dict):
        if "spki" in value:
            spki = unbase64(value["spki"])
            keys[sha256(spki).hex()] = (spki, value.get("owner"))
        for part in value.values():
            add_keys(part, keys)
    elif isinstance(value, list):
        for part in value:
            add_keys(part, keys)


def check(folder, anchor):
    note = read(folder, "checkpoint")
    head = head_of(note)
    names = os.listdir(os.path.join(folder, "entries"))
    numbers = sorted(int(name.split(".")[0]) for name in names if name.endswith(".leaf.json"))
    need(numbers and numbers[0] == 0 and len(names) == 3 * len(numbers), "files are missing or surplus")
    keys, used, found = {}, set(), []
    for number in numbers:
        part = [read(folder, "entries", f"{number}.{name}") for name in ("leaf.json", "envelope.json", "tlog-proof")]
        check_proof(part[2], part[0], number, note, head)
        statement = check_envelope(part[1], part[0], keys, used)
        need((statement["kind"] == "genesis") == (number == 0), "the genesis is not the first entry")
        found.append((number, statement))
    used.add(check_head(head, [spki for spki, owner in keys.values() if owner == "office"]))
    need({name + ".pem" for name in used} == set(os.listdir(os.path.join(folder, "keys"))), "other public keys")
    for name in used:
        need(read(folder, "keys", name + ".pem") == pem_of(keys[name][0]), "another public key")
    line = head[0] + " " + sha256(b"\x00" + read(folder, "entries", "0.leaf.json")).hex()
    need(anchor is None or anchor == line, "another log than the one expected")
    for number, statement in found:
        print(f"{number}  {statement['kind']}  {statement['record']}  {statement['time']}")
    print(f"完好 good: {len(found)} / {head[1]}  {head[2].hex()}\n请核对 compare: {line}")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    try:
        check(folder, sys.argv[2] if len(sys.argv) > 2 else None)
    except (Bad, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError) as problem:
        print(f"不可信 not good: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
