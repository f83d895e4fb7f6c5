// Judges a log, its checkpoint, policy and proof by filippo.io/torchwood, and makes a proof of its own for us to judge.
// Usage: go run . DIR, where DIR holds log/, policy, proof, entry (of the proof) and gets theirs (a proof of entry 5).
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	dir := os.Args[1]
	read := func(name string) []byte {
		bytes, err := os.ReadFile(filepath.Join(dir, name))
		check("read "+name, err)
		return bytes
	}
	policy, err := torchwood.ParsePolicy(read("policy"))
	check("policy", err)
	note := read("log/checkpoint")
	head, signed, err := torchwood.VerifyCheckpoint(note, policy)
	check("checkpoint", err)
	fmt.Printf("checkpoint: %s, %d entries, %d good signatures\n", head.Origin, head.N, len(signed.Sigs))

	tiles, err := torchwood.NewTileFS(os.DirFS(filepath.Join(dir, "log")))
	check("tiles", err)
	client, err := torchwood.NewClient(tiles)
	check("client", err)
	count := int64(0)
	for range client.AllEntries(context.Background(), head.Tree, 0) {
		count++
	}
	check("entries", client.Err())
	if count != head.N {
		check("entries", fmt.Errorf("%d of %d", count, head.N))
	}
	fmt.Printf("entries: %d read, each proved to be in the tree\n", count)

	entry := read("entry")
	check("proof", torchwood.VerifyProof(policy, tlog.RecordHash(entry), read("proof")))
	fmt.Println("proof: good for its entry")
	if torchwood.VerifyProof(policy, tlog.RecordHash(append(entry, ' ')), read("proof")) == nil {
		check("proof", fmt.Errorf("good for another entry"))
	}
	fmt.Println("proof: refused for another entry")

	reader := torchwood.TileHashReaderWithContext(context.Background(), head.Tree, tiles)
	own, err := tlog.ProveRecord(head.N, 5, reader)
	check("own proof", err)
	check("own proof", os.WriteFile(filepath.Join(dir, "theirs"), torchwood.FormatProof(5, own, note), 0o644))
}

func check(what string, err error) {
	if err == nil {
		return
	}
	fmt.Printf("%s: %v\n", what, err)
	os.Exit(1)
}
