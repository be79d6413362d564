package apptest

import (
	"encoding/binary"
	"encoding/json"
	"slices"
)

// HarmonyProfile is the description that a HarmonyOS package is signed with.
func HarmonyProfile(bundle, kind string, id *Identity) []byte {
	info := map[string]string{"bundle-name": bundle}
	if kind == "debug" {
		info["development-certificate"] = string(id.PEM())
	} else {
		info["distribution-certificate"] = string(id.PEM())
	}
	raw, err := json.Marshal(map[string]any{"version-code": 2, "type": kind, "bundle-info": info})
	must(err)
	return raw
}

// HarmonyBlock makes the signing block of a package: the signature and the profile.
func HarmonyBlock(signature, profile []byte) []byte {
	const rows = 2
	at := uint32(12 * rows)
	block := append(le(0x20000002, uint32(len(profile)), at), le(0x20000000, uint32(len(signature)), at+uint32(len(profile)))...)
	block = append(append(block, profile...), signature...)
	block = append(block, le(rows)...)
	block = binary.LittleEndian.AppendUint64(block, uint64(len(block)+28))
	block = append(block, "<hap sign block>"...)
	return append(block, le(3)...)
}

// letters puts letters into a number one after the other.
func letters(s string) uint32 {
	n := uint32(0)
	for _, b := range []byte(s) {
		n = n<<8 | uint32(b)
	}
	return n
}

// ResourceIndex writes the index of resources: one resource with a text for each language, the empty one for any. New is the
// layout of later tools.
func ResourceIndex(id uint32, texts map[string]string, later bool) []byte {
	languages := make([]string, 0, len(texts))
	for language := range texts {
		languages = append(languages, language)
	}
	slices.Sort(languages)
	keys := func(i int) []byte {
		if languages[i] == "" {
			return le(0)
		}
		return le(1, 0, letters(languages[i]))
	}
	text := func(s string) []byte {
		out := binary.LittleEndian.AppendUint16(nil, uint16(len(s)+1))
		return append(append(out, s...), 0)
	}
	version := make([]byte, 128)
	if later {
		return laterIndex(version, id, languages, texts, keys, text)
	}
	copy(version, "Restool 4.105")
	at := uint32(136)
	for i := range languages {
		at += uint32(8 + len(keys(i)))
	}
	record := at + uint32(16*len(languages))
	var configurations, sets, records []byte
	for i, language := range languages {
		configurations = append(append(append(configurations, "KEYS"...), le(at)...), keys(i)...)
		sets = append(append(sets, "IDSS"...), le(1, id, record)...)
		content := append(text(texts[language]), text("app_name")...)
		records = append(append(records, le(uint32(8+len(content)), 9, id)...), content...)
		at += 16
		record = uint32(136+len(configurationsOf(languages, keys))+16*len(languages)) + uint32(len(records))
	}
	out := append(version, le(uint32(136+len(configurations)+len(sets)+len(records)), uint32(len(languages)))...)
	return append(append(append(out, configurations...), sets...), records...)
}

func configurationsOf(languages []string, keys func(int) []byte) []byte {
	var out []byte
	for i := range languages {
		out = append(append(append(out, "KEYS"...), le(0)...), keys(i)...)
	}
	return out
}

func laterIndex(version []byte, id uint32, languages []string, texts map[string]string, keys func(int) []byte, text func(string) []byte) []byte {
	copy(version, "RestoolV2 6.0")
	var configurations []byte
	for i := range languages {
		configurations = append(append(append(configurations, "KEYS"...), le(uint32(i))...), keys(i)...)
	}
	data := uint32(140 + len(configurations))
	pool := data + 12 + 12 + uint32(8*len(languages))
	rows, texted := []byte{}, []byte{}
	for i, language := range languages {
		rows = append(rows, le(uint32(i), pool+uint32(len(texted)))...)
		texted = append(texted, text(texts[language])...)
	}
	out := append(version, le(uint32(len(texted))+pool, uint32(len(languages)), data)...)
	out = append(append(append(out, configurations...), "IDSS"...), le(0, 1)...)
	out = append(append(out, le(id, uint32(12+len(rows)), uint32(len(languages)))...), rows...)
	return append(out, texted...)
}

// HAP packs a module of a HarmonyOS app. The block may be nil: not signed.
func HAP(bundle string, index, icon, block []byte) []byte {
	module := []byte(`{"app":{"bundleName":"` + bundle + `","versionName":"1.2.3","versionCode":1002003,"label":"$string:app_name","labelId":16777216,` +
		`"icon":"$media:app_icon","iconId":16777217},"module":{"name":"entry","type":"entry"}}`)
	archive := Zip(File{Name: "module.json", Data: module}, File{Name: "pack.info", Data: []byte(`{}`)},
		File{Name: "resources.index", Data: index}, File{Name: "resources/base/media/app_icon.png", Data: icon})
	if block == nil {
		return archive
	}
	return Insert(archive, block)
}

// HarmonyApp packs modules for the store.
func HarmonyApp(bundle string, hap, block []byte, stored bool) []byte {
	pack := []byte(`{"summary":{"app":{"bundleName":"` + bundle + `","version":{"name":"1.2.3","code":1002003}}},"packages":[{"name":"entry-default","moduleType":"entry"}]}`)
	archive := Zip(File{Name: "pack.info", Data: pack}, File{Name: "entry-default.hap", Data: hap, Stored: stored})
	if block == nil {
		return archive
	}
	return Insert(archive, block)
}
