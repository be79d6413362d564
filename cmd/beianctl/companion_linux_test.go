package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"html"
	"io"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/sample"
)

// browser is a headless Chromium that is spoken to through two pipes, so that no port is opened.
type browser struct {
	t       *testing.T
	to      io.Writer
	from    *bufio.Reader
	last    int
	session string
	asked   []string // addresses that the page asked for
	dialogs int
}

type message struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// patience ends a browser that does not answer.
const patience = 2 * time.Minute

func newBrowser(t *testing.T) *browser {
	t.Helper()
	readTheirs, writeOurs, err := os.Pipe()
	require.NoError(t, err)
	readOurs, writeTheirs, err := os.Pipe()
	require.NoError(t, err)
	cmd := exec.Command("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe", "--user-data-dir="+t.TempDir())
	cmd.ExtraFiles = []*os.File{readTheirs, writeTheirs} // file descriptors 3 and 4 over there
	cmd.WaitDelay = time.Second
	require.NoError(t, cmd.Start())
	require.NoError(t, readTheirs.Close())
	require.NoError(t, writeTheirs.Close())
	timer := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	t.Cleanup(func() {
		timer.Stop()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_, _ = writeOurs.Close(), readOurs.Close()
	})
	return &browser{t: t, to: writeOurs, from: bufio.NewReaderSize(readOurs, 1<<20)}
}

// do gives an order and waits until it is done, noting on the way what the page asked for.
func (b *browser) do(method string, params map[string]any) json.RawMessage {
	b.t.Helper()
	b.last++
	order := map[string]any{"id": b.last, "method": method}
	if params != nil {
		order["params"] = params
	}
	if b.session != "" {
		order["sessionId"] = b.session
	}
	raw, err := json.Marshal(order)
	require.NoError(b.t, err)
	_, err = b.to.Write(append(raw, 0))
	require.NoError(b.t, err)
	for {
		m := b.next()
		if m.ID == b.last {
			require.Nil(b.t, m.Error, "%s: %+v", method, m.Error)
			return m.Result
		}
	}
}

func (b *browser) next() message {
	b.t.Helper()
	raw, err := b.from.ReadBytes(0)
	require.NoError(b.t, err, "the browser ended")
	var m message
	require.NoError(b.t, json.Unmarshal(bytes.TrimSuffix(raw, []byte{0}), &m))
	switch m.Method {
	case "Network.requestWillBeSent":
		var sent struct {
			Request struct {
				URL string `json:"url"`
			} `json:"request"`
		}
		require.NoError(b.t, json.Unmarshal(m.Params, &sent))
		b.asked = append(b.asked, sent.Request.URL)
	case "Page.javascriptDialogOpening":
		b.dialogs++
	}
	return m
}

// until waits for an event that says so much.
func (b *browser) until(method string, says ...string) {
	for {
		m := b.next()
		if m.Method == method && (len(says) == 0 || strings.Contains(string(m.Params), says[0])) {
			return
		}
	}
}

// open opens a page in a tab.
func (b *browser) open(address string) {
	b.t.Helper()
	var made struct {
		TargetID  string `json:"targetId"`
		SessionID string `json:"sessionId"`
	}
	require.NoError(b.t, json.Unmarshal(b.do("Target.createTarget", map[string]any{"url": "about:blank"}), &made))
	require.NoError(b.t, json.Unmarshal(b.do("Target.attachToTarget", map[string]any{"targetId": made.TargetID, "flatten": true}), &made))
	b.do("Browser.grantPermissions", map[string]any{"permissions": []string{"clipboardReadWrite", "clipboardSanitizedWrite"}})
	b.session = made.SessionID
	b.do("Network.enable", nil)
	b.do("Page.enable", nil)
	b.do("Emulation.setFocusEmulationEnabled", map[string]any{"enabled": true})
	b.do("Page.navigate", map[string]any{"url": address})
	b.until("Page.loadEventFired")
}

