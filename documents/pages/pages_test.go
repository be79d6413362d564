package pages_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/pages"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// renderer is shared by the tests: it takes seconds to start.
var renderer = sync.OnceValue(func() *pages.Renderer { return pages.New(pages.Options{}) })

// scan is a PDF of so many pages.
func scan(count int) []byte {
	picture := specimen.JPEG(specimen.Photograph(specimen.Draw(paper.IDCardBack, specimen.Sample()), specimen.Tiny), 0)
	var all [][]byte
	for range count {
		all = append(all, picture)
	}
	return specimen.Scan(all...)
}

// locked is a PDF that asks for a password: the entries of its Encrypt dictionary fit no empty one.
func locked() []byte {
	entry := bytes.Repeat([]byte("ab"), 32)
	encrypt := fmt.Sprintf("/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00><00>]", entry, entry)
	return bytes.Replace(scan(1), []byte("/Root 1 0 R"), []byte("/Root 1 0 R "+encrypt), 1)
}

func TestDraw(t *testing.T) {
	data := scan(2)
	count, err := renderer().Count(context.Background(), data)
	require.NoError(t, err)
	assert.Equal(t, 2, count)
	for page := range 2 {
		m, err := renderer().Draw(context.Background(), data, page, 1000)
		require.NoError(t, err)
		assert.Equal(t, 1000, m.Rect.Dy())
		assert.InDelta(t, 707, m.Rect.Dx(), 1)
		assert.Equal(t, uint8(255), m.RGBAAt(2, 2).R, "around the picture the page is white")
		assert.Less(t, m.RGBAAt(20, 500).R, uint8(150), "on it lies the table")
	}
}

func TestRefuses(t *testing.T) {
	tests := []struct {
		name string
		data []byte
		page int
		want error
	}{
		{"nothing", nil, 0, pages.ErrBroken},
		{"no PDF", []byte("PK\x03\x04"), 0, pages.ErrBroken},
		{"only a beginning", []byte("%PDF-1.4\n"), 0, pages.ErrBroken},
		{"password", locked(), 0, pages.ErrLocked},
		{"page behind the last", scan(1), 1, pages.ErrNoPage},
		{"page before the first", scan(1), -1, pages.ErrNoPage},
		{"no pages", scan(0), 0, pages.ErrNoPage},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := renderer().Draw(context.Background(), tt.data, tt.page, 100)
			require.ErrorIs(t, err, tt.want)
		})
	}
}

func TestDamagedFilesDoNoHarm(t *testing.T) {
	data := scan(1)
	for i := range 40 {
		damaged := append([]byte{}, data...)
		for k := i; k < len(damaged); k += 997 + i {
			damaged[k] ^= byte(i + 1)
		}
		if m, err := renderer().Draw(context.Background(), damaged, 0, 50); err == nil {
			assert.LessOrEqual(t, m.Rect.Dy(), 50)
		}
	}
	_, err := renderer().Draw(context.Background(), data, 0, 50)
	require.NoError(t, err, "the engine still works")
}

func TestEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := renderer().Draw(ctx, scan(1), 0, 100)
	require.ErrorIs(t, err, context.Canceled)
}

// Wherever the context ends, the answer is the picture or the context's error, and the engine goes on.
func TestEndsWhileDrawing(t *testing.T) {
	data := scan(1)
	for wait := range 12 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(wait*wait)*time.Millisecond)
		m, err := renderer().Draw(ctx, data, 0, 2000)
		cancel()
		if err != nil {
			require.ErrorIs(t, err, context.DeadlineExceeded)
			assert.Nil(t, m)
		}
	}
	_, err := renderer().Draw(context.Background(), data, 0, 50)
	require.NoError(t, err)
}

func TestManyAtOnce(t *testing.T) {
	data := scan(1)
	var group sync.WaitGroup
	pictures := make([]*image.RGBA, 6)
	for i := range pictures {
		group.Go(func() { pictures[i], _ = renderer().Draw(context.Background(), data, 0, 60) })
	}
	group.Wait()
	for _, m := range pictures {
		require.NotNil(t, m)
		assert.True(t, bytes.Equal(pictures[0].Pix, m.Pix))
	}
}

func TestClose(t *testing.T) {
	r := pages.New(pages.Options{})
	require.NoError(t, r.Close(), "before it started")
	_, err := r.Draw(context.Background(), scan(1), 0, 100)
	require.ErrorIs(t, err, pages.ErrClosed)
}

func BenchmarkDraw(b *testing.B) {
	picture := specimen.JPEG(specimen.Photograph(specimen.Draw(paper.BusinessLicence, specimen.Sample())), 0)
	data := specimen.Scan(picture)
	for b.Loop() {
		if _, err := renderer().Draw(context.Background(), data, 0, 2339); err != nil {
			b.Fatal(err)
		}
	}
}
