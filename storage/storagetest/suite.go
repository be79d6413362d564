package storagetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/beiandesk/beiandesk/wizard"
)

// Run holds a Store against everything that wizard.Store promises. open returns an empty store; it closes it by
// t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) wizard.Store) {
	t.Helper()
	tests := []struct {
		name string
		run  func(*bench)
	}{
		{"an empty store lists nothing", emptyList},
		{"a draft comes back as it was saved", roundTrip},
		{"what is handed out is a copy", copies},
		{"the list has the last changed first", listOrder},
		{"there is no draft under an unknown id", unknownDraft},
		{"a draft without an id is refused", refused},
		{"undo goes back step by step", undoSteps},
		{"changes under one note are one change", oneNote},
		{"a save that changes no answer is no change", sameAnswers},
		{"undo brings back the summary", undoSummary},
		{"the last fifty states are kept", bounded},
		{"a deleted draft is gone with its history", deleted},
		{"a file comes back as it was put", files},
		{"a file is kept once", sameFile},
		{"a file that breaks off is not kept", brokenFile},
		{"only a hash names a file", fileNames},
		{"files leave with the last draft", filesLeave},
		{"files of earlier states stay", filesOfHistory},
		{"a file put again stays", filePutAgain},
		{"a context that has ended stops everything", ended},
		{"many may use it at once", together},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.run(&bench{T: t, ctx: t.Context(), store: open(t)}) })
	}
}

// A bench is one test with its store.
type bench struct {
	*testing.T
	ctx   context.Context
	store wizard.Store
}

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) is(err, want error) {
	b.Helper()
	if !errors.Is(err, want) {
		b.Fatalf("got error %v, want %v", err, want)
	}
}

