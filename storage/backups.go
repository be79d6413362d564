package storage

import (
	"cmp"
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// backupsName is the folder of the copies that a store keeps of itself, and keptBackups how many whole ones stay. Each is
// named by a number that only grows and by when it was made: a clock that was set back does not make the newest the
// oldest.
const (
	backupsName = "backups"
	keptBackups = 3
	brokenEnd   = "-broken" // ends the name of a copy that was not whole when it was made
	firstNumber = 1
)

var _ wizard.Keeper = (*Store)(nil)

// ErrNoBackup says that there is no copy under a name.
var ErrNoBackup = errors.New("no such backup")

// A copyName is what the folder of a copy says.
type copyName struct {
	number int
	at     time.Time
	broken bool
}

func readCopyName(name string) (c copyName, ok bool) {
	rest, broken := strings.CutSuffix(name, brokenEnd)
	number, stamp, found := strings.Cut(rest, "-")
	n, err := fmt.Sscanf(number, "%06d", &c.number)
	if !found || err != nil || n != 1 || c.number < firstNumber {
		return c, false
	}
	c.at, err = time.ParseInLocation(asideStamp, stamp, time.Local)
	c.broken = broken
	return c, err == nil && c.String() == name
}

// String is the name again.
func (c copyName) String() string {
	s := fmt.Sprintf("%06d-%s", c.number, c.at.Format(asideStamp))
	if c.broken {
		s += brokenEnd
	}
	return s
}

func (s *Store) backupsDir() string { return filepath.Join(s.dir, backupsName) }

// copies lists the copies, the newest first.
func (s *Store) copies() ([]copyName, error) {
	entries, err := os.ReadDir(s.backupsDir())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var list []copyName
	for _, e := range entries {
		if c, ok := readCopyName(e.Name()); ok && e.IsDir() {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b copyName) int { return cmp.Compare(b.number, a.number) })
	return list, err
}

// Backups lists the copies that the store keeps of itself, the newest first.
func (s *Store) Backups(ctx context.Context) ([]wizard.Backup, error) {
	list, err := s.copies()
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", classify(err))
	}
	out := []wizard.Backup{}
	for _, c := range list {
		if err := done(ctx); err != nil {
			return nil, err
		}
		out = append(out, s.described(c))
	}
	return out, nil
}

func (s *Store) described(c copyName) wizard.Backup {
	dir := filepath.Join(s.backupsDir(), c.String())
	b := wizard.Backup{Name: c.String(), At: c.at, Broken: c.broken}
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			b.Bytes += info.Size()
		}
		return err
	})
	if err == nil {
		b.Drafts, err = countDrafts(filepath.Join(dir, dbName))
	}
	b.Broken = b.Broken || err != nil
	return b
}

// countDrafts counts without a key: names are enough.
func countDrafts(path string) (n int, err error) {
	if _, err := inspectPath(path, newestFormat(migrations())); err != nil {
		return 0, err
	}
	var handle *os.File
	db, err := openBolt(path, &bbolt.Options{ReadOnly: true, Timeout: defaultTimeout}, &handle)
	if err != nil {
		return 0, err
	}
	err = guarded(func() error {
		return db.View(func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte(indexBucket))
			if b == nil {
				return ErrDamaged
			}
			n = b.Stats().KeyN
			return nil
		})
	})
	return n, errors.Join(err, db.Close())
}

// BackUpDaily makes a copy if none was made today and there is something to copy: a copy of nothing would count for the day,
// and push out one that holds something. It reports whether it did.
func (s *Store) BackUpDaily(ctx context.Context) (made bool, err error) {
	list, err := s.copies()
	if err != nil {
		return false, fmt.Errorf("daily backup: %w", classify(err))
	}
	today := s.clock.Now().Local().Format(time.DateOnly)
	if slices.ContainsFunc(list, func(c copyName) bool { return c.at.Format(time.DateOnly) == today }) {
		return false, nil
	}
	drafts, err := s.Drafts(ctx)
	if err == nil && len(drafts) == 0 {
		return false, nil
	}
	// Of a list that is damaged a copy is made all the same.
	_, err = s.BackUp(ctx)
	return err == nil, err
}

// BackUp makes a copy beside the store and looks it through. Every paper is copied once: later copies share it with the
// earlier ones, and what is damaged in the store or in the copies is replaced by the other. Of whole copies the newest
// three stay, and the last from before the database was set aside as damaged; one that is not whole replaces only another
// such one.
func (s *Store) BackUp(ctx context.Context) (wizard.Backup, error) {
	s.copying.Lock()
	defer s.copying.Unlock()
	b, err := s.backUp(ctx)
	if err != nil {
		return wizard.Backup{}, fmt.Errorf("back up: %w", classify(err))
	}
	return b, nil
}

