package region

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzReadProvince reads one province file after another into an atlas that has its national defaults already.
func FuzzReadProvince(f *testing.F) {
	const dir = "../../assets/regions/"
	a, err := Load(os.DirFS(dir))
	require.NoError(f, err)
	for _, name := range []string{"44-guangdong.yaml", "36-jiangxi.yaml"} {
		raw, err := os.ReadFile(dir + name)
		require.NoError(f, err)
		f.Add(raw)
	}
	f.Add([]byte("schema: 1\nletters: [{id: 1}]\n"))
	f.Add([]byte("a: &a [*a]"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := a.readProvince("44-guangdong.yaml", raw)
		if (p == nil) == (err == nil) {
			t.Fatalf("got province %v and error %v", p, err)
		}
		if err == nil && p.Code != "44-guangdong" {
			t.Fatalf("accepted the code %q", p.Code)
		}
	})
}
