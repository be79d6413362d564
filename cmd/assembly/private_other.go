//go:build !unix

package assembly

// KeepPrivate has nothing to do on Windows: the folders of a user are closed to others, and Go's runtime tells the system at
// its start that no report of a crash is wanted (SetErrorMode, WerSetFlags).
func KeepPrivate() error { return nil }
