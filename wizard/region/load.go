// Package region knows what each of the 31 communications administrations asks for, and how much that knowledge is worth.
//
// It reads the files of assets/regions strictly and answers typed questions. An answer is looked up in this order: the
// province's own text, then the national default, then nothing.
package region

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// What can go wrong while the files are read.
var (
	ErrFormat = errors.New("region file is not in the agreed form")
	ErrSchema = errors.New("region file has a schema this program does not know")
)

const (
	schema       = 1 // the form of the files that this package reads
	nationalFile = "national.yaml"
	sourcesFile  = "sources.yaml"
	provinceGlob = "[0-9][0-9]-*.yaml"
)

// Load reads every province file, the national defaults and the sources in the root of fsys. It refuses what it does not
// know by name: keys, values, sources, and topics of conflict. Errors wrap ErrFormat or ErrSchema, or come from fsys.
func Load(fsys fs.FS) (*Atlas, error) {
	a := &Atlas{provinces: map[string]*Province{}}

	var table sourceTable
	if err := readFile(fsys, sourcesFile, &table); err != nil {
		return nil, err
	}
	a.sources = table.Sources
	c := &checker{sources: a.sources}
	c.walk("", reflect.ValueOf(table))
	if err := refuse(sourcesFile, c.err()); err != nil {
		return nil, err
	}

	if err := readFile(fsys, nationalFile, &a.national); err != nil {
		return nil, err
	}
	if a.national.Schema != schema {
		return nil, fmt.Errorf("%s: schema %d: %w", nationalFile, a.national.Schema, ErrSchema)
	}
	c = &checker{sources: a.sources}
	c.walk("", reflect.ValueOf(a.national))
	c.lists(&a.national)
	if err := refuse(nationalFile, c.err()); err != nil {
		return nil, err
	}

	names, err := fs.Glob(fsys, provinceGlob)
	if err != nil {
		return nil, fmt.Errorf("list the province files: %w", err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		p, err := a.readProvince(name, raw)
		if err != nil {
			return nil, err
		}
		if other, taken := a.provinces[p.ID]; taken {
			return nil, fmt.Errorf("%s: id: %q is also the id of %s: %w", name, p.ID, other.Code, ErrFormat)
		}
		a.provinces[p.ID] = p
		a.order = append(a.order, p.ID)
	}
	slices.Sort(a.order)
	return a, nil
}

// readProvince decodes and checks one province file.
func (a *Atlas) readProvince(name string, raw []byte) (*Province, error) {
	p := new(Province)
	if err := decode(name, raw, p); err != nil {
		return nil, err
	}
	if p.Schema != schema {
		return nil, fmt.Errorf("%s: schema %d: %w", name, p.Schema, ErrSchema)
	}
	c := &checker{sources: a.sources}
	c.walk("", reflect.ValueOf(*p))
	c.province(p, &a.national)
	if p.Code+".yaml" != name {
		c.add("code", "%q is not the file's name", p.Code)
	}
	if err := refuse(name, c.err()); err != nil {
		return nil, err
	}
	return p, nil
}

func readFile(fsys fs.FS, name string, into any) error {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return decode(name, raw, into)
}

// decode reads exactly one document and refuses keys that into does not have.
func decode(name string, raw []byte, into any) error {
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil {
		return refuse(name, err)
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: more than one document: %w", name, ErrFormat)
	}
	return nil
}

// refuse puts the file's name and ErrFormat around err, on one line.
func refuse(name string, err error) error {
	if err == nil {
		return nil
	}
	lines := strings.Fields(strings.ReplaceAll(err.Error(), "\n", " ; "))
	return fmt.Errorf("%s: %s: %w", name, strings.Join(lines, " "), ErrFormat)
}
