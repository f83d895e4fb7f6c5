"""Says whether an order (bongsu.order/1) is in force, written from docs/trust.md and the standards that it names, with nothing of Bongsu's code.

    python3 verify_order.py FILE --policy POLICY      exit status: 0 in force, 1 refused with its reason, 2 unreadable
    python3 verify_order.py --cases FOLDER            judges every case of FOLDER/cases.json: lines of "FILE STATUS"

Needs PyPI cryptography 48 (ML-DSA of OpenSSL 3.5 or of AWS-LC).
"""

import base64
import binascii
import datetime
import gzip
import hashlib
import json
import re
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey, MLDSA65PublicKey

DIRECTIVE = "application/vnd.bongsu.directive+json"
ROSTER = "application/vnd.bongsu.roster+json"


class Unreadable(Exception):
    pass


class Refused(Exception):
    pass


def pairs(items):
    found = {}
    for name, value in items:
        if name in found:
            raise Unreadable(f"{name} stands twice")
        found[name] = value
    return found


def parse(data):
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=pairs)
    except (ValueError, RecursionError) as error:
        raise Unreadable(str(error)) from error


def b64(text):
    if not isinstance(text, str):
        raise ValueError("no base64")
    return base64.b64decode(text, validate=True)


def instant(text):
    if not isinstance(text, str) or not re.fullmatch(
        r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)", text
    ):
        raise Refused("no instant")
    try:
        return datetime.datetime.fromisoformat(text.upper().replace("Z", "+00:00"))
    except ValueError as error:
        raise Refused("no instant") from error


def is_whole(value, least=1):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == int(value) and value >= least


# --- signatures -----------------------------------------------------------------------------------------------------------------------------------

HEADS = {
    "308207d1300a06082b06010505070630038207c100": "composite",
    "308207b2300b0609608648016503040312038207a100": "ML-DSA-65",
    "30820532300b060960864801650304031103820521 00".replace(" ", ""): "ML-DSA-44",
    "302a300506032b6570032100": "Ed25519",
}
NAMES = {"composite": "MLDSA65-Ed25519-SHA512"}
LENGTHS = {"composite": 1984, "ML-DSA-65": 1952, "ML-DSA-44": 1312, "Ed25519": 32}
PROBLEMS = {"composite": {"lattice", "curve"}, "ML-DSA-65": {"lattice"}, "ML-DSA-44": {"lattice"}, "Ed25519": {"curve"}}


def split_spki(spki):
    for head, name in HEADS.items():
        if spki.hex().startswith(head) and len(spki) == len(head) // 2 + LENGTHS[name]:
            return name, spki[len(head) // 2 :]
    raise Refused("a key of no known algorithm")


def good(check, *arguments, **options):
    try:
        check(*arguments, **options)
        return True
    except (InvalidSignature, ValueError):
        return False


def verify(name, raw, message, signature, context):
    if name == "Ed25519":
        return good(Ed25519PublicKey.from_public_bytes(raw).verify, signature, message)
    if name == "ML-DSA-65":
        return good(MLDSA65PublicKey.from_public_bytes(raw).verify, signature, message, context=context)
    if name == "ML-DSA-44":
        return good(MLDSA44PublicKey.from_public_bytes(raw).verify, signature, message, context=context)
    if len(signature) != 3309 + 64:
        return False
    label = b"COMPSIG-MLDSA65-Ed25519-SHA512"
    both = b"CompositeAlgorithmSignatures2025" + label + bytes([len(context)]) + context + hashlib.sha512(message).digest()
    lattice = MLDSA65PublicKey.from_public_bytes(raw[:1952])
    curve = Ed25519PublicKey.from_public_bytes(raw[1952:])
    return good(lattice.verify, signature[:3309], both, context=label) and good(curve.verify, signature[3309:], both)


def preauthentication(payload_type, payload):
    return f"DSSEv1 {len(payload_type)} {payload_type} {len(payload)} ".encode() + payload


def offices_that_signed(signed, payload_type, roster, quorum):
    """Offices of a quorum whose good signatures stand although one hard problem is solved."""
    message = preauthentication(payload_type, signed["text"].encode())
    context = b"bongsu/1 order " + (b"drill" if roster["drill"] else b"real")
    counted = []
    for office in roster["offices"]:
        if office["id"] not in quorum["offices"]:
            continue
        algorithms = set()
        for key in office["keys"]:
            name, raw = split_spki(b64(key["publicKey"]))
            for one in signed["signatures"]:
                try:
                    signature = b64(one["sig"])
                except (ValueError, binascii.Error):
                    continue
                if one["keyid"] == key["keyid"] and verify(name, raw, message, signature, context):
                    algorithms.add(name)
        stands = all(
            any(PROBLEMS[one] - {solved} for one in algorithms) for solved in ("lattice", "curve")
        )
        if algorithms and stands:
            counted.append(office["id"])
    return counted


# --- rosters --------------------------------------------------------------------------------------------------------------------------------------

MEMBERS = {
    "roster": {"type", "version", "drill", "from", "to", "offices", "orders", "next", "log"},
    "office": {"id", "name", "keys"},
    "key": {"type", "purpose", "drill", "algorithm", "keyid", "publicKey"},
    "order": {"issuers", "offices", "threshold"},
    "next": {"offices", "threshold"},
}
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@-]{0,79}")


