// Package storage keeps drafts, their history and the files given for them, sealed, in one folder of this computer.
//
// The folder holds store.db (bbolt), store.keys (what opens it), files/ab/<name> and backups/<number>-<day>, and beside
// them what was set aside (store.db.damaged-…, store.db.replaced-…) or copied before a change of format
// (store.db.before-…). Rules kept here:
//   - a file is looked through page by page before bbolt sees it, because bbolt panics on damage and takes an empty
//     file for a new store;
//   - nothing that cannot be read is ever written over;
//   - every value and every file is sealed under the key of the store, and named by a keyed hash, before it reaches the
//     disk, temporary files included;
//   - one program at a time.
//
// Who opens a store is decided when it is made: a passphrase that was given, or else the system's keychain. Where there is
// neither, as on a first start without a keychain, the key lies in store.keys in the clear: then the folder is no safer
// than its permissions, State says Unprotected, and both programs say so until a passphrase is chosen. Choosing one makes
// a new key and seals everything anew, so that no copy of the open key is worth anything.
//
// A store of format 1, which was plain, is sealed when it is first opened: a sealed copy is made beside it, read back and
// compared value by value, and only then takes its place. The plain file goes with that; no copy of it is kept. A plain
// file that was set aside earlier as damaged is sealed where it lies (store.db.damaged-….sealed).
package storage

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// Names in the folder of a store, and who may read them.
const (
	dbName     = "store.db"
	filesName  = "files"
	folderMode = 0o700
	fileMode   = 0o600
)

// defaultTimeout is how long Open waits for another copy of the program. bbolt would wait for ever.
const defaultTimeout = time.Second

// A Store keeps drafts. It satisfies wizard.Store, wizard.Vault and wizard.Keeper and may be used from any goroutine.
// While it is locked, everything that reads or writes drafts and files returns wizard.ErrLocked.
type Store struct {
	dir       string
	clock     wizard.Clock
	random    io.Reader
	keychain  Keychain // may be nil
	cost      seal.Cost
	maxSize   int
	timeout   time.Duration
	recovered string

	naming   sync.RWMutex // held for writing while files get other names
	exchange sync.RWMutex // held for writing while another file takes the place of the database
	db       *bbolt.DB
	file     *os.File // bbolt's own handle: releases the lock where bbolt cannot close any more

	vault sync.Mutex // one change of the keys at a time
	ring  *seal.Ring
	fresh bool
	key   atomic.Pointer[seal.Key] // nil while locked

	// Locks are taken in this order: copying, vault, naming, writing, exchange.
	copying sync.Mutex  // one copy at a time is made, put into place or removed
	writing sync.Mutex  // one change at a time; Check holds it to see a store that stands still
	damaged atomic.Bool // something could not be read: nothing is written any more
	stuck   atomic.Bool // a change broke off inside bbolt, which may hold its locks for ever
	kept    keptFiles
}

var _ wizard.Store = (*Store)(nil)

// Options of Open. The zero value is useful: it makes stores that nothing protects.
type Options struct {
	Clock      wizard.Clock  // names what is set aside; nil is the computer's clock
	Timeout    time.Duration // how long to wait for another copy of the program; zero is one second
	Keychain   Keychain      // opens a store that is made now; nil is none
	Passphrase string        // opens a store that is made now, instead of the keychain; a store that there is wants Unlock
	Random     io.Reader     // of keys; nil is the system's

	migrations []migration // tests only; nil is the program's own
	maxSize    int         // tests only: bytes that the file may grow to; zero is no limit
	cost       seal.Cost   // tests only: of passphrases; zero is the everyday one
	key        *seal.Key   // of a copy that is looked through
}

type computerClock struct{}

func (computerClock) Now() time.Time { return time.Now() }

// There reports whether a folder holds a store, sound or not; it makes nothing.
func There(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, dbName))
	return err == nil && !info.IsDir()
}

// Open opens the store in a folder and makes both where there are none. It is locked then, unless it was made now or
// nothing protects it. The errors say what is in the way: ErrInUse, ErrNewer, ErrForeign, ErrNotWritable, ErrKeys,
// wizard.ErrWeakPassphrase, and a *DamagedError (ErrDamaged or ErrEmpty) after the file was set aside; then the next Open
// makes a new store with the same keys, and Salvage brings over what can be read.
func Open(dir string, opts Options) (*Store, error) {
	if opts.Clock == nil {
		opts.Clock = computerClock{}
	}
	if opts.Random == nil {
		opts.Random = rand.Reader
	}
	if opts.Timeout <= 0 {
		opts.Timeout = defaultTimeout
	}
	if opts.migrations == nil {
		opts.migrations = migrations()
	}
	if opts.cost == (seal.Cost{}) {
		opts.cost = seal.Everyday()
	}
	s := &Store{
		dir: dir, clock: opts.Clock, random: opts.Random, keychain: opts.Keychain, cost: opts.cost, maxSize: opts.maxSize,
		timeout: opts.Timeout, kept: keptFiles{dir: filepath.Join(dir, filesName)},
	}
	if err := s.open(opts); err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, classify(err))
	}
	return s, nil
}

func (s *Store) open(opts Options) error {
	if opts.Passphrase != "" && !There(s.dir) && !seal.Strong(opts.Passphrase) {
		return wizard.ErrWeakPassphrase // before anything is made
	}
	if err := os.MkdirAll(s.dir, folderMode); err != nil {
		return err
	}
	found, err := s.lookThrough(opts)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.kept.dir, folderMode); err != nil {
		return err
	}
	if err := s.start(); err != nil {
		return err
	}
	if err := s.settle(found, opts); err != nil {
		return errors.Join(err, s.Close())
	}
	return nil
}

