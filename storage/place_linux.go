package storage

import "syscall"

// Numbers of file systems that lie on other computers, from statfs(2) and linux/magic.h.
const (
	nfsMagic   = 0x6969
	smbMagic   = 0x517B
	cifsMagic  = 0xFF534D42
	smb2Magic  = 0xFE534D42
	fuseMagic  = 0x65735546 // sshfs and most others of its kind; a local one is warned of for nothing
	cephMagic  = 0x00C36400
	afsMagic   = 0x5346414F
	ninePMagic = 0x01021997
	codaMagic  = 0x73757245
)

// remote reports whether a folder lies on another computer.
func remote(dir string) bool {
	var fs syscall.Statfs_t
	if syscall.Statfs(dir, &fs) != nil {
		return false
	}
	return remoteKind(uint32(fs.Type))
}

func remoteKind(magic uint32) bool {
	switch magic {
	case nfsMagic, smbMagic, cifsMagic, smb2Magic, fuseMagic, cephMagic, afsMagic, ninePMagic, codaMagic:
		return true
	}
	return false
}