def known(value, kind):
    if not isinstance(value, dict) or set(value) - MEMBERS[kind]:
        raise Refused(f"a {kind} with a member that nobody knows")


def read_roster(text):
    try:
        roster = parse(text.encode())
    except Unreadable as error:
        raise Refused(str(error)) from error
    if not isinstance(roster, dict) or roster.get("type") != "bongsu.roster/1":
        raise Refused("no roster")
    known(roster, "roster")
    if not is_whole(roster.get("version")) or not isinstance(roster.get("drill"), bool):
        raise Refused("a roster without version or world")
    if instant(roster.get("from")) >= instant(roster.get("to")):
        raise Refused("a roster that is over before it begins")
    ids, keyids = [], []
    offices = roster.get("offices")
    if not isinstance(offices, list) or len(offices) > 64:
        raise Refused("no offices")
    for office in offices:
        known(office, "office")
        names, keys = office.get("name"), office.get("keys", [])
        is_named = isinstance(names, dict) and names and all(
            isinstance(one, str) and len(one) <= 200 and re.fullmatch(r"[a-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}", tag)
            for tag, one in names.items()
        )
        if not isinstance(office.get("id"), str) or not ID.fullmatch(office["id"]) or not is_named:
            raise Refused("an office without id or name")
        if not isinstance(keys, list) or len(keys) > 4:
            raise Refused("an office with other keys")
        office["keys"] = keys
        ids.append(office["id"])
        for key in keys:
            known(key, "key")
            try:
                spki = b64(key.get("publicKey"))
            except (ValueError, binascii.Error) as error:
                raise Refused("a key that is none") from error
            name, _ = split_spki(spki)
            is_right = key.get("purpose") == "order" and key.get("drill") is roster["drill"]
            if not is_right or key.get("algorithm") != NAMES.get(name, name):
                raise Refused("a key of another use")
            if key.get("keyid") != hashlib.sha256(spki).hexdigest():
                raise Refused("a key with another's id")
            keyids.append(key["keyid"])
    if len(set(ids)) < len(ids) or len(set(keyids)) < len(keyids):
        raise Refused("an office or key stands twice")
    orders = roster.get("orders")
    if not isinstance(orders, list) or not 0 < len(orders) <= 64:
        raise Refused("no rules")
    for rule in orders:
        known(rule, "order")
        quorum(rule, ids)
        issuers = rule.get("issuers")
        if not isinstance(issuers, list) or not issuers or any(one not in ids for one in issuers):
            raise Refused("a rule without issuers")
    issuers = [one for rule in orders for one in rule["issuers"]]
    if len(set(issuers)) < len(issuers):
        raise Refused("two rules of one issuer")
    known(roster.get("next"), "next")
    quorum(roster["next"], ids)
    roster["policy"] = read_policy(roster.get("log"))
    return roster


def quorum(value, ids):
    offices = value.get("offices")
    if not isinstance(offices, list) or any(one not in ids for one in offices) or len(set(offices)) < len(offices):
        raise Refused("a quorum of others")
    if not is_whole(value.get("threshold")) or value["threshold"] > len(offices):
        raise Refused("a quorum that cannot be reached")


