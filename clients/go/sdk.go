package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/zenlayer/zenlayercloud-sdk-go/zenlayercloud/common"
)

// The operations of the SDK, by service, version and action.
type sdk map[string]operation

// Takes parameters and gives an answer, both as JSON in the names of the wire and both by way of the SDK's models: a
// parameter that a model does not have is an error, a field that it does not have is not in the answer.
type operation func(parameters map[string]any) ([]byte, error)

func (s sdk) call(service, version, action string, parameters map[string]any, answer any) error {
	name := service + " " + version + " " + action
	run, known := s[name]
	if !known {
		return fmt.Errorf("operations.go has no %s", name)
	}
	text, err := run(parameters)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, answer)
}

// Who the clients of the SDK are, and what they are told.
type access struct {
	password, token string
	// How often the SDK waited for a rate limit.
	waits int
}

func withKey() *access   { return &access{password: os.Getenv("KEY_PASSWORD")} }
func withToken() *access { return &access{token: os.Getenv("TOKEN")} }

func (a *access) config() *common.Config {
	config := common.NewConfig()
	config.Scheme = "HTTP"
	config.Domain = os.Getenv("ENDPOINT")
	config.Timeout = 10
	config.RateLimitExceededRetryDuration = func(int) time.Duration {
		a.waits++
		return time.Millisecond
	}
	return config
}

// Makes the client of one package from its two constructors.
func client[Client any](
	a *access,
	key func(*common.Config, string, string) (Client, error),
	token func(*common.Config, string) (Client, error),
) Client {
	var made Client
	var err error
	if a.token == "" {
		made, err = key(a.config(), os.Getenv("KEY_ID"), a.password)
	} else {
		made, err = token(a.config(), a.token)
	}
	must(err)
	return made
}

func of[Request, Response any](build func() *Request, send func(*Request) (*Response, error)) operation {
	return func(parameters map[string]any) ([]byte, error) {
		text, err := json.Marshal(parameters)
		must(err)
		request := build()
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(request); err != nil {
			return nil, err
		}
		response, err := send(request)
		if err != nil {
			return nil, err
		}
		return json.Marshal(response)
	}
}
