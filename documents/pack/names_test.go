package pack

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestGivenName(t *testing.T) {
	tests := []struct{ name, id, file, want string }{
		{"plain", "a1", "licence.jpg", "a1-licence.jpg"},
		{"Chinese", "a1", "营业执照 正面.jpg", "a1-营业执照 正面.jpg"},
		{"packed before", "a1", "originals/a1-licence.jpg", "a1-licence.jpg"},
		{"folders of Windows", "a1", `C:\photos\front.JPG`, "a1-front.JPG"},
		{"way out", "a1", "../../etc/passwd", "a1-passwd"},
		{"signs that no file has", "a1", `a<b>:"c"|?*.jpg`, "a1-abc.jpg"},
		{"turned around", "a1", "gpj.\u202egpj.exe", "a1-gpj.gpj.exe"},
		{"no name", "a1", "", "a1"},
		{"only an extension", "a1", ".jpg", "a1.jpg"},
		{"dots", "a1", "...", "a1"},
		{"id with folders", "../a", "x.jpg", "a-x.jpg"},
		{"blanks before signs that go", "a1", "b  ?-  .jpg", "a1-b  -.jpg"},
		{"nothing at all", "", "", "file"},
		{"device", "", "con.jpg", "filecon.jpg"},
		{"long", "a1", strings.Repeat("长", 300) + ".jpg", "a1-" + strings.Repeat("长", 77) + ".jpg"},
		{"long extension", "a1", "x." + strings.Repeat("y", 40), "a1-x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := givenName(tt.id, tt.file)
			assert.Equal(t, tt.want, got)
			assert.True(t, safePath(got))
		})
	}
}

func FuzzGivenName(f *testing.F) {
	f.Add("a1", "licence.jpg")
	f.Add("", "..\\con. .")
	f.Add("F\xffF0", "aaUU    \r?-  ")
	f.Fuzz(func(t *testing.T, id, file string) {
		name := givenName(id, file)
		assert.True(t, safePath(name), "%q", name)
		assert.LessOrEqual(t, utf8.RuneCountInString(name), maxStem+16)
		assert.NotContains(t, name, "/")
	})
}

func TestNamesAreGivenOutOnce(t *testing.T) {
	d := distinct{}
	var got []string
	for _, name := range []string{"a.jpg", "A.JPG", "a.jpg", "b", "b"} {
		got = append(got, d.name("x/", name))
	}
	assert.Equal(t, []string{"x/a.jpg", "x/A-2.JPG", "x/a-3.jpg", "x/b", "x/b-2"}, got)
}

func TestSlotName(t *testing.T) {
	for slot, want := range map[string]string{
		"principal.id_front": "principal.id_front", "services[0].app.icon": "services-0.app.icon",
		"services[10].pre_approvals[2]": "services-10.pre_approvals-2", "letters.GD_X": "letters.GD_X", "../evil": "other", "": "other",
	} {
		assert.Equal(t, want, slotName(slot), slot)
	}
}