# --- log (c2sp.org tlog-policy, signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof) -------------------------------------------------------------

NAME = re.compile(r"[^\s+]{1,255}")
KEY_BYTES = {1: 32, 4: 32, 6: 1312}


def read_vkey(text):
    found = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+(.+)", text)
    if not found or not NAME.fullmatch(found[1]):
        raise Refused("no key of a log")
    try:
        raw = b64(found[3])
    except (ValueError, binascii.Error) as error:
        raise Refused("no key of a log") from error
    if KEY_BYTES.get(raw[0]) != len(raw) - 1:
        raise Refused("no key that signs checkpoints")
    if hashlib.sha256(f"{found[1]}\n".encode() + raw).hexdigest()[:8] != found[2]:
        raise Refused("a log's key with another's id")
    return {"name": found[1], "id": found[2], "type": raw[0], "raw": raw[1:]}


def read_policy(text):
    if not isinstance(text, str):
        raise Refused("no policy of a log")
    logs, witnesses, groups, used, rule = [], {}, {}, set(), None
    seen = set()
    for line in text.split("\n"):
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line):
            raise Refused("a control in the policy")
        words = [word for word in re.split(r"[ \t]+", line) if word]
        if not words or words[0].startswith("#"):
            continue
        kind, rest = words[0], words[1:]
        if kind == "log" and 1 <= len(rest) <= 2:
            key = read_vkey(rest[0])
            if key["raw"] in [one["raw"] for one in logs]:
                raise Refused("a log stands twice")
            logs.append(key)
        elif kind == "witness" and 2 <= len(rest) <= 3:
            key = read_vkey(rest[1])
            if key["raw"] in seen or rest[0] in groups or rest[0] == "none":
                raise Refused("a witness stands twice")
            seen.add(key["raw"])
            witnesses[rest[0]] = key
            groups[rest[0]] = ("witness", rest[0])
        elif kind == "group" and len(rest) >= 3:
            name, count, members = rest[0], rest[1], rest[2:]
            if len(set(members)) < len(members) or any(one not in groups or one in used for one in members):
                raise Refused("a group of others")
            most = len(members)
            threshold = {"all": most, "any": 1}.get(count)
            if threshold is None:
                threshold = int(count) if re.fullmatch(r"[1-9]\d{0,3}", count) else 0
            if not 1 <= threshold <= most or name in groups or name == "none":
                raise Refused("a group that cannot be")
            used.update(members)
            groups[name] = ("group", threshold, [groups[one] for one in members])
        elif kind == "quorum" and len(rest) == 1:
            if rule is not None or (rest[0] != "none" and rest[0] not in groups):
                raise Refused("no such quorum")
            rule = "none" if rest[0] == "none" else groups[rest[0]]
        else:
            raise Refused("a line of a policy that nobody knows")
    if rule is None:
        raise Refused("a policy without quorum")
    return {"logs": logs, "witnesses": witnesses, "quorum": rule}


def meets(rule, names):
    if rule == "none":
        return True
    if rule[0] == "witness":
        return rule[1] in names
    return sum(meets(one, names) for one in rule[2]) >= rule[1]


def read_note(note):
    if not note.endswith("\n") or "\n\n" not in note or re.search(r"[\x00-\x09\x0b-\x1f]", note):
        raise Refused("no note")
    cut = note.rindex("\n\n")
    lines = []
    for line in note[cut + 2 : -1].split("\n"):
        words = line.split(" ")
        if len(words) != 3 or words[0] != "\u2014" or not NAME.fullmatch(words[1]):
            raise Refused("no line of a signature")
        try:
            raw = b64(words[2])
        except (ValueError, binascii.Error) as error:
            raise Refused("no line of a signature") from error
        if len(raw) < 5:
            raise Refused("no line of a signature")
        lines.append((words[1], raw[:4].hex(), raw[4:]))
    return note[: cut + 1], lines


