package main

import (
	"fmt"
	"strings"
	"time"
)

const (
	pause    = 20 * time.Millisecond
	patience = 10 * time.Second
	gone     = ""      // No status at all: it is in no list any more.
	there    = "THERE" // The status of what has none and is listed.
)

// What one resource goes through, in the names of the wire.
type life struct {
	Name, Proof, Service, Version, ID string
	Describe                          call
	// What the list has to say of it all the way, by field.
	Says map[string]string
	// The field of its status. One without is there or not.
	Status string
	Steps  []step
}

type call struct {
	Action, Parameter string
	// Further parameters.
	More map[string]any
	// Where it is an operation of another service.
	Service, Version string
}

// A write, or none, and the status it leads to. FailedIDs is the field of the answer that names what failed.
type step struct {
	Name string
	// Makes the resource; the field of the answer has its id, or an array with it.
	Make *struct {
		Action, Answer string
		Parameters     map[string]any
	}
	// What the list has to say from then on.
	Says      map[string]string
	Write     *call
	FailedIDs string
	Until     string
}

func (l *life) take(sdk sdk, step step) error {
	if step.Make != nil {
		if err := l.make(sdk, step.Make.Action, step.Make.Answer, step.Make.Parameters); err != nil {
			return err
		}
	}
	if step.Write != nil {
		if err := l.write(sdk, *step.Write, step.FailedIDs); err != nil {
			return err
		}
	}
	for field, value := range step.Says {
		l.Says[field] = value
	}
	end := time.Now().Add(patience)
	for {
		status, err := l.look(sdk)
		if err != nil || status == step.Until {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("it is %q after %v, not %q", status, patience, step.Until)
		}
		time.Sleep(pause)
	}
}

func (l *life) make(sdk sdk, action, answer string, parameters map[string]any) error {
	var made struct{ Response map[string]any }
	if err := sdk.call(l.Service, l.Version, action, parameters, &made); err != nil {
		return err
	}
	id := made.Response[answer]
	if several, some := id.([]any); some && len(several) > 0 {
		id = several[0]
	}
	text, isText := id.(string)
	if !isText {
		return fmt.Errorf("%s is %v", answer, made.Response[answer])
	}
	l.ID = text
	return nil
}

func (l *life) write(sdk sdk, write call, failedIDs string) error {
	var answer struct{ Response map[string]any }
	if err := l.call(sdk, write, &answer); err != nil {
		return err
	}
	// The models leave out what is empty.
	if failed, some := answer.Response[failedIDs]; some {
		return fmt.Errorf("%s is %v", failedIDs, failed)
	}
	return nil
}

type listing struct {
	Response struct {
		TotalCount int
		DataSet    []map[string]any
	}
}

// Says its status by a list of its id.
func (l *life) look(sdk sdk) (string, error) {
	var answer listing
	if err := l.call(sdk, l.Describe, &answer); err != nil {
		return gone, err
	}
	total, found := answer.Response.TotalCount, answer.Response.DataSet
	if total != len(found) || total > 1 {
		return gone, fmt.Errorf("totalCount is %d, and %d are listed", total, len(found))
	}
	if total == 0 {
		return gone, nil
	}
	for field, wanted := range l.Says {
		if found[0][field] != wanted {
			return gone, fmt.Errorf("%s is %v, not %s", field, found[0][field], wanted)
		}
	}
	if l.Status == "" {
		return there, nil
	}
	status, _ := found[0][l.Status].(string)
	return status, nil
}

func (l *life) call(sdk sdk, call call, answer any) error {
	var named any = l.ID
	// A parameter in the plural takes an array.
	if strings.HasSuffix(call.Parameter, "s") {
		named = []string{l.ID}
	}
	parameters := map[string]any{call.Parameter: named}
	for name, value := range call.More {
		parameters[name] = value
	}
	service, version := l.Service, l.Version
	if call.Service != "" {
		service, version = call.Service, call.Version
	}
	return sdk.call(service, version, call.Action, parameters, answer)
}
