// Package storagetest holds the suite that every wizard.Store passes, and a Store in memory for tests of other rooms.
package storagetest
