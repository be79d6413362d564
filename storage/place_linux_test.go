package storage

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRemoteKind(t *testing.T) {
	for name, tt := range map[string]struct {
		magic uint32
		want  bool
	}{
		"nfs": {0x6969, true}, "cifs": {0xFF534D42, true}, "smb2": {0xFE534D42, true}, "sshfs": {0x65735546, true},
		"ext4": {0xEF53, false}, "tmpfs": {0x01021994, false}, "btrfs": {0x9123683E, false}, "xfs": {0x58465342, false},
		"overlay": {0x794C7630, false},
	} {
		assert.Equal(t, tt.want, remoteKind(tt.magic), name)
	}
}
