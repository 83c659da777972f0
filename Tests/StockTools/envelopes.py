"""Verifies envelopes: envelopes.py FOLDER, where N.json is an envelope and N.pem the key of its one signature."""
import base64
import hashlib
import json
import os
import sys

import rfc8785
from cryptography.hazmat.primitives import serialization
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

folder = sys.argv[1]
names = sorted(name[:-5] for name in os.listdir(folder) if name.endswith(".json"))
for name in names:
    data = open(os.path.join(folder, name + ".json"), "rb").read()
    pem = open(os.path.join(folder, name + ".pem"), "rb").read()
    value = json.loads(data)
    assert rfc8785.dumps(value) == data, name + ": the envelope is not canonical"
    payload = base64.b64decode(value["payload"], validate=True)
    assert rfc8785.dumps(json.loads(payload)) == payload, name + ": the payload is not canonical"
    public = serialization.load_pem_public_key(pem)
    der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    keyid = hashlib.sha256(der).hexdigest()
    key = SSlibKey.from_crypto(public, keyid)
    accepted = Envelope.from_dict(value).verify([key], 1)
    assert list(accepted) == [keyid], name + ": the signature is not accepted"
print("good", len(names))
