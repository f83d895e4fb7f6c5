"""python-tuf, unmodified, fetches every target of a publication by one tree: `judge.py URL [pq/]`, the root first of all from the publication itself."""
import json
import sys
import tempfile
import urllib.request

from tuf.ngclient import Updater

base = sys.argv[1].rstrip("/") + "/"
tree = sys.argv[2] if len(sys.argv) > 2 else ""


def raw(name):
    with urllib.request.urlopen(base + tree + name) as answer:
        return answer.read()


with tempfile.TemporaryDirectory() as metadata, tempfile.TemporaryDirectory() as targets:
    updater = Updater(metadata, base + tree, targets, base, bootstrap=raw("1.root.json"))
    updater.refresh()
    snapshot = json.loads(raw(f"{json.loads(raw('timestamp.json'))['signed']['meta']['snapshot.json']['version']}.snapshot.json"))
    paths, scheme = [], None
    for name, meta in snapshot["signed"]["meta"].items():
        paths += json.loads(raw(f"{meta['version']}.{name}"))["signed"]["targets"]
    size = 0
    for path in paths:
        info = updater.get_targetinfo(path)
        assert info is not None, path
        size += len(open(updater.download_target(info), "rb").read())
    key = next(iter(json.loads(raw("1.root.json"))["signed"]["keys"].values()))
    print(f"python-tuf: {len(paths)} targets, {size} bytes, by {key['keytype']}/{key['scheme']}")
