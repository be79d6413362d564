package standin

import (
	"math/big"
	"net/netip"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// addresses are those of machines in the network, with what stands for them.
type addresses map[netip.Addr]netip.Addr

// special are blocks of addresses that belong to nobody: RFC 6890 and its registry. An address in one of them names no
// machine to others and stays.
var special = func() []netip.Prefix {
	var out []netip.Prefix
	for _, b := range strings.Fields("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 " +
		"192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 " +
		"::/8 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 fc00::/7 fe80::/10 ff00::/8") {
		out = append(out, netip.MustParsePrefix(b))
	}
	return out
}()

func public(a netip.Addr) bool {
	return !slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(a) })
}

// sameRun is how near addresses are, in the number of addresses between them, that are moved together: a network of 65 536.
const sameRun = 1 << 16

// Route takes note of the addresses of a case: those that are near each other stay as far apart as they are, so that ranges
// and the machines in them are what they were.
func (m *Mask) Route(typed []string) {
	var all []netip.Addr
	for _, t := range typed {
		if a, err := filing.ParseAddress(t); err == nil && !slices.Contains(all, a) {
			all = append(all, a)
		}
	}
	slices.SortFunc(all, netip.Addr.Compare)
	m.moved = addresses{}
	for i := 0; i < len(all); {
		n := i + 1
		for n < len(all) && all[n].Is4() == all[i].Is4() && new(big.Int).Sub(number(all[n]), number(all[n-1])).Cmp(big.NewInt(sameRun)) < 0 {
			n++
		}
		m.move(all[i:n])
		i = n
	}
}

func number(a netip.Addr) *big.Int { return new(big.Int).SetBytes(a.AsSlice()) }

func (m *Mask) move(run []netip.Addr) {
	if slices.ContainsFunc(run, func(a netip.Addr) bool { return !public(a) }) {
		for _, a := range run {
			m.moved[a] = a
			if public(a) {
				m.move([]netip.Addr{a})
			}
		}
		return
	}
	d := m.dice("address", run[0].String())
	for range enoughTries {
		raw := d.bytes(len(run[0].AsSlice()))
		if !run[0].Is4() {
			raw[0] = 0x24 // addresses of the region's registry begin with 24
		}
		first, _ := netip.AddrFromSlice(raw)
		to := map[netip.Addr]netip.Addr{}
		for _, a := range run {
			sum := new(big.Int).Add(number(first), new(big.Int).Sub(number(a), number(run[0])))
			if sum.BitLen() > 8*len(raw) {
				break
			}
			moved, _ := netip.AddrFromSlice(sum.FillBytes(make([]byte, len(raw))))
			if !public(moved) || moved == a {
				break
			}
			to[a] = moved
		}
		if len(to) == len(run) && (len(run) == 1 || clear(to[run[0]], to[run[len(run)-1]])) {
			for a, moved := range to {
				m.moved[a] = moved
			}
			return
		}
	}
}

// clear reports whether no special block lies between two addresses.
func clear(first, last netip.Addr) bool {
	return !slices.ContainsFunc(special, func(p netip.Prefix) bool { return filing.AddressRange{First: first, Last: last}.Touches(p) })
}

// Address replaces the address of a machine.
func (m *Mask) Address(s string) string {
	a, err := filing.ParseAddress(s)
	if err != nil {
		return m.brokenAddress(s)
	}
	to, ok := m.moved[a]
	if !ok {
		m.move([]netip.Addr{a})
		to = m.moved[a]
	}
	if to == a {
		return s
	}
	trimmed := strings.TrimSpace(s)
	before, after, _ := strings.Cut(s, trimmed)
	out := to.String()
	if strings.ContainsFunc(trimmed, func(r rune) bool { return r >= '０' && r <= '９' || r == '．' || r == '。' }) {
		out = strings.Map(func(r rune) rune { return like('０', r) }, out)
	}
	return before + out + after
}

// brokenAddress replaces what is no address, digit by digit, by something that is none in the same way: too large a number
// stays one.
func (m *Mask) brokenAddress(s string) string {
	var b strings.Builder
	d := m.dice("broken address", s)
	in := []rune(s)
	for i := 0; i < len(in); i++ {
		if in[i] < '0' || in[i] > '9' {
			n := i
			for n < len(in) && (in[n] < '0' || in[n] > '9') {
				n++
			}
			b.WriteString(m.text(string(in[i:n])))
			i = n - 1
			continue
		}
		n := i
		for n < len(in) && in[n] >= '0' && in[n] <= '9' {
			n++
		}
		switch run := string(in[i:n]); {
		case len(run) == 3 && run > "255":
			b.WriteString(string([]rune{'3' + rune(d.below(7)), d.digit(), d.digit()}))
		case len(run) == 3 && run[0] != '0':
			b.WriteString(string([]rune{'1', d.digit(), d.digit()}))
		default:
			for j, r := range run {
				if j == 0 && r == '0' {
					b.WriteRune('0')
				} else {
					b.WriteRune('1' + rune(d.below(9)))
				}
			}
		}
		i = n - 1
	}
	return b.String()
}
