package pack

import "errors"

// Errors of reading what may be a package. Each is wrapped with the name of the file or member it is about.
var (
	// ErrNotPackage says that the bytes are no package at all: not a zip, or one that breaks off.
	ErrNotPackage = errors.New("not a package")
	// ErrNewer says that the package was written in a format that this program does not know yet.
	ErrNewer = errors.New("package of a newer format")
	// ErrNoCase says that a folder or package holds no filing.json.
	ErrNoCase = errors.New("no filing.json in it")
)

// Errors of a package or folder that is not to be trusted. Nothing of it is used.
var (
	// ErrTooMany says that there are more entries than a package ever has.
	ErrTooMany = errors.New("too many entries")
	// ErrName says that a name leads out of the package, or is one that some system takes for something else.
	ErrName = errors.New("name is not safe")
	// ErrTwice says that two entries have one name, or names that some systems take for the same.
	ErrTwice = errors.New("name given twice")
	// ErrNotFile says that an entry is a link or a device, or is locked with a password.
	ErrNotFile = errors.New("not a plain file")
	// ErrNested says that there is an archive within the archive.
	ErrNested = errors.New("archive within the archive")
	// ErrInflated says that an entry unpacks to more than it may, or than it says.
	ErrInflated = errors.New("unpacks to too much")
)

// Errors of the files of a case.
var (
	// ErrDamaged says that bytes of an entry are not those that were packed.
	ErrDamaged = errors.New("damaged")
	// ErrMissing says that a file which the case names is not there.
	ErrMissing = errors.New("file is missing")
	// ErrChanged says that a file is not the one that was given: its SHA-256 or size is another.
	ErrChanged = errors.New("file is not the one that was given")
)
