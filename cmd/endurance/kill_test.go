// Package endurance_test kills a program at random moments while somebody types and drops files into it, and finds every
// answer that was acknowledged.
package endurance_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
)

const (
	// folderVariable tells this program that it is the one to be killed, and where it works.
	folderVariable = "BEIAN_KILL_FOLDER"
	// killsVariable asks for a number of kills instead of a minute of them.
	killsVariable = "BEIAN_KILLS"

	minute     = time.Minute
	longest    = 120 * time.Millisecond // between the start of a program and its end
	drafts     = 3
	biggest    = 300 << 10 // bytes of a dropped file
	files      = 4         // of a draft, before the oldest is taken out
	opensAfter = 20 * time.Second
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(folderVariable); dir != "" {
		if err := work(context.Background(), dir, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// chain is a keychain in a file beside the store.
type chain struct{ dir string }

func (c chain) Get(name string) ([]byte, error) { return os.ReadFile(filepath.Join(c.dir, name)) }
func (c chain) Set(name string, secret []byte) error {
	return os.WriteFile(filepath.Join(c.dir, name), secret, 0o600)
}
func (c chain) Delete(name string) error { return os.Remove(filepath.Join(c.dir, name)) }

func open(ctx context.Context, dir string) (*storage.Store, error) {
	s, err := storage.Open(filepath.Join(dir, "store"), storage.Options{Keychain: chain{dir}, Timeout: opensAfter})
	if err != nil || !s.State().Locked {
		return s, err
	}
	return s, s.UnlockKeychain(ctx)
}

// titled is the draft as it is after n answers.
func titled(d wizard.Draft, n int) wizard.Draft {
	d.Filing = d.Filing.Clone()
	d.Filing.Title = strconv.Itoa(n)
	d.SavedAt = storagetest.Day().Add(time.Duration(n) * time.Second)
	return d
}

func answers(d wizard.Draft) int {
	n, err := strconv.Atoi(d.Filing.Title)
	if err != nil {
		return -1
	}
	return n
}

// work types and drops for ever, and says what is acknowledged: the draft and how many answers it has.
func work(ctx context.Context, dir string, out io.Writer) error {
	s, err := open(ctx, dir)
	if err != nil {
		return err
	}
	for step := 0; ; step++ {
		which := rand.IntN(drafts)
		fresh, sum := storagetest.Draft(which)
		d, err := s.Load(ctx, sum.ID)
		n := 0
		switch {
		case errors.Is(err, wizard.ErrNoDraft):
			d = fresh
		case err != nil:
			return err
		default:
			n = answers(d)
		}
		d = titled(d, n+1)
		if rand.IntN(4) == 0 {
			data := make([]byte, rand.IntN(biggest))
			for i := 0; i < len(data); i += 512 {
				data[i] = byte(rand.UintN(256))
			}
			sha, size, err := s.PutFile(ctx, bytes.NewReader(data))
			if err != nil {
				return err
			}
			storagetest.Attach(&d, fmt.Sprint("a", n), sha, size)
			if over := len(d.Filing.Attachments) - files; over > 0 {
				d.Filing.Attachments = d.Filing.Attachments[over:]
			}
		}
		if err := s.Save(ctx, d, storagetest.SummaryOf(d), fmt.Sprint("answer ", n)); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%d %d\n", which, n+1); err != nil {
			return err
		}
		switch rand.IntN(30) {
		case 0:
			if _, err := s.BackUp(ctx); err != nil {
				return err
			}
		case 1:
			// Something begun and thrown away again.
			scratch, _ := storagetest.Draft(drafts)
			if err := s.Save(ctx, scratch, storagetest.SummaryOf(scratch), "new"); err != nil {
				return err
			}
			if err := s.Delete(ctx, scratch.Filing.ID); err != nil {
				return err
			}
		}
	}
}

// TestKilledAtAnyMoment runs for a minute, or for as many kills as BEIAN_KILLS says.
func TestKilledAtAnyMoment(t *testing.T) {
	dir := t.TempDir()
	wanted, err := strconv.Atoi(os.Getenv(killsVariable))
	if os.Getenv(killsVariable) != "" {
		require.NoError(t, err)
	}
	acknowledged := map[int]int{}
	start, kills, answered := time.Now(), 0, 0
	for ; wanted > 0 && kills < wanted || wanted == 0 && time.Since(start) < minute; kills++ {
		answered += liveShortly(t, dir, acknowledged)
		inspect(t, dir, acknowledged)
	}
	require.Positive(t, answered)
	t.Logf("%d kills in %s, %d answers acknowledged, none lost", kills, time.Since(start).Round(time.Second), answered)
}

// liveShortly starts the program, kills it after a while and returns how many answers it acknowledged.
func liveShortly(t *testing.T, dir string, acknowledged map[int]int) (count int) {
	t.Helper()
	program, err := os.Executable()
	require.NoError(t, err)
	child := exec.Command(program)
	child.Env = append(os.Environ(), folderVariable+"="+dir)
	var trouble bytes.Buffer
	child.Stderr = &trouble
	said, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	// Half of them are killed at any moment after the start, while the store is opened too; the others after an answer.
	patience := time.Duration(rand.Int64N(int64(longest)))
	afterAnswer := rand.IntN(2) == 0
	timer := time.NewTimer(patience)
	if afterAnswer {
		timer.Stop()
	}
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scan := bufio.NewScanner(said); scan.Scan(); {
			lines <- scan.Text()
		}
	}()
	for open := true; open; {
		select {
		case line, ok := <-lines:
			if open = ok; !ok {
				break
			}
			which, n, found := strings.Cut(line, " ")
			w, err := strconv.Atoi(which)
			require.True(t, found && err == nil, line)
			acknowledged[w], err = strconv.Atoi(n)
			require.NoError(t, err)
			if count++; count == 1 && afterAnswer {
				timer.Reset(patience)
			}
		case <-timer.C:
			require.NoError(t, child.Process.Kill())
		}
	}
	err = child.Wait()
	require.Empty(t, trouble.String())
	require.Error(t, err, "it never ends by itself")
	return count
}

// inspect opens what the killed program left, as the next program would.
func inspect(t *testing.T, dir string, acknowledged map[int]int) {
	t.Helper()
	s, err := open(t.Context(), dir)
	require.NoError(t, err)
	require.Empty(t, s.Recovered())
	for which, n := range acknowledged {
		_, sum := storagetest.Draft(which)
		d, err := s.Load(t.Context(), sum.ID)
		require.NoError(t, err)
		got := answers(d)
		require.True(t, got == n || got == n+1, "draft %d: %d answers were acknowledged, %d are there", which, n, got)
		acknowledged[which] = got
		for _, a := range d.Filing.Attachments {
			data, err := s.File(t.Context(), a.SHA256)
			require.NoError(t, err)
			require.Len(t, data, int(a.Size))
		}
	}
	problems, err := s.Check(t.Context())
	require.NoError(t, err)
	require.Empty(t, problems)
	backups, err := s.Backups(t.Context())
	require.NoError(t, err)
	for _, b := range backups {
		require.False(t, b.Broken, b.Name)
	}
	require.NoError(t, s.Close())
	unfinished, err := filepath.Glob(filepath.Join(dir, "store", "*", ".put-*"))
	require.NoError(t, err)
	require.Empty(t, unfinished)
}