def signed_time(key, signature, text, head):
    """When a good signature was made, 0 where its type has no time; None where it is not good."""
    if key["type"] == 1:
        return 0 if good(Ed25519PublicKey.from_public_bytes(key["raw"]).verify, signature, text.encode()) else None
    time = int.from_bytes(signature[:8], "big")
    if time > 2**53 - 1:
        return None
    if key["type"] == 4:
        message = f"cosignature/v1\ntime {time}\n{text}".encode()
        return time if good(Ed25519PublicKey.from_public_bytes(key["raw"]).verify, signature[8:], message) else None
    name, origin = key["name"].encode(), head["origin"].encode()
    message = (
        b"subtree/v1\n\0" + bytes([len(name)]) + name + time.to_bytes(8, "big") + bytes([len(origin)]) + origin
        + (0).to_bytes(8, "big") + head["size"].to_bytes(8, "big") + head["root"]
    )
    return time if good(MLDSA44PublicKey.from_public_bytes(key["raw"]).verify, signature[8:], message) else None


def read_checkpoint(text):
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0] or not re.fullmatch(r"0|[1-9]\d{0,15}", lines[1]) or lines[-1] != "":
        raise Refused("no checkpoint")
    try:
        root = b64(lines[2])
    except (ValueError, binascii.Error) as error:
        raise Refused("no checkpoint") from error
    if len(root) != 32 or "" in lines[3:-1]:
        raise Refused("no checkpoint")
    return {"origin": lines[0], "size": int(lines[1]), "root": root}


def sha256(data):
    return hashlib.sha256(data).digest()


def root_of(index, size, leaf, path):
    """RFC 9162, 2.1.3.2."""
    if index >= size:
        return None
    at, last, root = index, size - 1, leaf
    for one in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            root = sha256(b"\x01" + one + root)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            root = sha256(b"\x01" + root + one)
        at, last = at >> 1, last >> 1
    return root if last == 0 else None


def judge_proof(proof, entry, policy):
    """The witnesses' newest time, or None where no witness is asked for and none says one."""
    if "\n\n" not in proof:
        raise Refused("no proof")
    cut = proof.index("\n\n")
    lines = proof[:cut].split("\n")
    if lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Refused("no proof")
    if lines and lines[0].startswith("extra "):
        lines.pop(0)
    index = re.fullmatch(r"index (0|[1-9]\d{0,15})", lines.pop(0)) if lines else None
    try:
        path = [b64(line) for line in lines]
    except (ValueError, binascii.Error) as error:
        raise Refused("no proof") from error
    if index is None or len(path) > 63 or any(len(one) != 32 for one in path):
        raise Refused("no proof")
    text, signatures = read_note(proof[cut + 2 :])
    head = read_checkpoint(text)
    keys = policy["logs"] + list(policy["witnesses"].values())
    times = {}
    for name, key_id, signature in signatures:
        key = next((one for one in keys if one["name"] == name and one["id"] == key_id), None)
        if key is None:
            continue
        time = signed_time(key, signature, text, head) if len(signature) >= 64 else None
        if time is None:
            raise Refused("a signature of the checkpoint is not good")
        times.setdefault(id(key), time)
    if not any(key["name"] == head["origin"] and id(key) in times for key in policy["logs"]):
        raise Refused("no log of the roster signed")
    seen = {name for name, key in policy["witnesses"].items() if id(key) in times}
    if not meets(policy["quorum"], seen):
        raise Refused("too few witnesses")
    if root_of(int(index[1]), head["size"], sha256(b"\x00" + entry), path) != head["root"]:
        raise Refused("it is not in the log")
    if policy["quorum"] != "none" and not any(times[id(policy["witnesses"][name])] for name in seen):
        raise Refused("no witness says when")
    said = [time for time in times.values() if time]
    return max(said) if said else None


# --- the order ------------------------------------------------------------------------------------------------------------------------------------

def read_signed(value):
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise Unreadable("nothing signed")
    signatures = value.get("signatures")
    if not isinstance(signatures, list) or not 1 <= len(signatures) <= 16:
        raise Unreadable("no signatures")
    for one in signatures:
        if not isinstance(one, dict) or not isinstance(one.get("keyid"), str) or not isinstance(one.get("sig"), str):
            raise Unreadable("no signature")
    return value


