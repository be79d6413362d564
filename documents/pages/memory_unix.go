//go:build unix

package pages

import "syscall"

// addresses asks the system for addresses that take no memory until they are written to.
func addresses(size uint64) ([]byte, error) {
	return syscall.Mmap(-1, 0, int(size), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
}

// release gives addresses back, and what they hold. That this fails is a mistake of ours, and costs nothing but memory.
func release(all []byte) { _ = syscall.Munmap(all) }