// ask runs a script, as if somebody had clicked, and reads what it came to.
func (b *browser) ask(script string, into any) {
	b.t.Helper()
	var out struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
		Exception *struct {
			Text string `json:"text"`
		} `json:"exceptionDetails"`
	}
	raw := b.do("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true, "userGesture": true})
	require.NoError(b.t, json.Unmarshal(raw, &out))
	require.Nil(b.t, out.Exception, script)
	require.NoError(b.t, json.Unmarshal(out.Result.Value, into))
}

// membersOf reads the page of a package, and the pictures of its folder portal by name.
func membersOf(t *testing.T, packed string) (page string, pictures map[string][]byte) {
	t.Helper()
	z, err := zip.OpenReader(packed)
	require.NoError(t, err)
	defer z.Close()
	pictures = map[string][]byte{}
	for _, member := range z.File {
		name, picture := strings.CutPrefix(member.Name, "portal/")
		if !picture && member.Name != "fill-in.html" {
			continue
		}
		in, err := member.Open()
		require.NoError(t, err)
		raw, err := io.ReadAll(in)
		require.NoError(t, err)
		if picture {
			pictures[name] = raw
		} else {
			page = string(raw)
		}
	}
	return page, pictures
}

// drag takes hold of a picture with the mouse, and returns what it carries: a file, and the address for a download.
func (b *browser) drag(name string) (file []byte, kind, download string) {
	b.t.Helper()
	var at struct{ X, Y float64 }
	b.ask(`(() => {
		const img = document.querySelector("img[data-name='`+name+`']");
		img.scrollIntoView({block: "center"});
		const box = img.getBoundingClientRect();
		return {X: box.x + box.width / 2, Y: box.y + box.height / 2};
	})()`, &at)
	b.ask(`(() => {
		window.carried = new Promise(done => document.addEventListener("dragstart", async event => {
			const file = event.dataTransfer.files[0], download = event.dataTransfer.getData("DownloadURL");
			const bytes = new Uint8Array(await file.arrayBuffer());
			let raw = "";
			for (let i = 0; i < bytes.length; i += 4096) { raw += String.fromCharCode(...bytes.subarray(i, i + 4096)); }
			done({File: btoa(raw), Type: file.type, Download: download});
		}, {once: true}));
		return true;
	})()`, new(bool))
	mouse := func(kind string, dx, dy float64, buttons int) {
		b.do("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at.X + dx, "y": at.Y + dy, "button": "left", "buttons": buttons, "clickCount": 1})
	}
	mouse("mousePressed", 0, 0, 1)
	mouse("mouseMoved", 12, 12, 1)
	mouse("mouseMoved", 30, 30, 1)
	var carried struct {
		File           []byte
		Type, Download string
	}
	b.ask(`window.carried`, &carried)
	b.do("Input.cancelDragging", nil)
	return carried.File, carried.Type, carried.Download
}

// TestCompanionInABrowser copies every value, ticks, reloads, and watches what leaves.
func TestCompanionInABrowser(t *testing.T) {
	hostile := []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "云帆\u202e智\u200b联 ' \" ` & <b>"}
	f := sample.Enterprise()
	f.Entity.Name, f.Services[0].Name, f.Services[0].Remark = hostile[0], hostile[1], hostile[2]
	packed := filepath.Join(t.TempDir(), "x.beian")
	_, stderr, _ := call(t, onDay, "export", caseFolder(t, f), "-o", packed, "--force")
	require.Empty(t, stderr)
	page, pictures := membersOf(t, packed)
	file := filepath.Join(t.TempDir(), "fill-in.html")
	require.NoError(t, os.WriteFile(file, []byte(page), 0o600))
	address := (&url.URL{Scheme: "file", Path: file}).String()
	b := newBrowser(t)
	b.open(address)

	var copies []string
	b.ask(`(async () => {
		const out = [];
		for (const button of document.querySelectorAll("button.copy")) {
			await navigator.clipboard.writeText("");
			button.click();
			for (let n = 0; n < 200 && await navigator.clipboard.readText() === ""; n++) { await new Promise(r => setTimeout(r, 5)); }
			out.push(await navigator.clipboard.readText());
		}
		return out;
	})()`, &copies)
	var meant []string
	for _, m := range regexp.MustCompile(`data-value="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		meant = append(meant, html.UnescapeString(m[1]))
	}
	assert.Equal(t, meant, copies)
	assert.Subset(t, copies, []string{
		hostile[0], hostile[1], "云帆智联 ' \" ` & <b>", f.Entity.Certificate.Number, f.Entity.Certificate.Address, f.Principal.Name, f.Principal.Mobile,
		f.Principal.EmergencyPhone, f.Principal.Certificate.Number, f.Services[0].Domains[0].Name,
	})

	var shown string
	b.ask(`document.querySelector("main").innerText`, &shown)
	assert.Contains(t, shown, hostile[0])
	assert.Contains(t, shown, hostile[1])
	assert.NotContains(t, shown, "\u202e")
	var counts []int
	b.ask(`["script", "img", "iframe", "b.x"].map(s => document.querySelectorAll(s).length)`, &counts)
	assert.Equal(t, []int{1, len(pictures), 0, 0}, counts)

	var ticked, after []string
	names := `Array.from(document.querySelectorAll("input[data-tick]:checked"), e => e.dataset.tick)`
	b.ask(`Array.from(document.querySelectorAll("input[data-tick]")).forEach((e, i) => { if (i % 3 === 0) { e.click(); } }); `+names, &ticked)
	require.Greater(t, len(ticked), 10)
	b.do("Page.reload", nil)
	b.until("Page.loadEventFired")
	b.ask(names, &after)
	assert.Equal(t, ticked, after, "ticks are kept")
	var done string
	b.ask(`document.getElementById("done").textContent`, &done)
	assert.NotEqual(t, "0", done)
	b.ask(`document.getElementById("reset").click(); `+names, &after)
	assert.Empty(t, after)

	b.do("Input.setInterceptDrags", map[string]any{"enabled": true})
	folder := t.TempDir()
	b.do("Page.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": folder})
	require.Greater(t, len(pictures), 3)
	for i, name := range slices.Sorted(maps.Keys(pictures)) {
		want := pictures[name]
		kind := "image/" + map[string]string{".jpg": "jpeg", ".png": "png"}[filepath.Ext(name)]
		address := "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(want)
		var shown string
		b.ask(`document.querySelector("img[data-name='`+name+`']").src`, &shown)
		assert.True(t, address == shown, "%s is shown as it lies in portal/", name)

		b.ask(`document.querySelector("img[data-name='`+name+`']").parentNode.querySelector("button.save").click(); true`, new(bool))
		b.until("Page.downloadProgress", `"state":"completed"`)
		saved, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, saved), "%s is saved as it lies in portal/", name)

		if i < len(pictures)-1 {
			continue // without a display the browser carries one thing in its life: the last
		}
		file, carried, download := b.drag(name)
		assert.True(t, bytes.Equal(want, file), "%s is dragged as it lies in portal/", name)
		assert.Equal(t, kind, carried)
		assert.Equal(t, kind+":"+name+":"+address, download)
	}
	var drawn int
	b.ask(`Array.from(document.querySelectorAll("img")).filter(i => i.naturalWidth > 0).length`, &drawn)
	assert.Equal(t, len(pictures), drawn, "the policy of the page lets its own pictures be shown")

	var refused bool
	b.ask(`fetch("https://example.cn/x").then(() => false, () => true)`, &refused)
	assert.True(t, refused, "the policy of the page lets nothing out")
	for _, asked := range b.asked {
		inside := strings.HasPrefix(asked, "data:image/") || strings.HasPrefix(asked, "blob:null/")
		assert.True(t, inside || asked == address || strings.HasPrefix(asked, "https://example.cn/"), asked)
	}
	assert.Zero(t, b.dialogs)
}
