// Package android reads what the build tools of Android leave in an app: the manifest, other documents and the table of
// resources, in the binary form of an APK and the protocol buffers of a bundle.
//
// Both forms are full of lengths and offsets. None of them sizes an allocation, and what is not asked for is not decoded.
package android

import (
	"errors"
	"strconv"
	"strings"
)

// ErrMalformed says that a document or a table cannot be read.
var ErrMalformed = errors.New("malformed resource")

// Identifiers of attributes: android.R.attr.
const (
	attrLabel         = 0x01010001
	attrIcon          = 0x01010002
	attrDebuggable    = 0x0101000f
	attrDrawable      = 0x01010199
	attrMinSDK        = 0x0101020c
	attrVersionCode   = 0x0101021b
	attrVersionName   = 0x0101021c
	attrTargetSDK     = 0x01010270
	attrTestOnly      = 0x01010272
	attrRoundIcon     = 0x0101052c
	attrVersionMajor  = 0x01010576
	maxReferenceChain = 8 // resources that point at resources
)

// Types of values: ResourceTypes.h, Res_value.
const (
	typeReference  = 0x01
	typeString     = 0x03
	typeDynamic    = 0x07
	typeFirstInt   = 0x10
	typeBoolean    = 0x12
	typeFirstColor = 0x1c
	typeLastColor  = 0x1f
)

// A Value is one value of an attribute or a resource, and for which devices it is meant.
type Value struct {
	Text      string // a string, or the path of a file
	Reference uint32 // another resource; 0: none
	Colour    uint32 // 0xAARRGGBB
	IsColour  bool
	Number    uint32
	Locale    string // as zh-CN or zh-Hans-CN; empty: any
	Density   int    // dots per inch; 0: any, AnyDensity: drawings
	Night     bool
	SDK       int // the least version of Android
}

// Densities that stand for no number of dots: ResourceTypes.h, ResTable_config.
const (
	AnyDensity = 0xfffe
	NoDensity  = 0xffff
)

// Resources are a table of values by resource.
type Resources interface {
	// Lookup returns every value of a resource.
	Lookup(id uint32) []Value
}

// Resolve returns the values that a value stands for: those of the resource that it points at, through as many tables as it
// takes, or itself.
func Resolve(r Resources, v Value) []Value {
	if r == nil {
		r = nothing{}
	}
	chain := &resolver{Resources: r}
	chain.resolve(v, Value{}, 0)
	return chain.out
}

// Limits of what is followed: more languages than a label has, more steps than any table needs.
const (
	maxValues  = 500
	maxLookups = 300
)

// resolver follows references. They may go round in circles and fan out, so that their number is limited too.
type resolver struct {
	Resources
	lookups int
	out     []Value
}

func (r *resolver) resolve(v, seen Value, depth int) {
	if v.Locale == "" {
		v.Locale = seen.Locale
	}
	if v.Density == 0 {
		v.Density = seen.Density
	}
	if v.Reference == 0 {
		if len(r.out) < maxValues {
			r.out = append(r.out, v)
		}
		return
	}
	if depth >= maxReferenceChain || r.lookups >= maxLookups {
		return
	}
	r.lookups++
	for _, next := range r.Lookup(v.Reference) {
		r.resolve(next, v, depth+1)
	}
}

type nothing struct{}

// Lookup finds nothing.
func (nothing) Lookup(uint32) []Value { return nil }

// An element is the beginning of an element of a document.
type element struct {
	name  string
	depth int
	find  func(id uint32, name string) (Value, bool)
}

// A Manifest is what the manifest of an app says.
type Manifest struct {
	Package     string
	VersionName Value
	VersionCode uint64
	MinSDK      int
	TargetSDK   int
	Label       Value
	Icon        Value
	RoundIcon   Value
	Split       string // of a part of an app that is delivered in parts
	Debuggable  bool
	TestOnly    bool
}

// visit takes an element of a manifest in. It returns false when nothing else is needed.
func (m *Manifest) visit(e element) bool {
	text := func(id uint32, name string) string {
		v, _ := e.find(id, name)
		return v.Text
	}
	amount := func(id uint32) uint32 {
		v, _ := e.find(id, "")
		if n, err := strconv.ParseUint(v.Text, 10, 32); err == nil && v.Text != "" {
			return uint32(n)
		}
		return v.Number
	}
	switch {
	case e.depth == 0 && e.name == "manifest":
		m.Package, m.Split = text(0, "package"), text(0, "split")
		m.VersionName, _ = e.find(attrVersionName, "")
		m.VersionCode = uint64(amount(attrVersionMajor))<<32 | uint64(amount(attrVersionCode))
	case e.depth == 1 && e.name == "uses-sdk":
		m.MinSDK, m.TargetSDK = int(amount(attrMinSDK)), int(amount(attrTargetSDK))
	case e.depth == 1 && e.name == "application":
		m.Label, _ = e.find(attrLabel, "")
		m.Icon, _ = e.find(attrIcon, "")
		m.RoundIcon, _ = e.find(attrRoundIcon, "")
		m.Debuggable, m.TestOnly = amount(attrDebuggable) != 0, amount(attrTestOnly) != 0
	}
	return true
}

// An AdaptiveIcon is an icon in two layers, of which the launcher shows the middle.
type AdaptiveIcon struct{ Background, Foreground Value }

func (a *AdaptiveIcon) visit(e element) bool {
	drawable := func() Value {
		v, _ := e.find(attrDrawable, "")
		return v
	}
	switch {
	case e.depth == 1 && e.name == "background":
		a.Background = drawable()
	case e.depth == 1 && e.name == "foreground":
		a.Foreground = drawable()
	// <foreground><inset android:drawable="..."/></foreground>
	case e.depth == 2 && a.Foreground == (Value{}):
		a.Foreground = drawable()
	}
	return true
}

// ParseManifest reads the manifest of an APK.
func ParseManifest(raw []byte) (Manifest, error) {
	var m Manifest
	err := walkBinary(raw, m.visit)
	if err == nil && m.Package == "" {
		err = ErrMalformed
	}
	return m, err
}

// ParseBundleManifest reads the manifest of a bundle.
func ParseBundleManifest(raw []byte) (Manifest, error) {
	var m Manifest
	err := walkProto(raw, m.visit)
	if err == nil && m.Package == "" {
		err = ErrMalformed
	}
	return m, err
}

// ParseAdaptiveIcon reads an icon that is a document, in either form.
func ParseAdaptiveIcon(raw []byte, bundle bool) (AdaptiveIcon, error) {
	var a AdaptiveIcon
	walk := walkBinary
	if bundle {
		walk = walkProto
	}
	err := walk(raw, a.visit)
	return a, err
}

// tag joins the parts of a language tag.
func tag(language, script, region string) string {
	return strings.Trim(strings.ReplaceAll(language+"-"+script+"-"+region, "--", "-"), "-")
}
