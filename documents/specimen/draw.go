package specimen

import (
	"image"
	"image/color"
	"image/draw"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Sizes of papers in millimetres, and the pixels that their width is drawn with.
const (
	cardWidth, cardHeight, cardRadius = 85.6, 54.0, 3.18 // ISO/IEC 7810 ID-1
	sheetLong, sheetShort             = 297.0, 210.0     // ISO 216 A4
	iconSide                          = 512              // pixels
	cardPixels                        = 1600
	sheetPixels                       = 2000 // of the long side
	sheetNarrow                       = 1414 // of the short side
)

var (
	ink      = color.NRGBA{25, 25, 30, 255}
	cardBlue = color.NRGBA{20, 95, 160, 255}
	gold     = color.NRGBA{190, 150, 70, 255}
	mark     = color.NRGBA{215, 40, 40, 70} // 样例, across the paper
)

// Draw draws a paper flat, as a scanner sees it, in the usual edition of its kind; around the round corners of a card it is
// transparent. Of a kind that is no paper it draws a sheet that says so.
func Draw(kind paper.Kind, of Facts) image.Image {
	for _, form := range Forms() {
		if form.Kind == kind {
			return Set(form, of).Picture
		}
	}
	if kind == paper.Icon {
		return icon(of)
	}
	return sheet(string(kind), of)
}

func cardFront(of Facts) *canvas {
	c := newCanvas(cardWidth, cardHeight, cardPixels)
	c.shade(color.RGBA{214, 232, 240, 255}, color.RGBA{240, 226, 228, 255})
	c.waves(color.NRGBA{120, 165, 195, 110}, cardWidth, cardHeight)
	label := style{size: 2.7, colour: cardBlue, gap: 0.3}
	value := style{size: 3.4, colour: ink}
	c.text(6.5, 9.6, label, "姓名")
	c.text(16, 9.7, style{size: 4, colour: ink, gap: 0.6}, of.Name)
	c.text(6.5, 16.4, label, "性别")
	c.text(16, 16.5, value, of.Sex)
	c.text(25.5, 16.4, label, "民族")
	c.text(34.5, 16.5, value, of.Ethnicity)
	year, month, day := parts(of.BirthDate)
	c.text(6.5, 23, label, "出生")
	x := c.text(16, 23.1, value, year)
	x = c.text(x+1, 23, label, "年")
	x = c.text(x+1.5, 23.1, value, month)
	x = c.text(x+1, 23, label, "月")
	x = c.text(x+1.5, 23.1, value, day)
	c.text(x+1, 23, label, "日")
	c.text(6.5, 30, label, "住址")
	c.wrapped(16, 30.1, 35, 4.8, value, of.Address)
	c.text(6.5, 48, label, "公民身份号码")
	c.text(29, 48.2, style{size: 4.1, colour: ink, gap: 0.35}, of.Number)
	c.portrait(68, 24, 26, 32)
	c.marked(40, 30, 13)
	return c.round(cardRadius)
}

func cardBack(of Facts) *canvas {
	c := newCanvas(cardWidth, cardHeight, cardPixels)
	c.shade(color.RGBA{238, 228, 230, 255}, color.RGBA{216, 234, 240, 255})
	c.waves(color.NRGBA{205, 140, 150, 100}, cardWidth, cardHeight)
	red := color.NRGBA{200, 40, 45, 255}
	c.fill(red, func(p *pen) {
		p.ellipse(14, 13, 8, 8, false)
		p.ellipse(14, 13, 7.3, 7.3, true)
	})
	c.centred(14, 14.6, style{size: 4.4, colour: red, bold: true}, "样例")
	c.centred(52, 12, style{size: 5, colour: ink, bold: true, gap: 1}, "中华人民共和国")
	c.centred(52, 21.5, style{size: 6.6, colour: ink, bold: true, gap: 2.2}, "居民身份证")
	label, value := style{size: 2.8, colour: ink, gap: 0.2}, style{size: 3, colour: ink, gap: 0.15}
	c.text(18, 41, label, "签发机关")
	c.text(33, 41, value, of.Authority)
	c.text(18, 48, label, "有效期限")
	c.text(33, 48, value, dotted(of.ValidFrom)+"-"+dotted(of.ValidUntil))
	c.marked(46, 32, 12)
	return c.round(cardRadius)
}

func licence(of Facts) *canvas {
	c := newCanvas(sheetLong, sheetShort, sheetPixels)
	c.shade(color.RGBA{252, 247, 232, 255}, color.RGBA{249, 243, 226, 255})
	c.waves(color.NRGBA{225, 205, 160, 70}, sheetLong, sheetShort)
	c.frame(gold, 12, 12, sheetLong-24, sheetShort-24, 2.4)
	c.frame(gold, 16, 16, sheetLong-32, sheetShort-32, 0.8)
	red := color.NRGBA{200, 40, 45, 255}
	c.fill(red, func(p *pen) {
		p.ellipse(sheetLong/2, 36, 13, 13, false)
		p.ellipse(sheetLong/2, 36, 12, 12, true)
	})
	c.centred(sheetLong/2, 39, style{size: 8, colour: red, bold: true}, "样例")
	c.centred(sheetLong/2, 70, style{size: 19, colour: ink, bold: true, gap: 9}, "营业执照")
	c.text(26, 52, style{size: 4.4, colour: ink}, "统一社会信用代码")
	c.text(26, 59, style{size: 5, colour: ink, bold: true, gap: 0.2}, of.USCC)
	c.code(238, 34, 30)
	label, value := style{size: 4.6, colour: ink, bold: true, gap: 0.6}, style{size: 4.6, colour: ink}
	left := [][2]string{{"名　　称", of.Entity}, {"类　　型", of.EntityType}, {"法定代表人", of.Representative}, {"经营范围", of.Scope}}
	right := [][2]string{{"注册资本", of.Capital}, {"成立日期", written(of.EstablishedOn)}, {"住　　所", of.Residence}}
	for i, row := range left {
		y := 88 + 14*float64(i)
		c.text(28, y, label, row[0])
		c.wrapped(58, y, 82, 7, value, row[1])
	}
	for i, row := range right {
		y := 88 + 14*float64(i)
		c.text(156, y, label, row[0])
		c.wrapped(182, y, 82, 7, value, row[1])
	}
	c.text(180, 158, style{size: 5.4, colour: ink, gap: 3}, "登记机关")
	c.text(206, 178, value, written(of.EstablishedOn))
	c.seal(228, 162, 19, of.Registry)
	c.marked(sheetLong/2-10, 118, 40)
	return c
}

func domainCertificate(of Facts) *canvas {
	c := newCanvas(sheetShort, sheetLong, sheetNarrow)
	c.shade(color.RGBA{255, 255, 255, 255}, color.RGBA{255, 255, 255, 255})
	blue := color.NRGBA{30, 90, 170, 255}
	c.frame(blue, 10, 10, sheetShort-20, sheetLong-20, 1.6)
	c.frame(blue, 13, 13, sheetShort-26, sheetLong-26, 0.5)
	c.centred(sheetShort/2, 62, style{size: 14, colour: blue, bold: true, gap: 3}, "域名注册证书")
	c.centred(sheetShort/2, 74, style{size: 4.6, colour: ink}, "Domain Name Registration Certificate")
	label, value := style{size: 5.2, colour: ink, bold: true}, style{size: 5.2, colour: ink}
	rows := [][2]string{
		{"域　　名", of.Domain},
		{"域名所有者", of.Entity},
		{"注册服务机构", of.Registrar},
		{"注册日期", written(of.RegisteredOn)},
		{"到期日期", written(of.ExpiresOn)},
	}
	for i, row := range rows {
		y := 110 + 18*float64(i)
		c.text(34, y, label, row[0])
		c.text(76, y, value, row[1])
		c.fill(color.NRGBA{200, 210, 225, 255}, func(p *pen) {
			p.polygon([2]float64{34, y + 5}, [2]float64{176, y + 5}, [2]float64{176, y + 5.3}, [2]float64{34, y + 5.3})
		})
	}
	c.wrapped(34, 214, 142, 8, style{size: 4, colour: ink}, "本证书由注册服务机构出具，域名信息以注册数据库为准。这是一张画出来的样例，不是证书，没有任何效力。")
	c.seal(152, 246, 20, of.Registrar)
	c.marked(sheetShort/2, 150, 36)
	return c
}

func icon(of Facts) image.Image {
	c := newCanvas(iconSide, iconSide, iconSide)
	c.shade(color.RGBA{28, 98, 190, 255}, color.RGBA{40, 140, 210, 255})
	first := "样"
	if runes := []rune(of.Entity); len(runes) > 3 {
		first = string(runes[3])
	}
	c.centred(iconSide/2, 350, style{size: 280, colour: color.White, bold: true}, first)
	c.centred(iconSide/2, 470, style{size: 64, colour: color.NRGBA{255, 255, 255, 200}}, "样例")
	return c.rounded(96)
}

func sheet(title string, of Facts) image.Image {
	c := newCanvas(sheetShort, sheetLong, sheetNarrow)
	c.shade(color.RGBA{255, 255, 255, 255}, color.RGBA{255, 255, 255, 255})
	c.centred(sheetShort/2, 50, style{size: 9, colour: ink, bold: true}, title)
	c.wrapped(30, 80, 150, 10, style{size: 5, colour: ink}, of.Entity+"，"+of.Name+"。这是一张画出来的样例。")
	c.marked(sheetShort/2, 150, 36)
	return c.pix
}

// marked writes 样例 across the paper.
func (c *canvas) marked(x, y, size float64) {
	c.slanted(x, y, -24, style{size: size, colour: mark, bold: true, gap: size / 3}, "样例")
}

// portrait draws somebody who is nobody.
func (c *canvas) portrait(x, y, width, height float64) {
	left, top := x-width/2, y-height/2
	c.fill(color.NRGBA{247, 247, 249, 255}, func(p *pen) { p.rounded(left, top, width, height, 1) })
	skin, hair, coat := color.NRGBA{232, 200, 175, 255}, color.NRGBA{45, 40, 42, 255}, color.NRGBA{60, 75, 105, 255}
	c.fill(coat, func(p *pen) {
		p.move(left+1.5, top+height)
		p.arc(x, top+height, width/2-1.5, height*0.34, 180, 360)
	})
	c.fill(skin, func(p *pen) {
		p.polygon([2]float64{x - 2.4, y + 3}, [2]float64{x + 2.4, y + 3}, [2]float64{x + 2.8, y + 8}, [2]float64{x - 2.8, y + 8})
	})
	c.fill(hair, func(p *pen) { p.ellipse(x, y-4.2, 6.6, 7.8, false) })
	c.fill(skin, func(p *pen) { p.ellipse(x, y-2, 5.4, 7, false) })
	for _, eye := range []float64{-2, 2} {
		c.fill(hair, func(p *pen) { p.ellipse(x+eye, y-2.6, 0.55, 0.4, false) })
	}
	c.fill(color.NRGBA{190, 100, 95, 255}, func(p *pen) { p.ellipse(x, y+2.2, 1.5, 0.35, false) })
}

// code draws a square of dots that says nothing.
func (c *canvas) code(x, y, side float64) {
	const dots = 25
	step := side / dots
	square := func(i, j, n int, colour color.Color) {
		l, t, s := x+float64(i)*step, y+float64(j)*step, float64(n)*step
		c.fill(colour, func(p *pen) {
			p.polygon([2]float64{l, t}, [2]float64{l + s, t}, [2]float64{l + s, t + s}, [2]float64{l, t + s})
		})
	}
	square(-1, -1, dots+2, color.White)
	state := uint32(20261123)
	for i := range dots {
		for j := range dots {
			state = state*1664525 + 1013904223
			if state>>31 == 1 {
				square(i, j, 1, ink)
			}
		}
	}
	for _, corner := range [][2]int{{0, 0}, {dots - 7, 0}, {0, dots - 7}} {
		square(corner[0], corner[1], 7, ink)
		square(corner[0]+1, corner[1]+1, 5, color.White)
		square(corner[0]+2, corner[1]+2, 3, ink)
	}
}

// round cuts the corners round.
func (c *canvas) round(radius float64) *canvas {
	c.pix = c.rounded(radius)
	return c
}

// rounded returns the picture with round corners.
func (c *canvas) rounded(radius float64) *image.RGBA {
	b := c.pix.Bounds()
	out := newCanvas(float64(b.Dx())/c.scale, float64(b.Dy())/c.scale, b.Dx())
	shape := image.NewAlpha(b)
	out.fill(color.Black, func(p *pen) {
		p.rounded(0, 0, float64(b.Dx())/c.scale, float64(b.Dy())/c.scale, radius)
	})
	for y := range b.Dy() {
		for x := range b.Dx() {
			shape.Pix[y*shape.Stride+x] = out.pix.RGBAAt(x, y).A
		}
	}
	clear(out.pix.Pix)
	draw.DrawMask(out.pix, b, c.pix, b.Min, shape, b.Min, draw.Src)
	return out.pix
}

// parts splits a date; what is not a date stands as it is in place of the year.
func parts(date string) (year, month, day string) {
	p := strings.Split(date, "-")
	if len(p) != 3 {
		return date, "", ""
	}
	return p[0], strings.TrimPrefix(p[1], "0"), strings.TrimPrefix(p[2], "0")
}

// dotted writes a date as identity cards do.
func dotted(date string) string {
	if date == filing.LongTerm {
		return "长期"
	}
	return strings.ReplaceAll(date, "-", ".")
}

// written writes a date as licences do.
func written(date string) string {
	year, month, day := parts(date)
	if month == "" {
		return date
	}
	return year + "年" + month + "月" + day + "日"
}