func (s *Store) backUp(ctx context.Context) (wizard.Backup, error) {
	if _, err := s.unlocked(); err != nil {
		return wizard.Backup{}, err
	}
	if err := errors.Join(s.doomStrays(), s.removeDoomed()); err != nil {
		return wizard.Backup{}, err
	}
	if err := os.MkdirAll(s.backupsDir(), folderMode); err != nil {
		return wizard.Backup{}, err
	}
	temp := filepath.Join(s.backupsDir(), unfinished+"copy")
	if err := os.RemoveAll(temp); err != nil {
		return wizard.Backup{}, err
	}
	list, err := s.copies()
	if err != nil {
		return wizard.Backup{}, err
	}
	problems, err := s.backup(ctx, temp, s.apart(list))
	if err != nil {
		return wizard.Backup{}, errors.Join(err, os.RemoveAll(temp))
	}
	c := copyName{number: firstNumber, at: s.clock.Now().Local().Truncate(time.Second), broken: len(problems) > 0}
	if len(list) > 0 {
		c.number = list[0].number + 1
	}
	if err := os.Rename(temp, filepath.Join(s.backupsDir(), c.String())); err != nil {
		return wizard.Backup{}, err
	}
	if err := syncFolder(s.backupsDir()); err != nil {
		return wizard.Backup{}, err
	}
	whole, last := 0, s.beforeDamage(list)
	for _, old := range append([]copyName{c}, list...) {
		if !old.broken {
			whole++
		}
		if old == last {
			continue
		}
		if old.broken && c.broken && old != c || !old.broken && whole > keptBackups {
			if err := s.removeBackup(old); err != nil {
				return wizard.Backup{}, err
			}
		}
	}
	return s.described(c), nil
}

// beforeDamage returns the newest whole copy from before the database was last set aside as damaged, which stays whatever comes
// after it: some of what is in it may be nowhere else. It is the zero name where there is none.
func (s *Store) beforeDamage(list []copyName) copyName {
	_, stamp, _ := strings.Cut(filepath.Base(SetAside(s.dir)), damagedMark)
	if len(stamp) < len(asideStamp) {
		return copyName{}
	}
	at, err := time.ParseInLocation(asideStamp, stamp[:len(asideStamp)], time.Local)
	if err != nil {
		return copyName{}
	}
	for _, c := range list {
		if !c.broken && !c.at.After(at) {
			return c
		}
	}
	return copyName{}
}

// doomStrays gives every file that the database knows nothing of its time of grace: what a killed program had put, or
// what a database had that is not in its place any more.
func (s *Store) doomStrays() error {
	var strays [][]byte
	err := s.view(func(tx *bbolt.Tx) error {
		return s.kept.each(func(_, name string) error {
			raw, err := hex.DecodeString(name)
			if err == nil && validName(name) && !hasUser(tx, raw) && tx.Bucket([]byte(doomedBucket)).Get(raw) == nil && !s.kept.isFresh(name) {
				strays = append(strays, raw)
			}
			return nil
		})
	})
	if err != nil || len(strays) == 0 {
		return err
	}
	return s.update(func(tx *bbolt.Tx) error {
		for _, raw := range strays {
			if hasUser(tx, raw) || s.kept.isFresh(hex.EncodeToString(raw)) {
				continue
			}
			if err := tx.Bucket([]byte(doomedBucket)).Put(raw, binary.BigEndian.AppendUint64(nil, s.second())); err != nil {
				return err
			}
		}
		return nil
	})
}

// removeBackup removes a copy as a whole: a program that is killed while it does leaves none that misses a part.
func (s *Store) removeBackup(c copyName) error {
	dying := filepath.Join(s.backupsDir(), unfinished+"old")
	if err := os.RemoveAll(dying); err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(s.backupsDir(), c.String()), dying); err != nil {
		return err
	}
	return os.RemoveAll(dying)
}

func (s *Store) removeBackups() error { return os.RemoveAll(s.backupsDir()) }

// Restore puts one of the copies that the store keeps of itself into its place. The database that was there is kept aside,
// at the path that is returned.
func (s *Store) Restore(ctx context.Context, name string) (kept string, err error) {
	if _, ok := readCopyName(name); !ok || !There(filepath.Join(s.backupsDir(), name)) {
		return "", fmt.Errorf("restore %s: %w", name, ErrNoBackup)
	}
	return s.RestoreFrom(ctx, filepath.Join(s.backupsDir(), name))
}

// RestoreFrom puts a copy of this store that lies anywhere into its place, as Restore does.
func (s *Store) RestoreFrom(ctx context.Context, dir string) (kept string, err error) {
	s.copying.Lock()
	defer s.copying.Unlock()
	if kept, err = s.restore(ctx, dir); err != nil {
		return "", fmt.Errorf("restore %s: %w", dir, classify(err))
	}
	return kept, nil
}

