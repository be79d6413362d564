package ocr

import (
	"encoding/binary"
	"errors"
	"strings"
)

// Numbers of fields in the format ONNX: onnx.proto3, version 1.17.
const (
	modelGraph      = 7
	modelProperties = 14
	graphWeights    = 5
	graphInputs     = 11
	graphOutputs    = 12
	valueName       = 1
	weightName      = 8
	propertyKey     = 1
	propertyValue   = 2
)

var errNoModel = errors.New("not a model of the format ONNX")

// description is what a model says about itself. Asking the library for it would build the network once more.
type description struct {
	inputs, outputs []string
	properties      map[string]string
}

// describe reads a model's description.
func describe(model []byte) (description, error) {
	d := description{properties: map[string]string{}}
	err := members(model, func(number int, value []byte) error {
		switch number {
		case modelGraph:
			return d.graph(value)
		case modelProperties:
			key, err := member(value, propertyKey)
			if err != nil {
				return err
			}
			text, err := member(value, propertyValue)
			d.properties[string(key)] = string(text)
			return err
		}
		return nil
	})
	return d, err
}

// graph reads the names of what goes in and comes out. Older models list their weights among the inputs.
func (d *description) graph(graph []byte) error {
	weights := map[string]bool{}
	var inputs []string
	err := members(graph, func(number int, value []byte) error {
		switch number {
		case graphWeights:
			name, err := member(value, weightName)
			weights[string(name)] = true
			return err
		case graphInputs:
			name, err := member(value, valueName)
			inputs = append(inputs, string(name))
			return err
		case graphOutputs:
			name, err := member(value, valueName)
			d.outputs = append(d.outputs, string(name))
			return err
		}
		return nil
	})
	for _, name := range inputs {
		if !weights[name] {
			d.inputs = append(d.inputs, name)
		}
	}
	return err
}

// member returns the last value of a field that is text, bytes or a message.
func member(message []byte, wanted int) (out []byte, err error) {
	err = members(message, func(number int, value []byte) error {
		if number == wanted {
			out = value
		}
		return nil
	})
	return out, err
}

// members calls visit with every field of a message that is text, bytes or a message: Protocol Buffers, Encoding.
func members(message []byte, visit func(number int, value []byte) error) error {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		if n <= 0 {
			return errNoModel
		}
		message = message[n:]
		skip := uint64(0)
		switch tag & 7 {
		case 0:
			_, n := binary.Uvarint(message)
			if n <= 0 {
				return errNoModel
			}
			skip = uint64(n)
		case 1:
			skip = 8
		case 5:
			skip = 4
		case 2:
			length, n := binary.Uvarint(message)
			if n <= 0 || length > uint64(len(message)-n) {
				return errNoModel
			}
			if err := visit(int(tag>>3), message[n:n+int(length)]); err != nil {
				return err
			}
			skip = uint64(n) + length
		default:
			return errNoModel
		}
		if skip > uint64(len(message)) {
			return errNoModel
		}
		message = message[skip:]
	}
	return nil
}

// characters returns the characters that a recogniser knows, by class: one a line in its properties, before them the class
// for "no character" and behind them the space.
func (d description) characters() ([]string, error) {
	list := d.properties["character"]
	if list == "" {
		return nil, errors.New("the recogniser brings no characters")
	}
	return append(append([]string{""}, lines(list)...), " "), nil
}

// lines splits a text at the ends of its lines, of which the last may be missing.
func lines(text string) []string {
	all := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range all {
		all[i] = strings.TrimSuffix(line, "\r")
	}
	return all
}
