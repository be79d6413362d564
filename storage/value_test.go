package storage

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
)

func TestSealTellsEveryChangedBit(t *testing.T) {
	body := []byte(`{"id":"01KAXF8E6Q","title":"样例"}`)
	sealed := seal(valueFormat, body)
	got, err := open(sealed)
	require.NoError(t, err)
	assert.Equal(t, body, got)
	for i := range sealed {
		for bit := range 8 {
			b := bytes.Clone(sealed)
			b[i] ^= 1 << bit
			_, err := open(b)
			require.ErrorIs(t, err, ErrDamaged, "byte %d, bit %d", i, bit)
		}
		_, err := open(sealed[:i])
		require.ErrorIs(t, err, ErrDamaged, "cut to %d bytes", i)
	}
}

func TestOpenDraft(t *testing.T) {
	d, _ := oneDraft()
	id := d.Filing.ID
	body, err := json.Marshal(d)
	require.NoError(t, err)
	for _, tt := range []struct {
		name   string
		sealed []byte
		want   error
		says   string
	}{
		{"as written", seal(valueFormat, body), nil, ""},
		{"unknown member", seal(valueFormat, bytes.Replace(body, []byte(`"stop"`), []byte(`"colour":1,"stop"`), 1)), ErrDamaged, "colour"},
		{"unknown member of the filing", seal(valueFormat, bytes.Replace(body, []byte(`"title"`), []byte(`"size":1,"title"`), 1)), ErrDamaged, "size"},
		{"something after it", seal(valueFormat, append(bytes.Clone(body), '1')), ErrDamaged, "follows"},
		{"no JSON", seal(valueFormat, []byte("x")), ErrDamaged, "invalid"},
		{"no filing", seal(valueFormat, []byte("{}")), ErrDamaged, "another"},
		{"another draft", seal(valueFormat, bytes.Replace(body, []byte(id), []byte("01KAXF8E6Q0000000000000009"), 1)), ErrDamaged, "another"},
		{"newer value", seal(valueFormat+1, body), ErrNewer, "format 2"},
		{"newer case", seal(valueFormat, bytes.Replace(body, []byte(`"schema":1`), []byte(`"schema":2`), 1)), ErrNewer, "schema 2"},
		{"older than the first", seal(0, body), ErrDamaged, "format 0"},
		{"nothing", nil, ErrDamaged, "first line"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := openDraft(id, tt.sealed)
			if tt.want == nil {
				require.NoError(t, err)
				assert.Equal(t, d, got)
				return
			}
			require.ErrorIs(t, err, tt.want)
			require.ErrorContains(t, err, tt.says)
			assert.Equal(t, wizard.Draft{}, got)
		})
	}
}

func TestReadMark(t *testing.T) {
	format, err := readMark(seal(7, []byte(`{"program":"beiandesk","more":"than we know"}`)))
	require.NoError(t, err, "a newer mark must still be recognised")
	assert.Equal(t, 7, format)
	_, err = readMark(seal(1, []byte(`{"program":"somebody"}`)))
	require.ErrorIs(t, err, ErrForeign)
	_, err = readMark([]byte("1 00000000\n{}"))
	require.ErrorIs(t, err, ErrDamaged)
}

func FuzzOpenDraft(f *testing.F) {
	d, _ := oneDraft()
	body, err := json.Marshal(d)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seal(valueFormat, body), true)
	f.Add(body, false)
	f.Add([]byte("1 \n"), false)
	f.Fuzz(func(t *testing.T, b []byte, again bool) {
		if again {
			b = seal(valueFormat, b)
		}
		got, err := openDraft(d.Filing.ID, b)
		if err == nil && got.Filing.ID != d.Filing.ID {
			t.Fatalf("opened draft %s", got.Filing.ID)
		}
		if err != nil {
			require.True(t, isOneOf(err, ErrDamaged, ErrNewer), "%v", err)
		}
	})
}