func (s *Store) restore(ctx context.Context, dir string) (kept string, err error) {
	k, err := s.unlocked()
	if err != nil {
		return "", err
	}
	if s.stuck.Load() {
		return "", fmt.Errorf("%w: the program has to be started again first", ErrDamaged)
	}
	if !There(dir) {
		return "", ErrNoBackup
	}
	// A working copy is looked through, so that the backup stays as it is even if it turns out damaged.
	temp := filepath.Join(s.dir, unfinished+"restore")
	if err := errors.Join(os.RemoveAll(temp), os.Mkdir(temp, folderMode)); err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	if err := copyFile(filepath.Join(temp, dbName), filepath.Join(dir, dbName)); err != nil {
		return "", err
	}
	if err := s.prepare(ctx, temp, k); err != nil {
		return "", err
	}
	from := keptFiles{dir: filepath.Join(dir, filesName)}
	if err := from.each(func(path, name string) error {
		if err := done(ctx); err != nil || !validName(name) {
			return err
		}
		if s.kept.whole(k, name) || !from.whole(k, name) && exists(s.kept.path(name)) {
			return nil
		}
		return s.kept.replace(name, path)
	}); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	s.vault.Lock()
	defer s.vault.Unlock()
	if kept, err = s.exchangeFor(filepath.Join(temp, dbName)); err != nil {
		return "", err
	}
	// What opens the store now is what opened it just before, not what did when the copy was made.
	return kept, s.keepRing(s.ring.Clone())
}

// prepare reports why a copy cannot take the place of the store. It puts the secrets of the store into the copy: they are
// of now, as what opens the store is, and a key that was made since then may be wanted still.
func (s *Store) prepare(ctx context.Context, dir string, k *seal.Key) (err error) {
	c, err := Open(dir, Options{Clock: s.clock, Random: s.random, key: k})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if c.ring.Store != s.ring.Store {
		return fmt.Errorf("%w: it is a copy of another store, or was made before this one was protected", ErrForeign)
	}
	if _, err = c.Drafts(ctx); err != nil {
		return err
	}
	secrets, err := s.secrets()
	if errors.Is(err, ErrDamaged) {
		return nil // those of the copy are what is left
	}
	if err != nil {
		return err
	}
	return c.update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(secretsBucket))
		for name, sealed := range secrets {
			if err := b.Put([]byte(name), sealed); err != nil {
				return err
			}
		}
		return nil
	})
}

// exchangeFor puts a database into the place of this one, which is kept aside.
func (s *Store) exchangeFor(path string) (kept string, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if kept, err = freeName(s.path() + ".replaced-" + s.clock.Now().Format(asideStamp)); err != nil {
		return "", err
	}
	if err := s.viewHeld(func(tx *bbolt.Tx) error { return writeOut(tx, kept) }); err != nil {
		return "", err
	}
	if err := s.replaceBy(path, func() {}); err != nil {
		return "", err
	}
	s.damaged.Store(false)
	return kept, nil
}

// DeleteAll deletes every draft with its history and its files, and every secret, and leaves no page behind that held one.
// With copies the backups go too, and what was set aside or kept before a change.
func (s *Store) DeleteAll(ctx context.Context, copies bool) error {
	if err := done(ctx); err != nil {
		return err
	}
	s.copying.Lock()
	defer s.copying.Unlock()
	s.vault.Lock()
	defer s.vault.Unlock()
	s.naming.Lock()
	defer s.naming.Unlock()
	if err := s.deleteAll(ctx, copies); err != nil {
		return fmt.Errorf("delete everything: %w", classify(err))
	}
	return nil
}

func (s *Store) deleteAll(ctx context.Context, copies bool) error {
	k, err := s.unlocked()
	if err != nil {
		return err
	}
	if err := s.update(func(tx *bbolt.Tx) error {
		for _, name := range []string{draftsBucket, indexBucket, historyBucket, refsBucket, usersBucket, doomedBucket, secretsBucket} {
			if err := tx.DeleteBucket([]byte(name)); err != nil {
				return err
			}
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	s.kept.forget()
	if err := s.kept.each(func(path, _ string) error { return remove(path) }); err != nil {
		return err
	}
	if err := s.rebuild(ctx, sealedSource{k, &s.kept}, s.ring, k); err != nil {
		return err
	}
	if !copies {
		return nil
	}
	aside, err := filepath.Glob(filepath.Join(globbed(s.dir), dbName+".*"))
	for _, path := range aside {
		err = errors.Join(err, remove(path))
	}
	return errors.Join(err, s.removeBackups())
}
