package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/common"
)

// Checks that take one call. The rate limit comes first: it is over after two.
var singles = []struct {
	name string
	run  func() error
}{
	{"the SDK waits for a rate limit", func() error {
		access := withKey()
		if err := operations(access).call("zlb", "2025-04-01", "DescribeLoadBalancers", nil, &listing{}); err != nil {
			return err
		}
		return expect("the number of waits", access.waits, 2)
	}},
	{"a wrong password is an error of the SDK", func() error {
		return refused(&access{password: "wrong"}, "DescribeInstances", nil, "AUTHFAILURE_SIGNATURE_FAILURE")
	}},
	{"a wrong token is an error of the SDK", func() error {
		return refused(&access{token: "wrong"}, "DescribeInstances", nil, "AUTHFAILURE_INVALID_AUTHORIZATION")
	}},
	{"an unknown id is an error of the SDK", func() error {
		unknown := map[string]any{"instanceId": "unknown"}
		return refused(withKey(), "TerminateInstance", unknown, "INVALID_INSTANCE_NOT_FOUND")
	}},
	{"an unknown id is named by an answer to many", func() error {
		var answer struct {
			Response struct{ InstanceIds []string }
		}
		unknown := map[string]any{"instanceIds": []string{"unknown"}}
		err := operations(withKey()).call("zec", "2025-09-01", "ReleaseInstances", unknown, &answer)
		if err != nil {
			return err
		}
		return expect("instanceIds", fmt.Sprint(answer.Response.InstanceIds), "[unknown]")
	}},
	{"a list of an unknown id is empty", func() error {
		total, shown, err := list(map[string]any{"instanceIds": []string{"unknown"}})
		return errors.Join(err, expect("the number of entries", shown, 0), expect("totalCount", total, 0))
	}},
	{"a page has as many entries as are asked for", func() error {
		total, shown, err := list(map[string]any{"pageNum": 2, "pageSize": 1})
		return errors.Join(err, expect("the number of entries", shown, 1), expect("that there are more", total > 1, true))
	}},
}

func list(parameters map[string]any) (total, shown int, err error) {
	var answer listing
	err = operations(withKey()).call("vm", "2026-04-01", "DescribeInstances", parameters, &answer)
	return answer.Response.TotalCount, len(answer.Response.DataSet), err
}

func refused(access *access, action string, parameters map[string]any, code string) error {
	err := operations(access).call("vm", "2026-04-01", action, parameters, &listing{})
	var failure *common.ZenlayerCloudSdkError
	if !errors.As(err, &failure) || failure.Code != code {
		return fmt.Errorf("it ended with %v, not with %s", err, code)
	}
	if failure.Message == "" || !strings.HasPrefix(failure.RequestId, "T") {
		return fmt.Errorf("%v has no message or no request id", err)
	}
	return nil
}

func expect[Value comparable](what string, actual, expected Value) error {
	if actual != expected {
		return fmt.Errorf("%s is %v, not %v", what, actual, expected)
	}
	return nil
}
