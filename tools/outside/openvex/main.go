// Judges OpenVEX documents with the reference library: each is parsed, every statement validated, and what the library writes again compared with what it read.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"github.com/openvex/go-vex/pkg/vex"
)

func main() {
	documents, statements, faults := 0, 0, 0
	for _, path := range os.Args[1:] {
		documents++
		document, err := vex.Open(path)
		if err != nil {
			faults++
			fmt.Printf("%s: %v\n", path, err)
			continue
		}
		for n := range document.Statements {
			statements++
			if err := document.Statements[n].Validate(); err != nil {
				faults++
				fmt.Printf("%s: statement %d: %v\n", path, n, err)
			}
		}
		if err := sameAgain(path, document); err != nil {
			faults++
			fmt.Printf("%s: %v\n", path, err)
		}
	}
	fmt.Printf("go-vex: %d documents, %d statements, %d faults\n", documents, statements, faults)
	if faults > 0 {
		os.Exit(1)
	}
}

// sameAgain fails where the library writes a statement with another status, vulnerability or products than it read.
func sameAgain(path string, document *vex.VEX) error {
	written, err := json.Marshal(document)
	if err != nil {
		return err
	}
	original, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var before, after struct {
		Statements []map[string]any `json:"statements"`
	}
	if err := json.Unmarshal(original, &before); err != nil {
		return err
	}
	if err := json.Unmarshal(written, &after); err != nil {
		return err
	}
	for n := range before.Statements {
		for _, name := range []string{"status", "vulnerability", "products", "justification", "impact_statement", "action_statement"} {
			if !reflect.DeepEqual(before.Statements[n][name], after.Statements[n][name]) {
				return fmt.Errorf("statement %d: %s is written as %v, read as %v", n, name, after.Statements[n][name], before.Statements[n][name])
			}
		}
	}
	return nil
}
