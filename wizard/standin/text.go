package standin

import (
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Text replaces a text in which anything may stand: names of people and numbers that are known get their own stand-ins, words
// for kinds of bodies, roads and divisions stay, everything else that is a letter or a number is replaced sign by sign.
func (m *Mask) Text(s string) string {
	if strings.TrimSpace(s) == "" {
		return s
	}
	if a, ok := m.anchored(s); ok {
		return a
	}
	return m.text(s)
}

func (m *Mask) text(s string) string {
	in := []rune(s)
	out := make([]rune, 0, len(in))
	for i := 0; i < len(in); {
		if n := m.personAt(in[i:]); n > 0 {
			out = append(out, m.hand(in[i:i+n])...)
			i += n
			continue
		}
		switch r := in[i]; {
		case tokenRune(r):
			n := i + 1
			for n < len(in) && tokenRune(in[n]) {
				n++
			}
			out = append(out, m.token(in[i:n])...)
			i = n
		case unicode.Is(unicode.Han, r):
			if n := m.words.at(in[i:]); n > 0 {
				out = append(out, in[i:i+n]...)
				i += n
				continue
			}
			out = append(out, m.sign(r))
			i++
		case unicode.IsLetter(r), unicode.IsDigit(r):
			out = append(out, m.sign(r))
			i++
		default:
			out = append(out, r)
			i++
		}
	}
	return string(out)
}

// Person replaces the name of a person; one that is that of a body is a text.
func (m *Mask) Person(s string) string {
	if bodyName(s) {
		return m.Text(s)
	}
	return string(m.hand([]rune(s)))
}

// bodyName reports whether a name cannot be that of a person alone.
func bodyName(s string) bool {
	folded := filing.Fold(s)
	return slices.ContainsFunc([]string{"公司", "企业", "中心", "合伙", "委派", "事务所"}, func(w string) bool { return strings.Contains(folded, w) })
}

// Meet takes note of the name of a person, so that it has one stand-in wherever it stands.
func (m *Mask) Meet(name string) {
	name = strings.TrimSpace(name)
	runes := []rune(name)
	if len(runes) < 2 || bodyName(name) || !slices.ContainsFunc(runes, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return
	}
	if slices.ContainsFunc(m.people, func(p []rune) bool { return string(p) == name }) {
		return
	}
	m.people = append(m.people, runes)
	slices.SortStableFunc(m.people, func(a, b []rune) int { return len(b) - len(a) })
}

func (m *Mask) personAt(in []rune) int {
	for _, p := range m.people {
		if len(in) >= len(p) && slices.Equal(in[:len(p)], p) {
			return len(p)
		}
	}
	return 0
}

// hand replaces a person's name sign by sign.
func (m *Mask) hand(in []rune) []rune {
	out := make([]rune, 0, len(in))
	for i := 0; i < len(in); {
		r := in[i]
		if n := m.words.titleAt(in[i:]); n > 0 {
			out = append(out, in[i:i+n]...)
			i += n
			continue
		}
		switch {
		case tokenRune(r):
			n := i + 1
			for n < len(in) && tokenRune(in[n]) {
				n++
			}
			out = append(out, m.token(in[i:n])...)
			i = n
			continue
		case unicode.Is(unicode.Han, r), unicode.IsLetter(r):
			to, ok := m.hands[r]
			if !ok {
				to = m.draw("hand", r, m.hands)
			}
			out = append(out, to)
		default:
			out = append(out, r)
		}
		i++
	}
	return out
}

// sign replaces one letter of a script that has no words of ours.
func (m *Mask) sign(r rune) rune {
	if m.keep[string(r)] {
		return r
	}
	if unicode.Is(unicode.Han, r) {
		m.leftover[string(r)] = true
	}
	to, ok := m.signs[r]
	if !ok {
		to = m.draw("sign", r, m.signs)
	}
	return to
}

// draw finds a letter of the same sort that stands for no other one.
func (m *Mask) draw(use string, r rune, known map[rune]rune) rune {
	d := m.dice(use, string(r))
	for range 400 {
		to := m.alike(d, r)
		if to == r || m.taken[to] {
			continue
		}
		known[r] = to
		m.taken[to] = true
		return to
	}
	to := m.alike(d, r) // all of a small alphabet are given out
	known[r] = to
	return to
}

// A block is a run of letters of one sort.
type block struct{ from, to rune }

// hanBlocks are the blocks of Chinese characters: a rare one stays one of its block.
var hanBlocks = []block{
	{0x3400, 0x4dbf},
	{0x20000, 0x2a6df},
	{0x2a700, 0x2b739},
	{0x2b740, 0x2b81d},
	{0x2b820, 0x2cea1},
	{0x2ceb0, 0x2ebe0},
	{0x30000, 0x3134a},
	{0x31350, 0x323af},
	{0xf900, 0xfa6d},
}

// otherBlocks are letters of other scripts that names on filings are known to have.
var otherBlocks = []block{
	{'а', 'я'},
	{'А', 'Я'},
	{'α', 'ω'},
	{'ぁ', 'ん'},
	{'ァ', 'ヶ'},
	{0xac00, 0xd7a3},
	{0x0627, 0x064a},
	{0x0f40, 0x0f6a},
	{0xa000, 0xa48c},
	{0x1820, 0x1842},
	{'à', 'ö'},
	{'ø', 'ÿ'},
	{'À', 'Ö'},
	{'Ø', 'Þ'},
}

func (m *Mask) alike(d *dice, r rune) rune {
	if unicode.Is(unicode.Han, r) {
		for _, b := range hanBlocks {
			if r >= b.from && r <= b.to {
				return b.from + rune(d.below(int(b.to-b.from)+1))
			}
		}
		if len(m.taken) < len(common)/2 {
			return common[d.below(len(common))]
		}
		const first, last = 0x4e00, 0x9fa5
		return first + rune(d.below(last-first+1))
	}
	for _, b := range otherBlocks {
		if r >= b.from && r <= b.to {
			return b.from + rune(d.below(int(b.to-b.from)+1))
		}
	}
	if unicode.IsDigit(r) {
		return r
	}
	return '字' // a letter of a script that nobody expected is not worth a leak
}

// common are everyday characters, of which stand-ins are made: no two of them make a word that a rule looks for.
var common = []rune("柏柳桐梅兰荷莲菊桃杏梨枣槐榆杉樟枫椿棠桂芷萱蕙薇蓉菱蒲苇葵芦茵茉菁蔓藤萝鹤鹭鸥鹂雁燕莺鹃鹊鸢隼" +
	"溪湾泉潭渡汀洲渚涧泊淙涟漪澜汐潮浦滨岚峦嶂岑峪岗岩崖壑坡坪塬陌阡晨曦暮霞霁霏霖霜露雾虹朔望弦晴昭晖煦暄" +
	"琴瑟箫笛筝钟磬鼓墨砚笺绢绣锦缎纱绫绮瓷陶盏壶瓯樽觞鼎釜甑炉灶帆橹桨舵舟筏楫辕辙轩轼" +
	"青赤朱绛绯橙翠碧靛紫黛皓素玄缃松雅逸淳澄湛沁恬谧朗峻巍嘉懿睿敏恪谨笃勤俭朴率竹笋苔蕨薯芋菽粟黍稷麦稻禾穗谷粒" +
	"鲤鲫鲈鳜鲟鲢鳙虾蟹贝蚌螺蛤鹿麋獐麂狐狸獾貂狼豹熊猿猴兔羚骏驹骐骥骝牦犊羔雏卵翎翼鳞角蹄" +
	"玛瑙琥珀珊瑚珍珠琉璃翡玉璧珏瑜瑾琪琳珂玲珑璇玑钗簪环佩纽扣绳索篮筐箩筛竿梯凳椅柜橱屏帘幔毯褥")
