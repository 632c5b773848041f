// Takes resources through their lives with Zenlayer's official Go SDK, and prints a line for each check.
//
//	ENDPOINT=127.0.0.1:8080 KEY_ID=... KEY_PASSWORD=... TOKEN=... clients <lives.json
//
// The lives are made by scripts/clients/lives.ts; calls that stand by themselves are in single.go.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	var lives []life
	must(json.NewDecoder(os.Stdin).Decode(&lives))
	proofs := map[string]sdk{"key": operations(withKey()), "token": operations(withToken())}
	failed := false
	report := func(name string, err error) (ok bool) {
		if err == nil {
			fmt.Printf("ok %s\n", name)
			return true
		}
		fmt.Printf("FAILED %s: %v\n", name, err)
		failed = true
		return false
	}
	for _, check := range singles {
		report(check.name, check.run())
	}
	for index := range lives {
		life := &lives[index]
		for _, step := range life.Steps {
			if !report(life.Name+", "+step.Name, life.take(proofs[life.Proof], step)) {
				break
			}
		}
	}
	if failed {
		os.Exit(1)
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