func (b *bench) same(got, want any) {
	b.Helper()
	if !reflect.DeepEqual(got, want) {
		b.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

func (b *bench) save(d wizard.Draft, note string) {
	b.Helper()
	b.must(b.store.Save(b.ctx, d, SummaryOf(d), note))
}

func (b *bench) load(id string) wizard.Draft {
	b.Helper()
	d, err := b.store.Load(b.ctx, id)
	b.must(err)
	return d
}

func (b *bench) put(text string) string {
	b.Helper()
	sum, size, err := b.store.PutFile(b.ctx, strings.NewReader(text))
	b.must(err)
	b.same(size, int64(len(text)))
	return sum
}

func (b *bench) has(sum string, want bool) {
	b.Helper()
	_, err := b.store.File(b.ctx, sum)
	if want {
		b.must(err)
	} else {
		b.is(err, fs.ErrNotExist)
	}
}

func (b *bench) titled(d wizard.Draft, title string) wizard.Draft {
	d.Filing = d.Filing.Clone()
	d.Filing.Title = title
	return d
}

func emptyList(b *bench) {
	list, err := b.store.Drafts(b.ctx)
	b.must(err)
	b.same(len(list), 0)
}

func roundTrip(b *bench) {
	d, _ := Draft(1)
	Attach(&d, "a1", b.put("样例"), 6)
	b.save(d, "new")
	b.same(b.load(d.Filing.ID), d)
	can, err := b.store.CanUndo(b.ctx, d.Filing.ID)
	b.must(err)
	b.same(can, false)
}

func copies(b *bench) {
	d, _ := Draft(1)
	b.save(d, "new")
	want := d.Filing.Title
	d.Filing.Title = "changed after saving"
	got := b.load(d.Filing.ID)
	b.same(got.Filing.Title, want)
	got.Filing.Title = "changed after loading"
	b.same(b.load(d.Filing.ID).Filing.Title, want)
}

func listOrder(b *bench) {
	for _, n := range []int{2, 3, 1} {
		d, _ := Draft(n)
		b.save(d, "new")
	}
	later, _ := Draft(1)
	later.SavedAt = Day().Add(time.Hour)
	b.save(b.titled(later, "later"), "title")
	even, _ := Draft(4)
	even.SavedAt = Day().Add(3 * time.Second)
	b.save(even, "new")
	list, err := b.store.Drafts(b.ctx)
	b.must(err)
	var titles []string
	for _, s := range list {
		titles = append(titles, s.Title)
	}
	b.same(titles, []string{"later", "云帆智联官网 4", "云帆智联官网 3", "云帆智联官网 2"})
	b.same(list[0], SummaryOf(b.load(later.Filing.ID)))
}

func unknownDraft(b *bench) {
	for _, id := range []string{"", "nobody", "../x"} {
		_, err := b.store.Load(b.ctx, id)
		b.is(err, wizard.ErrNoDraft)
		_, err = b.store.Undo(b.ctx, id)
		b.is(err, wizard.ErrNoDraft)
		can, err := b.store.CanUndo(b.ctx, id)
		b.must(err)
		b.same(can, false)
		b.must(b.store.Delete(b.ctx, id))
	}
}

func refused(b *bench) {
	d, s := Draft(1)
	other, _ := Draft(2)
	nameless := b.titled(d, "x")
	nameless.Filing.ID = ""
	for _, bad := range []wizard.Draft{{}, nameless, other} {
		if err := b.store.Save(b.ctx, bad, s, "new"); err == nil {
			b.Fatalf("saved %+v with the summary of %s", bad.Filing, s.ID)
		}
	}
	emptyList(b)
}

func undoSteps(b *bench) {
	d, _ := Draft(1)
	id := d.Filing.ID
	for _, title := range []string{"one", "two", "three"} {
		b.save(b.titled(d, title), title)
	}
	for _, title := range []string{"two", "one"} {
		can, err := b.store.CanUndo(b.ctx, id)
		b.must(err)
		b.same(can, true)
		got, err := b.store.Undo(b.ctx, id)
		b.must(err)
		b.same(got, b.titled(d, title))
		b.same(b.load(id), got)
	}
	_, err := b.store.Undo(b.ctx, id)
	b.is(err, wizard.ErrNothingToUndo)
	can, err := b.store.CanUndo(b.ctx, id)
	b.must(err)
	b.same(can, false)
	b.same(b.load(id).Filing.Title, "one")
}

func oneNote(b *bench) {
	d, _ := Draft(1)
	for _, step := range [][2]string{{"", "new"}, {"y", "title"}, {"yu", "title"}, {"yun", "title"}, {"yun!", "other"}, {"yun", "title"}} {
		b.save(b.titled(d, step[0]), step[1])
	}
	for _, want := range []string{"yun!", "yun", ""} {
		got, err := b.store.Undo(b.ctx, d.Filing.ID)
		b.must(err)
		b.same(got.Filing.Title, want)
	}
	_, err := b.store.Undo(b.ctx, d.Filing.ID)
	b.is(err, wizard.ErrNothingToUndo)
}

func sameAnswers(b *bench) {
	d, _ := Draft(1)
	b.save(d, "new")
	d.Stop, d.SavedAt = "principal.mobile", d.SavedAt.Add(time.Minute)
	b.save(d, "visit")
	b.same(b.load(d.Filing.ID), d)
	_, err := b.store.Undo(b.ctx, d.Filing.ID)
	b.is(err, wizard.ErrNothingToUndo)
}

func undoSummary(b *bench) {
	d, before := Draft(1)
	b.save(d, "new")
	next := b.titled(d, "renamed")
	next.SavedAt = Day().Add(time.Hour)
	b.save(next, "title")
	_, err := b.store.Undo(b.ctx, d.Filing.ID)
	b.must(err)
	list, err := b.store.Drafts(b.ctx)
	b.must(err)
	b.same(list, []wizard.Summary{before})
}

func bounded(b *bench) {
	const states = historyLength + 7
	d, _ := Draft(1)
	for i := range states + 1 {
		b.save(b.titled(d, fmt.Sprint(i)), fmt.Sprint("note ", i))
	}
	for i := range historyLength {
		got, err := b.store.Undo(b.ctx, d.Filing.ID)
		b.must(err)
		b.same(got.Filing.Title, fmt.Sprint(states-1-i))
	}
	_, err := b.store.Undo(b.ctx, d.Filing.ID)
	b.is(err, wizard.ErrNothingToUndo)
}

func deleted(b *bench) {
	d, _ := Draft(1)
	other, s := Draft(2)
	b.save(d, "new")
	b.save(b.titled(d, "two"), "title")
	b.save(other, "new")
	b.must(b.store.Delete(b.ctx, d.Filing.ID))
	_, err := b.store.Load(b.ctx, d.Filing.ID)
	b.is(err, wizard.ErrNoDraft)
	list, err := b.store.Drafts(b.ctx)
	b.must(err)
	b.same(list, []wizard.Summary{s})
	b.save(d, "again")
	_, err = b.store.Undo(b.ctx, d.Filing.ID)
	b.is(err, wizard.ErrNothingToUndo)
}

func files(b *bench) {
	for _, data := range [][]byte{{}, []byte("样例"), bytes.Repeat([]byte("0123456789abcdef"), 70_000)} {
		want := sha256.Sum256(data)
		sum, size, err := b.store.PutFile(b.ctx, iotest.HalfReader(bytes.NewReader(data)))
		b.must(err)
		b.same(sum, hex.EncodeToString(want[:]))
		b.same(size, int64(len(data)))
		got, err := b.store.File(b.ctx, sum)
		b.must(err)
		if !bytes.Equal(got, data) {
			b.Fatalf("%d bytes came back as %d others", len(data), len(got))
		}
	}
}

func sameFile(b *bench) {
	b.same(b.put("样例"), b.put("样例"))
	b.has(b.put("样例"), true)
}

func brokenFile(b *bench) {
	torn := errors.New("the disk was pulled out")
	_, _, err := b.store.PutFile(b.ctx, io.MultiReader(strings.NewReader("half"), iotest.ErrReader(torn)))
	b.is(err, torn)
	half := sha256.Sum256([]byte("half"))
	b.has(hex.EncodeToString(half[:]), false)
}

func fileNames(b *bench) {
	sum := b.put("样例")
	for _, bad := range []string{"", "ab", "../../../../etc/passwd", strings.ToUpper(sum), sum[:62] + "..", sum + "/", sum + "00", "/" + sum[1:]} {
		_, err := b.store.File(b.ctx, bad)
		b.is(err, fs.ErrInvalid)
	}
	b.has(strings.Repeat("0", 64), false)
}

func filesLeave(b *bench) {
	shared, own := b.put("shared"), b.put("own")
	one, _ := Draft(1)
	two, _ := Draft(2)
	Attach(&one, "a1", shared, 6)
	Attach(&one, "a2", own, 3)
	Attach(&two, "a1", shared, 6)
	b.save(one, "new")
	b.save(two, "new")
	b.must(b.store.Delete(b.ctx, one.Filing.ID))
	b.has(own, false)
	b.has(shared, true)
	b.must(b.store.Delete(b.ctx, two.Filing.ID))
	b.has(shared, false)
}

func filesOfHistory(b *bench) {
	sum := b.put("earlier")
	d, _ := Draft(1)
	with := b.titled(d, "with")
	Attach(&with, "a1", sum, 7)
	b.save(with, "new")
	b.save(b.titled(d, "without"), "detach")
	b.has(sum, true)
	got, err := b.store.Undo(b.ctx, d.Filing.ID)
	b.must(err)
	b.same(got, with)
	b.has(sum, true)
	for i := range historyLength + 1 {
		b.has(sum, true)
		b.save(b.titled(d, fmt.Sprint(i)), fmt.Sprint("note ", i))
	}
	b.has(sum, false)
}

func filePutAgain(b *bench) {
	sum := b.put("again")
	one, _ := Draft(1)
	two, _ := Draft(2)
	Attach(&one, "a1", sum, 5)
	Attach(&two, "a1", sum, 5)
	b.save(one, "new")
	b.put("again")
	b.must(b.store.Delete(b.ctx, one.Filing.ID))
	b.has(sum, true)
	b.save(two, "new")
	b.has(sum, true)
}

func ended(b *bench) {
	d, s := Draft(1)
	b.save(d, "new")
	sum := b.put("样例")
	ctx, cancel := context.WithCancel(b.ctx)
	cancel()
	_, listErr := b.store.Drafts(ctx)
	_, loadErr := b.store.Load(ctx, s.ID)
	_, undoErr := b.store.Undo(ctx, s.ID)
	_, canErr := b.store.CanUndo(ctx, s.ID)
	_, _, putErr := b.store.PutFile(ctx, strings.NewReader("x"))
	_, fileErr := b.store.File(ctx, sum)
	saveErr := b.store.Save(ctx, b.titled(d, "late"), s, "late")
	for _, err := range []error{listErr, loadErr, undoErr, canErr, putErr, fileErr, saveErr, b.store.Delete(ctx, s.ID)} {
		b.is(err, context.Canceled)
	}
	b.same(b.load(s.ID), d)
}

func together(b *bench) {
	const workers, rounds = 4, 8
	var wait sync.WaitGroup
	errs := make(chan error, workers*rounds)
	for n := range workers {
		wait.Go(func() {
			for round := range rounds {
				errs <- b.work(n, round)
			}
		})
	}
	wait.Wait()
	close(errs)
	for err := range errs {
		b.must(err)
	}
	list, err := b.store.Drafts(b.ctx)
	b.must(err)
	b.same(len(list), workers)
	for _, s := range list {
		b.same(b.load(s.ID).Filing.Title, fmt.Sprint("round ", rounds-1))
		b.has(b.load(s.ID).Filing.Attachments[0].SHA256, true)
	}
}

// work is one round of one of many that use the store at once.
func (b *bench) work(n, round int) error {
	d, _ := Draft(n)
	d = b.titled(d, fmt.Sprint("round ", round))
	text := fmt.Sprintf("file of round %d", round)
	sum, size, err := b.store.PutFile(b.ctx, strings.NewReader(text))
	if err != nil {
		return err
	}
	Attach(&d, "a1", sum, size)
	if err := b.store.Save(b.ctx, d, SummaryOf(d), d.Filing.Title); err != nil {
		return err
	}
	if _, err := b.store.Drafts(b.ctx); err != nil {
		return err
	}
	_, err = b.store.Load(b.ctx, d.Filing.ID)
	return err
}