def read_file(data):
    if len(data) > 64 * 1024:
        raise Unreadable("too large")
    if data[:2] == b"\x1f\x8b":
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError) as error:
            raise Unreadable(str(error)) from error
    if len(data) > 192 * 1024:
        raise Unreadable("too large")
    file = parse(data)
    if not isinstance(file, dict) or file.get("type") != "bongsu.order/1":
        raise Unreadable("no order")
    rosters = file.get("rosters")
    if not isinstance(rosters, list) or len(rosters) > 32 or not isinstance(file.get("proof"), (str, type(None))):
        raise Unreadable("no order")
    return {"rosters": [read_signed(one) for one in rosters], "order": read_signed(file.get("order")), "proof": file.get("proof")}


def in_time_of(rosters, at):
    begun = [roster for roster in rosters if instant(roster["from"]) <= at]
    return begun[-1] if begun and at < instant(begun[-1]["to"]) else None


def judge(file, policy):
    rosters = []
    for place, signed in enumerate(file["rosters"]):
        if place == 0 and hashlib.sha256(signed["text"].encode()).hexdigest() != policy["roster"]:
            raise Refused("the first roster is not the pinned one")
        roster = read_roster(signed["text"])
        if roster["drill"] is not policy["drill"]:
            raise Refused("a roster of the other world")
        if place > 0:
            before = rosters[-1]
            if roster["version"] != before["version"] + 1 or instant(roster["from"]) < instant(before["from"]):
                raise Refused("a roster is missing")
            if len(offices_that_signed(signed, ROSTER, before, before["next"])) < before["next"]["threshold"]:
                raise Refused("too few offices signed a roster")
        rosters.append(roster)
    if not rosters:
        raise Refused("there is no roster")
    text = file["order"]["text"]
    try:
        document = parse(text.encode())
    except Unreadable as error:
        raise Refused(str(error)) from error
    is_named = isinstance(document, dict) and document.get("type") == "bongsu.directive/1" and all(
        isinstance(document.get(name), str) and ID.fullmatch(document[name]) for name in ("id", "issuedBy")
    )
    if not is_named or not is_whole(document.get("revision")) or not isinstance(document.get("drill"), bool):
        raise Refused("no directive")
    at = instant(document["revisedAt"] if isinstance(document.get("revisedAt"), str) else document.get("issuedAt"))
    newest = rosters[-1]
    if document["drill"] is not policy["drill"]:
        raise Refused("an order of the other world")
    if in_time_of(rosters, at) is not newest:
        raise Refused("another roster was in force")
    rule = next((one for one in newest["orders"] if document["issuedBy"] in one["issuers"]), None)
    if rule is None:
        raise Refused("no rule for its issuer")
    counted = offices_that_signed(file["order"], DIRECTIVE, newest, rule)
    if len(counted) < rule["threshold"]:
        raise Refused(f"{len(counted)} of {rule['threshold']} signatures; missing {', '.join(sorted(set(rule['offices']) - set(counted)))}")
    if file["proof"] is None:
        raise Refused("it is in no log")
    entry = {
        "directive": document["id"],
        "drill": document["drill"],
        "revision": int(document["revision"]),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "type": "bongsu.log-entry/1",
        "what": "order",
    }
    canonical = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    seconds = judge_proof(file["proof"], canonical, newest["policy"])
    seen = at if seconds is None else datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    if in_time_of(rosters, seen) is not newest:
        raise Refused("its witnesses saw it when another roster was in force")
    return f"in force: {document['id']} revision {int(document['revision'])}, signed by {', '.join(counted)}"


def status_of(path, policy):
    try:
        rule = parse(Path(policy).read_bytes())
        is_policy = rule.get("type") == "bongsu.trust-policy/1" and re.fullmatch(r"[0-9a-f]{64}", rule.get("roster", ""))
        if not is_policy or not isinstance(rule.get("drill"), bool):
            raise Unreadable("no policy")
        return 0, judge(read_file(Path(path).read_bytes()), rule)
    except Refused as error:
        return 1, f"refused: {error}"
    except (Unreadable, OSError) as error:
        return 2, f"unreadable: {error}"


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--cases":
        folder = Path(arguments[1])
        for case in json.loads((folder / "cases.json").read_text()):
            print(case["file"], status_of(folder / case["file"], folder / case["policy"])[0])
        return 0
    if len(arguments) != 3 or arguments[1] != "--policy":
        print(__doc__)
        return 2
    status, words = status_of(arguments[0], arguments[2])
    print(words)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
