package specimen

import (
	"image"
	"image/color"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
)

// typed writes characters on a fixed pitch in a typewriter's letters, as machines read them.
func (c *canvas) typed(x, y, pitch float64, text string) {
	from, err := opentype.Parse(gomono.TTF)
	if err != nil {
		return
	}
	const size = 3.9 // mm: capitals as tall as those of OCR-B, size 1
	face, err := opentype.NewFace(from, &opentype.FaceOptions{Size: size * c.scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return
	}
	defer face.Close()
	pen := font.Drawer{Dst: c.pix, Face: face, Src: image.NewUniform(ink)}
	for i, r := range text {
		pen.Dot.X, pen.Dot.Y = c.fix(x+float64(i)*pitch), c.fix(y)
		pen.DrawString(string(r))
	}
	c.noted(x, y, pitch*float64(len(text)), size, text)
}

// licenceSheet is the ground of a licence of any size.
func licenceSheet(width, height float64, pixels int) *canvas {
	c := newCanvas(width, height, pixels)
	c.shade(color.RGBA{252, 247, 232, 255}, color.RGBA{249, 243, 226, 255})
	c.waves(color.NRGBA{225, 205, 160, 70}, width, height)
	c.frame(gold, 9, 9, width-18, height-18, 2)
	c.frame(gold, 12.5, 12.5, width-25, height-25, 0.7)
	return c
}

// column writes labels and values below each other and returns the next baseline.
func (c *canvas) column(x, to, y, width, step, line float64, label, value style, rows [][2]string) float64 {
	for _, row := range rows {
		c.text(x, y, label, row[0])
		last := c.wrapped(to, y, width, line, value, row[1])
		y = last + step
	}
	return y
}

// term writes a period of validity as licences do.
func term(from, until string) string {
	return written(from) + "至" + strings.ReplaceAll(dottedWords(until), "-", "")
}

func dottedWords(until string) string {
	if until == "long_term" {
		return "长期"
	}
	return written(until)
}

// uprightLicence is the edition of 2014 to 2018, which stands.
func uprightLicence(of Facts) *canvas {
	c := licenceSheet(sheetShort, sheetLong, sheetNarrow)
	c.emblem(sheetShort/2, 34, 12)
	c.centred(sheetShort/2, 68, style{size: 16, colour: ink, bold: true, gap: 8}, "营业执照")
	c.centred(sheetShort/2, 80, style{size: 4.6, colour: ink}, "统一社会信用代码　"+of.USCC)
	label, value := style{size: 4.8, colour: ink, bold: true, gap: 0.6}, style{size: 4.8, colour: ink}
	c.column(28, 64, 98, 116, 13, 7.2, label, value, [][2]string{
		{"名　　称", of.Entity},
		{"类　　型", of.EntityType},
		{"住　　所", of.Residence},
		{"法定代表人", of.Representative},
		{"注册资本", of.Capital},
		{"成立日期", written(of.EstablishedOn)},
		{"营业期限", term(of.EstablishedOn, of.LicenceUntil)},
		{"经营范围", of.Scope},
	})
	c.text(112, 246, style{size: 5, colour: ink, gap: 3}, "登记机关")
	c.text(128, 264, value, written(of.EstablishedOn))
	c.seal(148, 250, 18, of.Registry)
	c.text(22, 280, style{size: 3, colour: ink}, "国家企业信用信息公示系统网址：样例")
	c.marked(sheetShort/2, 150, 36)
	return c
}

// duplicateLicence is a 副本, which lies, with the period in its right column.
func duplicateLicence(of Facts) *canvas {
	c := licenceSheet(sheetLong, sheetShort, sheetPixels)
	c.emblem(sheetLong/2, 32, 11)
	c.centred(sheetLong/2, 62, style{size: 16, colour: ink, bold: true, gap: 8}, "营业执照")
	c.centred(sheetLong/2, 71, style{size: 5, colour: ink, gap: 1}, "（副本）")
	c.text(26, 46, style{size: 4.2, colour: ink}, "统一社会信用代码")
	c.text(26, 53, style{size: 4.8, colour: ink, bold: true, gap: 0.2}, of.USCC)
	c.text(26, 60, style{size: 3.4, colour: ink}, "（1-1）")
	c.code(240, 30, 28)
	label, value := style{size: 4.4, colour: ink, bold: true, gap: 0.5}, style{size: 4.4, colour: ink}
	c.column(26, 56, 86, 84, 10, 6.4, label, value, [][2]string{
		{"名　　称", of.Entity}, {"类　　型", of.EntityType}, {"法定代表人", of.Representative}, {"经营范围", of.Scope},
	})
	c.column(152, 180, 86, 92, 10, 6.4, label, value, [][2]string{
		{"注册资本", of.Capital}, {"成立日期", written(of.EstablishedOn)}, {"营业期限", term(of.EstablishedOn, of.LicenceUntil)}, {"住　　所", of.Residence},
	})
	c.text(180, 160, style{size: 5, colour: ink, gap: 3}, "登记机关")
	c.text(206, 180, value, written(of.EstablishedOn))
	c.seal(228, 164, 18, of.Registry)
	c.marked(sheetLong/2-10, 118, 40)
	return c
}

// traderLicence is that of somebody who is self-employed (个体工商户).
func traderLicence(of Facts) *canvas {
	c := licenceSheet(sheetLong, sheetShort, sheetPixels)
	c.emblem(sheetLong/2, 34, 12)
	c.centred(sheetLong/2, 68, style{size: 18, colour: ink, bold: true, gap: 9}, "营业执照")
	c.text(26, 50, style{size: 4.4, colour: ink}, "统一社会信用代码")
	c.text(26, 57, style{size: 5, colour: ink, bold: true, gap: 0.2}, of.ShopUSCC)
	c.code(238, 32, 30)
	label, value := style{size: 4.6, colour: ink, bold: true, gap: 0.6}, style{size: 4.6, colour: ink}
	c.column(28, 58, 88, 82, 12, 7, label, value, [][2]string{
		{"名　　称", of.Shop}, {"类　　型", "个体工商户"}, {"经营者", of.Representative}, {"经营范围", of.Scope},
	})
	c.column(156, 184, 88, 84, 12, 7, label, value, [][2]string{
		{"组成形式", "个人经营"}, {"注册日期", written(of.EstablishedOn)}, {"经营场所", of.Residence},
	})
	c.text(180, 158, style{size: 5.4, colour: ink, gap: 3}, "登记机关")
	c.text(206, 178, value, written(of.EstablishedOn))
	c.seal(228, 162, 19, of.Registry)
	c.marked(sheetLong/2-10, 118, 40)
	return c
}

// electronicLicence is a licence printed from the programme that shows it on telephones.
func electronicLicence(of Facts) *canvas {
	c := licence(of)
	c.text(26, 193.5, style{size: 3.6, colour: ink}, "电子营业执照与纸质营业执照具有同等法律效力，样例")
	return c
}

func institution(of Facts) *canvas {
	c := licenceSheet(sheetLong, sheetShort, sheetPixels)
	c.centred(sheetLong/2, 42, style{size: 14, colour: ink, bold: true, gap: 5}, "事业单位法人证书")
	c.text(28, 58, style{size: 4.6, colour: ink}, "统一社会信用代码　"+of.InstitutionUSCC)
	label, value := style{size: 4.6, colour: ink, bold: true, gap: 0.4}, style{size: 4.6, colour: ink}
	c.column(28, 66, 74, 78, 11, 7, label, value, [][2]string{
		{"名称", of.Institution},
		{"宗旨和业务范围", "　　开展公益性样例服务，组织群众性样例活动。"},
		{"住所", of.Residence},
	})
	c.column(156, 190, 74, 82, 11, 7, label, value, [][2]string{
		{"法定代表人", of.Representative},
		{"经费来源", "财政补助收入"},
		{"开办资金", "￥300万元"},
		{"举办单位", "样例市样例局"},
		{"有效期", "自" + written(of.ValidFrom) + "至" + written(of.CertificateUntil)},
	})
	c.text(180, 172, style{size: 4.6, colour: ink}, "登记管理机关")
	c.seal(236, 168, 18, "样例市事业单位登记管理局")
	c.marked(sheetLong/2-10, 118, 40)
	return c
}

func otherDomainCertificate(of Facts) *canvas {
	c := newCanvas(sheetLong, sheetShort, sheetPixels)
	c.shade(color.RGBA{255, 255, 255, 255}, color.RGBA{246, 250, 255, 255})
	green := color.NRGBA{40, 120, 110, 255}
	c.frame(green, 10, 10, sheetLong-20, sheetShort-20, 1.6)
	c.centred(sheetLong/2, 44, style{size: 13, colour: green, bold: true, gap: 3}, "国际域名注册证书")
	label, value := style{size: 5, colour: ink}, style{size: 5, colour: ink}
	c.column(52, 112, 76, 130, 15, 8, label, value, [][2]string{
		{"域名：", of.Domain},
		{"域名持有者：", of.Entity},
		{"域名注册商：", of.Registrar},
		{"域名注册日期：", of.RegisteredOn},
		{"域名到期日期：", of.ExpiresOn},
	})
	c.seal(224, 158, 19, of.Registrar)
	c.marked(sheetLong/2, 110, 36)
	return c
}

// letterSheet is a page of prose.
func letterSheet(title string) *canvas {
	c := newCanvas(sheetShort, sheetLong, sheetNarrow)
	c.shade(color.RGBA{255, 255, 255, 255}, color.RGBA{253, 253, 252, 255})
	c.centred(sheetShort/2, 42, style{size: 8, colour: ink, bold: true, gap: 0.6}, title)
	return c
}

func authorisation(of Facts) *canvas {
	c := letterSheet("互联网信息服务备案授权书")
	value := style{size: 4.6, colour: ink}
	y := c.column(28, 68, 62, 116, 10, 7.6, value, value, [][2]string{
		{"单位名称：", of.Entity},
		{"统一社会信用代码：", "　　" + of.USCC},
		{"法定代表人：", of.Representative},
		{"被授权人：", of.Grantee},
		{"身份证号码：", of.GranteeNumber},
	})
	y = c.wrapped(28, y+6, 154, 8.4, value, "　　本单位授权上述人员作为互联网信息服务负责人，办理本单位网站的备案事项，由此产生的责任由本单位承担。特此授权。（样例，没有任何效力）")
	c.text(88, y+30, value, "法定代表人签字：")
	Signature{X: 126, Y: y + 31, Size: 8, Characters: 3, Seed: 5}.put(c)
	c.text(108, y+42, value, "单位盖章：")
	c.text(122, y+56, value, written(of.SignedOn))
	c.seal(146, y+48, 19, of.Entity)
	c.marked(sheetShort/2, 150, 36)
	return c
}

func commitment(of Facts) *canvas {
	c := letterSheet("互联网信息服务备案承诺书")
	value := style{size: 4.6, colour: ink}
	y := c.column(28, 68, 62, 116, 10, 7.6, value, value, [][2]string{
		{"主办单位：", of.Entity},
		{"统一社会信用代码：", "　　" + of.USCC},
	})
	for i, s := range []string{
		"一、本单位提交的备案信息真实、准确、完整。", "二、备案信息变化的，三十日内办理变更。", "三、不利用互联网从事违法活动。", "四、本承诺书是样例，没有任何效力。",
	} {
		y = c.wrapped(28, y+float64(min(i, 1))*11, 154, 8.4, value, "　　"+s)
	}
	c.text(100, y+28, value, "承诺人：")
	c.text(122, y+28, value, of.Representative)
	c.text(100, y+40, value, "单位盖章：")
	c.text(100, y+54, value, "日期：")
	c.text(118, y+54, value, written(of.SignedOn))
	c.seal(150, y+46, 19, of.Entity)
	c.marked(sheetShort/2, 150, 36)
	return c
}
