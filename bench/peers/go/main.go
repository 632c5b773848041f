// Destroys VM instances with Zenlayer's official Go SDK, one call after the other.
//
//	ENDPOINT=127.0.0.1:8080 KEY_ID=... KEY_PASSWORD=... teardown one-by-one vm-1 vm-2
//	... teardown in-steps vm-1 vm-2
//
// one-by-one takes each instance all the way before the next. in-steps terminates all, waits for each to be in the
// recycle bin, releases all in calls of a hundred, and waits for each to be gone.
package main

import (
	"log"
	"os"
	"slices"
	"time"

	"github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/common"
	vm "github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/vm20260401"
)

const (
	pause = 2 * time.Second
	gone  = ""
)

func main() {
	config := common.NewConfig()
	config.Scheme = "HTTP"
	config.Domain = os.Getenv("ENDPOINT")
	client, err := vm.NewClient(config, os.Getenv("KEY_ID"), os.Getenv("KEY_PASSWORD"))
	must(err)
	form, ids := os.Args[1], os.Args[2:]
	if form == "in-steps" {
		destroy(client, ids)
		return
	}
	for _, id := range ids {
		destroy(client, []string{id})
	}
}

func destroy(client *vm.Client, ids []string) {
	for _, id := range ids {
		request := vm.NewTerminateInstanceRequest()
		request.InstanceId = &id
		_, err := client.TerminateInstance(request)
		must(err)
	}
	for _, id := range ids {
		waitFor(client, id, "RECYCLE")
	}
	for hundred := range slices.Chunk(ids, 100) {
		request := vm.NewReleaseInstancesRequest()
		request.InstanceIds = hundred
		_, err := client.ReleaseInstances(request)
		must(err)
	}
	for _, id := range ids {
		waitFor(client, id, gone)
	}
}

func waitFor(client *vm.Client, id, wanted string) {
	for status(client, id) != wanted {
		time.Sleep(pause)
	}
}

func status(client *vm.Client, id string) string {
	request := vm.NewDescribeInstancesRequest()
	request.InstanceIds = []string{id}
	answer, err := client.DescribeInstances(request)
	must(err)
	if len(answer.Response.DataSet) == 0 {
		return gone
	}
	return *answer.Response.DataSet[0].InstanceStatus
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
