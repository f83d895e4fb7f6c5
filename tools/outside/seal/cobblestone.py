"""Seals with PyPI's cryptography (50 or newer) for `test/vectors/seal/cobblestone.json`, and opens what Bongsu sealed: cobblestone.py FILE KEY_HEX CONTEXT."""
import base64
import hashlib
import json
import sys

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor


def text(data):
    return base64.b64encode(data).decode()


def vectors():
    key = bytes(range(32))
    messages = []
    for length, contexts in [(0, ["", "drill object"]), (1, ["drill object"]), (16383, ["drill object"]), (16384, ["", "drill object"]), (16385, ["drill object"]), (32768, ["drill object"]), (50000, ["drill object"])]:
        for context in contexts:
            encryptor = Cobblestone256Encryptor(key, context=context.encode())
            message = bytes(i * 7 % 251 for i in range(length))
            sealed = encryptor.update(message) + encryptor.finalize()
            messages.append({"length": length, "context": context, "opening": text(sealed[:56]), "sealedSha256": hashlib.sha256(sealed).hexdigest()})
    print(json.dumps({"key": text(key), "messages": messages}, indent=1))


if len(sys.argv) == 1:
    vectors()
else:
    sealed = open(sys.argv[1], "rb").read()
    decryptor = Cobblestone256Decryptor(bytes.fromhex(sys.argv[2]), context=sys.argv[3].encode())
    clear = decryptor.update(sealed) + decryptor.finalize()
    print(len(clear), hashlib.sha256(clear).hexdigest())
