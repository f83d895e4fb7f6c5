// Judges the files that tools/outside/seal/make.ts writes, with Go's own crypto/mldsa and crypto/hpke: signatures of ML-DSA-44, ML-DSA-65 and the
// composite (both halves, by the draft's message representative), and HPKE with the hybrid KEM; and writes the reverse for judge.ts to read.
package main

import (
	"crypto/ed25519"
	"crypto/hpke"
	"crypto/mldsa"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
)

type signature struct {
	Algorithm, Seed, PublicKey, Message, Context, Signature string
	Good                                                    bool
}
type wrap struct{ Seed, PublicKey, Info, Plaintext, Sealed string }
type cases struct {
	Signatures []signature
	Wraps      []wrap
}

func b(text string) []byte {
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return bytes
}

func s(bytes []byte) string { return base64.StdEncoding.EncodeToString(bytes) }

const label = "COMPSIG-MLDSA65-Ed25519-SHA512"

func representative(message, context []byte) []byte {
	hash := sha512.Sum512(message)
	all := append([]byte("CompositeAlgorithmSignatures2025"+label), byte(len(context)))
	return append(append(all, context...), hash[:]...)
}

func parametersOf(algorithm string) mldsa.Parameters {
	if algorithm == "ML-DSA-44" {
		return mldsa.MLDSA44()
	}
	return mldsa.MLDSA65()
}

func good(c signature) bool {
	key, message, sig, context := b(c.PublicKey), b(c.Message), b(c.Signature), b(c.Context)
	if c.Algorithm == "MLDSA65-Ed25519-SHA512" {
		if len(key) != 1984 || len(sig) != 3373 {
			return false
		}
		lattice, err := mldsa.NewPublicKey(mldsa.MLDSA65(), key[:1952])
		whole := representative(message, context)
		return err == nil && mldsa.Verify(lattice, whole, sig[:3309], &mldsa.Options{Context: label}) == nil &&
			ed25519.Verify(ed25519.PublicKey(key[1952:]), whole, sig[3309:])
	}
	public, err := mldsa.NewPublicKey(parametersOf(c.Algorithm), key)
	return err == nil && mldsa.Verify(public, message, sig, &mldsa.Options{Context: string(context)}) == nil
}

func signed(c signature) signature {
	seed, message, context := b(c.Seed), b(c.Message), b(c.Context)
	if c.Algorithm == "MLDSA65-Ed25519-SHA512" {
		lattice, _ := mldsa.NewPrivateKey(mldsa.MLDSA65(), seed[:32])
		curve := ed25519.NewKeyFromSeed(seed[32:])
		whole := representative(message, context)
		half, _ := lattice.Sign(nil, whole, &mldsa.Options{Context: label})
		c.Signature = s(append(half, ed25519.Sign(curve, whole)...))
		c.PublicKey = s(append(lattice.PublicKey().Bytes(), curve.Public().(ed25519.PublicKey)...))
	} else {
		key, _ := mldsa.NewPrivateKey(parametersOf(c.Algorithm), seed)
		sig, _ := key.Sign(nil, message, &mldsa.Options{Context: string(context)})
		c.Signature, c.PublicKey = s(sig), s(key.PublicKey().Bytes())
	}
	return c
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	var in, out cases
	if err != nil || json.Unmarshal(text, &in) != nil {
		panic("no cases")
	}
	agreed := 0
	for _, c := range in.Signatures {
		if good(c) == c.Good {
			agreed++
		}
		if c.Good {
			out.Signatures = append(out.Signatures, signed(c))
		}
	}
	opened := 0
	kem := hpke.MLKEM768X25519()
	for _, w := range in.Wraps {
		key, err := kem.NewPrivateKey(b(w.Seed))
		if err != nil {
			panic(err)
		}
		plain, err := hpke.Open(key, hpke.HKDFSHA256(), hpke.AES256GCM(), b(w.Info), b(w.Sealed))
		if err == nil && s(plain) == w.Plaintext && s(key.PublicKey().Bytes()) == w.PublicKey {
			opened++
		}
		sealed, err := hpke.Seal(key.PublicKey(), hpke.HKDFSHA256(), hpke.AES256GCM(), b(w.Info), plain)
		if err != nil {
			panic(err)
		}
		w.Sealed = s(sealed)
		out.Wraps = append(out.Wraps, w)
	}
	fmt.Printf("signatures: %d of %d judged alike; wraps: %d of %d opened\n", agreed, len(in.Signatures), opened, len(in.Wraps))
	text, _ = json.Marshal(out)
	if os.WriteFile(os.Args[2], text, 0o644) != nil {
		panic("not written")
	}
}
