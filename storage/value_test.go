package storage

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

func testKey(t require.TestingT) *seal.Key {
	k, err := seal.NewKey(rand.Reader)
	require.NoError(t, err)
	return k
}

func TestALineTellsEveryChangedBit(t *testing.T) {
	body := []byte(`{"id":"01KAXF8E6Q","title":"样例"}`)
	value := lined(valueFormat, body)
	got, err := plainBody(value)
	require.NoError(t, err)
	assert.Equal(t, body, got)
	for i := range value {
		for bit := range 8 {
			b := bytes.Clone(value)
			b[i] ^= 1 << bit
			_, err := plainBody(b)
			require.ErrorIs(t, err, ErrDamaged, "byte %d, bit %d", i, bit)
		}
		_, err := plainBody(value[:i])
		require.ErrorIs(t, err, ErrDamaged, "cut to %d bytes", i)
	}
}

func TestOpenDraft(t *testing.T) {
	d, _ := oneDraft()
	id := d.Filing.ID
	k := testKey(t)
	body, err := json.Marshal(d)
	require.NoError(t, err)
	sealed := func(bucket, id string, format int, body []byte) []byte {
		b, err := k.Seal(bucket, draftName(k, id), format, body)
		require.NoError(t, err)
		return b
	}
	here := func(body []byte) []byte { return sealed(draftsBucket, id, valueFormat, body) }
	other, err := testKey(t).Seal(draftsBucket, draftName(k, id), valueFormat, body)
	require.NoError(t, err)
	for _, tt := range []struct {
		name   string
		sealed []byte
		want   error
		says   string
	}{
		{"as written", here(body), nil, ""},
		{"unknown member", here(bytes.Replace(body, []byte(`"stop"`), []byte(`"colour":1,"stop"`), 1)), ErrDamaged, "colour"},
		{"unknown member of the filing", here(bytes.Replace(body, []byte(`"title"`), []byte(`"size":1,"title"`), 1)), ErrDamaged, "size"},
		{"something after it", here(append(bytes.Clone(body), '1')), ErrDamaged, "follows"},
		{"no JSON", here([]byte("x")), ErrDamaged, "invalid"},
		{"no filing", here([]byte("{}")), ErrDamaged, "another"},
		{"another draft", here(bytes.Replace(body, []byte(id), []byte("01KAXF8E6Q0000000000000009"), 1)), ErrDamaged, "another"},
		{"newer value", sealed(draftsBucket, id, valueFormat+1, body), ErrNewer, "format 2"},
		{"newer case", here(bytes.Replace(body, []byte(`"schema":1`), []byte(`"schema":2`), 1)), ErrNewer, "schema 2"},
		{"what could not be read before", sealed(draftsBucket, id, lostFormat, body), ErrDamaged, "format 0"},
		{"of another bucket", sealed(indexBucket, id, valueFormat, body), wizard.ErrTampered, "as it was sealed"},
		{"of another name", sealed(draftsBucket, "other", valueFormat, body), wizard.ErrTampered, "as it was sealed"},
		{"of another key", other, wizard.ErrTampered, "as it was sealed"},
		{"plain", lined(valueFormat, body), ErrDamaged, "begins with 49"},
		{"nothing", nil, ErrDamaged, "nothing is left"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := openDraft(k, id, tt.sealed)
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
	format, err := readMark(lined(7, []byte(`{"program":"beiandesk","more":"than we know"}`)))
	require.NoError(t, err, "a newer mark must still be recognised")
	assert.Equal(t, 7, format)
	_, err = readMark(lined(1, []byte(`{"program":"somebody"}`)))
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
	k := testKey(f)
	f.Add(body, true)
	f.Add(lined(valueFormat, body), false)
	f.Add([]byte("1 \n"), false)
	f.Fuzz(func(t *testing.T, b []byte, again bool) {
		if again {
			var err error
			b, err = k.Seal(draftsBucket, draftName(k, d.Filing.ID), valueFormat, b)
			require.NoError(t, err)
		}
		got, err := openDraft(k, d.Filing.ID, b)
		if err == nil && got.Filing.ID != d.Filing.ID {
			t.Fatalf("opened draft %s", got.Filing.ID)
		}
		if err != nil {
			require.True(t, isOneOf(err, ErrDamaged, ErrNewer), "%v", err)
		}
		if body, err := plainBody(b); err == nil {
			_, _ = decodeDraft(d.Filing.ID, body)
		}
	})
}
