// Verifies heads and proofs with the libraries of Go's checksum database.
//
// The input has one line a case: the verifier key; then, each in base64, the checkpoint, the leaf, an earlier size and
// root, and the proofs: key, note, index, leaf, inclusion, old size, old root, consistency. A proof is its hashes one
// after the other.
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func bytes(text string) []byte {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return data
}

func hash(data []byte) (h tlog.Hash) {
	copy(h[:], data)
	return h
}

func hashes(text string) []tlog.Hash {
	data := bytes(text)
	list := []tlog.Hash{}
	for len(data) > 0 {
		list = append(list, hash(data[:32]))
		data = data[32:]
	}
	return list
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

func check(fields []string) error {
	verifier, err := note.NewVerifier(fields[0])
	if err != nil {
		return err
	}
	signed, err := note.Open(bytes(fields[1]), note.VerifierList(verifier))
	if err != nil {
		return err
	}
	lines := strings.Split(signed.Text, "\n")
	size, root := number(lines[1]), hash(bytes(lines[2]))
	leaf := tlog.RecordHash(bytes(fields[3]))
	if err := tlog.CheckRecord(hashes(fields[4]), size, root, number(fields[2]), leaf); err != nil {
		return err
	}
	return tlog.CheckTree(hashes(fields[7]), size, root, number(fields[5]), hash(bytes(fields[6])))
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(make([]byte, 1<<20), 1<<20)
	count := 0
	for input.Scan() {
		if err := check(strings.Split(input.Text(), " ")); err != nil {
			fmt.Println("case", count, err)
			os.Exit(1)
		}
		count++
	}
	fmt.Println("good", count)
}