// lookThrough reads an existing file while it is locked against changes, before bbolt interprets a byte of it. It sets
// aside what is damaged.
func (s *Store) lookThrough(opts Options) (finding, error) {
	path := s.path()
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding{blank: true}, nil
	case err != nil:
		return finding{}, err
	case !info.Mode().IsRegular():
		return finding{}, fmt.Errorf("%w: %s is no plain file", ErrForeign, dbName)
	}
	// Opening for reading is how bbolt lends its lock. Whether it likes the file is of no interest yet.
	var file *os.File
	db, openErr := openBolt(path, &bbolt.Options{ReadOnly: true, Timeout: opts.Timeout}, &file)
	if errors.Is(openErr, ErrInUse) || errors.Is(openErr, fs.ErrPermission) {
		return finding{}, openErr
	}
	found, err := inspectPath(path, newestFormat(opts.migrations))
	if err == nil && openErr != nil {
		err = fmt.Errorf("%w: %w", ErrDamaged, openErr)
	}
	if err == nil && found.halfRead {
		s.recovered, err = s.copyAside(path)
	}
	if db != nil {
		err = errors.Join(err, db.Close())
	}
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrEmpty) {
		aside, renameErr := s.setAside(path)
		if renameErr != nil {
			return finding{}, fmt.Errorf("set aside: %w", errors.Join(renameErr, err))
		}
		return finding{}, &DamagedError{SetAside: aside, Why: err}
	}
	return found, err
}

// start opens the file for good.
func (s *Store) start() error {
	// NoFreelistSync must stay off: with it bbolt panics in a goroutine of its own, which nobody can recover.
	db, err := openBolt(s.path(), &bbolt.Options{Timeout: s.timeout, MaxSize: s.maxSize}, &s.file)
	if err != nil {
		return err
	}
	s.db = db
	// Another copy may have set this very file aside between its making and its locking.
	if err := s.inPlace(); err != nil {
		return errors.Join(ErrInUse, err, db.Close())
	}
	return nil
}

// settle brings the store to this program's format, finds its keys and clears away what a killed program left.
func (s *Store) settle(found finding, opts Options) error {
	if err := s.removeUnfinished(); err != nil {
		return err
	}
	key, err := s.settleKeys(found, opts)
	if err != nil {
		return err
	}
	if s.recovered != "" {
		// Any change writes the meta page that was lost.
		if err := s.update(func(*bbolt.Tx) error { return nil }); err != nil {
			return err
		}
	}
	if key != nil {
		s.key.Store(key)
		s.sealPlain(context.Background(), key)
	}
	if opts.key == nil {
		s.keepSpare()
	}
	return s.removeDoomed()
}

// settleKeys lays out a new store, seals a plain one, or finds the keys of one that is there. It returns the key where
// nothing has to be asked for it.
func (s *Store) settleKeys(found finding, opts Options) (key *seal.Key, err error) {
	newest := newestFormat(opts.migrations)
	if !found.blank && found.format == plainFormat {
		ring, key, err := s.newRing(opts)
		if err != nil {
			return nil, err
		}
		if err := s.rebuild(context.Background(), plainSource{s.kept.dir}, ring, key); err != nil {
			return nil, fmt.Errorf("seal what was plain: %w", err)
		}
		s.fresh = true
		if err := s.layBeside(ring); err != nil {
			return nil, err
		}
		return key, s.migrate(firstSealed, opts.migrations)
	}
	if s.ring, err = s.findRing(); err != nil {
		return nil, err
	}
	if s.ring == nil {
		if !found.blank {
			return nil, ErrKeys
		}
		if s.ring, key, err = s.newRing(opts); err != nil {
			return nil, err
		}
		s.fresh = true
	}
	if found.blank {
		if err := s.update(lay(newest, s.ring)); err != nil {
			return nil, err
		}
		if err := syncFolder(s.dir); err != nil {
			return nil, err
		}
	} else if err := s.migrate(found.format, opts.migrations); err != nil {
		return nil, err
	}
	if err := s.layBeside(s.ring); err != nil {
		return nil, err
	}
	if key == nil && s.ring.Open != nil {
		if key, err = s.ring.OpenKey(s.random); err != nil {
			return nil, err
		}
	}
	if opts.key != nil {
		key = opts.key
	}
	return key, nil
}

// Recovered returns where the file was copied to when Open found that its last change could not be read and went back
// to the one before; empty in all other cases. Whoever opens the store says so to the user.
func (s *Store) Recovered() string { return s.recovered }

// Dir returns the folder of the store.
func (s *Store) Dir() string { return s.dir }

// Close releases the store. Files that were put since Open and that no draft refers to are removed.
func (s *Store) Close() error {
	if s.db == nil {
		return nil
	}
	if s.stuck.Load() {
		// bbolt would wait for a lock that nobody holds any more. Closing its file lets other programs in.
		return s.file.Close()
	}
	sweepErr := s.sweepFresh()
	if errors.Is(sweepErr, fs.ErrClosed) || errors.Is(sweepErr, ErrDamaged) {
		sweepErr = nil
	}
	return errors.Join(sweepErr, s.db.Close())
}

func (s *Store) path() string { return filepath.Join(s.dir, dbName) }

// done reports a context that has ended.
func done(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}
