package specimen

import (
	"image/color"
	"strings"
)

// card is a card with the background that all of them share.
func card(left, right color.RGBA, lines color.NRGBA) *canvas {
	c := newCanvas(cardWidth, cardHeight, cardPixels)
	c.shade(left, right)
	c.waves(lines, cardWidth, cardHeight)
	return c
}

// pair writes a label and its value behind it.
func (c *canvas) pair(x, y, to float64, label, value style, words, says string) {
	c.text(x, y, label, words)
	c.text(to, y, value, says)
}

// emblem stands for the one that is not drawn.
func (c *canvas) emblem(x, y, radius float64) {
	red := color.NRGBA{200, 40, 45, 255}
	c.fill(red, func(p *pen) {
		p.ellipse(x, y, radius, radius, false)
		p.ellipse(x, y, radius*0.91, radius*0.91, true)
	})
	c.centred(x, y+radius*0.2, style{size: radius * 0.55, colour: red, bold: true}, "样例")
}

// zoneLines writes a machine-readable zone with its characters on a fixed pitch.
func (c *canvas) zoneLines(x, y, pitch, lineHeight float64, zone string) {
	for i, line := range strings.Split(zone, "\n") {
		c.typed(x, y+float64(i)*lineHeight, pitch, line)
	}
}

func provisionalCard(of Facts) *canvas {
	c := card(color.RGBA{236, 238, 226, 255}, color.RGBA{226, 236, 238, 255}, color.NRGBA{160, 190, 150, 100})
	c.emblem(14, 13, 8)
	c.centred(52, 12, style{size: 4.6, colour: ink, bold: true, gap: 0.8}, "中华人民共和国")
	c.centred(52, 21, style{size: 5.6, colour: ink, bold: true, gap: 1.4}, "临时居民身份证")
	label, value := style{size: 2.8, colour: ink, gap: 0.2}, style{size: 3, colour: ink, gap: 0.15}
	c.pair(18, 41, 33, label, value, "签发机关", of.Authority)
	c.pair(18, 48, 33, label, value, "有效期限", "2026.10.08-2027.01.08")
	c.marked(46, 32, 12)
	return c.round(cardRadius)
}

func hkmoPermit(of Facts) *canvas {
	c := card(color.RGBA{222, 236, 228, 255}, color.RGBA{236, 234, 216, 255}, color.NRGBA{140, 180, 150, 100})
	c.centred(46, 8.4, style{size: 4.2, colour: ink, bold: true, gap: 0.6}, "港澳居民来往内地通行证")
	c.centred(46, 11.6, style{size: 1.5, colour: ink}, "Mainland Travel Permit for Hong Kong and Macao Residents")
	label, value := style{size: 2.2, colour: cardBlue}, style{size: 3, colour: ink}
	c.text(31, 16.5, label, "姓名")
	c.text(31, 20.6, style{size: 3.4, colour: ink, gap: 0.3}, of.Name)
	c.text(31, 24.2, style{size: 2.4, colour: ink}, of.Surname+", "+of.GivenNames)
	c.text(31, 28.2, label, "出生日期")
	c.text(31, 31.8, value, dotted(of.BirthDate))
	c.text(58, 28.2, label, "性别")
	c.text(58, 31.8, value, of.Sex)
	c.text(31, 35.8, label, "有效期限")
	c.text(31, 39.4, value, dotted(of.ValidFrom)+"-"+dotted(of.PermitUntil))
	c.text(31, 43.2, label, "签发机关")
	c.text(31, 46.6, value, "中华人民共和国出入境管理局")
	c.text(6, 50.6, label, "证件号码")
	c.text(18, 50.8, style{size: 3.4, colour: ink, bold: true, gap: 0.3}, of.HKMONumber)
	c.text(58, 50.6, label, "换证次数")
	c.text(70, 50.8, value, "01")
	c.portrait(17, 28, 22, 28)
	c.marked(52, 34, 11)
	return c.round(cardRadius)
}

func hkmoBack(of Facts) *canvas {
	c := card(color.RGBA{236, 234, 216, 255}, color.RGBA{222, 236, 228, 255}, color.NRGBA{140, 180, 150, 100})
	c.emblem(43, 16, 9)
	c.centred(43, 31, style{size: 2.4, colour: ink}, "此证件仅限本人往来内地使用，样例")
	c.zoneLines(4.6, 40, 2.54, 4.6, cardZone("CR", of.HKMONumber, of))
	c.marked(43, 26, 11)
	return c.round(cardRadius)
}

func twPermit(of Facts) *canvas {
	c := card(color.RGBA{226, 236, 240, 255}, color.RGBA{234, 230, 240, 255}, color.NRGBA{150, 170, 200, 100})
	c.centred(46, 8.4, style{size: 4.2, colour: ink, bold: true, gap: 0.6}, "台湾居民来往大陆通行证")
	c.centred(46, 11.6, style{size: 1.5, colour: ink}, "Mainland Travel Permit for Taiwan Residents")
	label, value := style{size: 2.3, colour: cardBlue}, style{size: 3, colour: ink}
	rows := [][2]string{
		{"姓名", of.Name},
		{"", of.Surname + ", " + of.GivenNames},
		{"出生日期", dotted(of.BirthDate)},
		{"性别", of.Sex},
		{"有效期限", dotted(of.ValidFrom) + "-" + dotted(of.PermitUntil)},
		{"签发机关", "国家移民管理局"},
		{"签发地点", "样例"},
		{"证件号码", of.TWNumber},
	}
	for i, row := range rows {
		y := 17.5 + 4.6*float64(i)
		if row[0] != "" {
			c.text(31, y, label, row[0])
		}
		c.text(44, y, value, row[1])
	}
	c.portrait(17, 30, 22, 28)
	c.marked(52, 34, 11)
	return c.round(cardRadius)
}

func permanentCard(of Facts) *canvas {
	return foreigner(of, "外国人永久居留身份证", of.PermanentNumber)
}

func oldPermanentCard(of Facts) *canvas {
	return foreigner(of, "外国人永久居留证", of.OldPermanentNumber)
}

func foreigner(of Facts, title, number string) *canvas {
	c := card(color.RGBA{226, 232, 244, 255}, color.RGBA{242, 234, 224, 255}, color.NRGBA{160, 160, 205, 100})
	c.centred(46, 6.4, style{size: 3, colour: ink, bold: true, gap: 0.5}, "中华人民共和国")
	c.centred(46, 10.8, style{size: 3.6, colour: ink, bold: true, gap: 0.5}, title)
	c.centred(46, 13.6, style{size: 1.7, colour: ink}, "FOREIGN PERMANENT RESIDENT ID CARD")
	label, value := style{size: 2.1, colour: cardBlue}, style{size: 2.9, colour: ink}
	c.text(31, 18.2, label, "姓名/Name")
	c.text(31, 22, style{size: 3.2, colour: ink}, of.Surname+", "+of.GivenNames)
	c.text(31, 25.8, style{size: 3.2, colour: ink, gap: 0.3}, of.Name)
	c.text(31, 29.4, label, "性别/Sex")
	c.text(31, 33, value, of.Sex+"/"+zoneSex(of.Sex))
	c.text(47, 29.4, label, "出生日期/Date of Birth")
	c.text(47, 33, value, dotted(of.BirthDate))
	c.text(31, 36.4, label, "国籍/Nationality")
	c.text(31, 40, value, "样例国/XXX")
	c.text(31, 43.4, label, "有效期限/Period of Validity")
	c.text(31, 47, value, dotted(of.ValidFrom)+"-"+dotted(of.PermitUntil))
	c.text(6, 51, label, "证件号码/Card No.")
	c.text(27, 51.2, style{size: 3.2, colour: ink, bold: true, gap: 0.2}, number)
	c.portrait(17, 31, 21, 27)
	c.marked(56, 34, 11)
	return c.round(cardRadius)
}

func residenceFront(of Facts) *canvas {
	c := card(color.RGBA{216, 236, 232, 255}, color.RGBA{236, 228, 236, 255}, color.NRGBA{120, 180, 175, 110})
	label := style{size: 2.7, colour: cardBlue, gap: 0.3}
	value := style{size: 3.4, colour: ink}
	birth := of.ResidenceNumber
	if len(birth) == 18 {
		birth = birth[6:10] + "-" + birth[10:12] + "-" + birth[12:14]
	}
	year, month, day := parts(birth)
	c.pair(6.5, 9.6, 16, label, style{size: 4, colour: ink, gap: 0.6}, "姓名", of.Name)
	c.pair(6.5, 16.4, 16, label, value, "性别", "女")
	c.pair(6.5, 23, 16, label, value, "出生", year+"年"+month+"月"+day+"日")
	c.text(6.5, 30, label, "住址")
	c.wrapped(16, 30.1, 35, 4.8, value, of.Address)
	c.text(6.5, 48, label, "公民身份号码")
	c.text(29, 48.2, style{size: 4.1, colour: ink, gap: 0.35}, of.ResidenceNumber)
	c.portrait(68, 24, 26, 32)
	c.marked(40, 30, 13)
	return c.round(cardRadius)
}

func residenceBack(of Facts) *canvas {
	c := card(color.RGBA{236, 228, 236, 255}, color.RGBA{216, 236, 232, 255}, color.NRGBA{190, 150, 190, 100})
	c.emblem(14, 13, 8)
	c.centred(52, 11, style{size: 4.6, colour: ink, bold: true, gap: 0.8}, "中华人民共和国")
	title := "港澳居民居住证"
	if strings.HasPrefix(of.ResidenceNumber, "83") {
		title = "台湾居民居住证"
	}
	c.centred(52, 19.5, style{size: 5.8, colour: ink, bold: true, gap: 1.4}, title)
	label, value := style{size: 2.6, colour: ink, gap: 0.2}, style{size: 2.9, colour: ink, gap: 0.15}
	c.pair(16, 34, 32, label, value, "签发机关", of.Authority)
	c.pair(16, 39.5, 32, label, value, "有效期限", dotted(of.ValidFrom)+"-"+dotted(of.PermitUntil))
	c.pair(16, 45, 32, label, value, "签发次数", "01")
	c.pair(16, 50.5, 32, label, value, "通行证号码", of.HKMONumber)
	c.marked(46, 32, 12)
	return c.round(cardRadius)
}

// Size of the page of a passport: ISO/IEC 7810 ID-3, in millimetres.
const passportWidth, passportHeight, passportPixels = 125.0, 88.0, 1800

func passport(of Facts) *canvas {
	c := newCanvas(passportWidth, passportHeight, passportPixels)
	c.shade(color.RGBA{232, 226, 236, 255}, color.RGBA{222, 234, 236, 255})
	c.waves(color.NRGBA{180, 150, 170, 80}, passportWidth, passportHeight)
	c.text(10, 8.5, style{size: 3.6, colour: ink, bold: true, gap: 0.8}, "护照")
	c.text(10, 12.4, style{size: 2.4, colour: ink}, "PASSPORT")
	c.centred(72, 8.5, style{size: 3.6, colour: ink, bold: true, gap: 0.8}, "中华人民共和国")
	c.centred(72, 12.4, style{size: 2.2, colour: ink}, "PEOPLE'S REPUBLIC OF CHINA")
	label, value := style{size: 1.8, colour: cardBlue}, style{size: 2.9, colour: ink}
	put := func(x, y float64, words, says string) {
		c.text(x, y, label, words)
		c.text(x, y+3.8, value, says)
	}
	put(46, 17, "类型/Type", "P")
	put(62, 17, "国家码/Country Code", "CHN")
	put(90, 17, "护照号/Passport No.", of.PassportNumber)
	c.text(46, 24.5, label, "姓名/Name")
	c.text(46, 28.6, style{size: 3.4, colour: ink, gap: 0.3}, of.Name)
	c.text(46, 32.4, value, of.Surname+", "+of.GivenNames)
	put(46, 37, "性别/Sex", of.Sex+"/"+zoneSex(of.Sex))
	put(66, 37, "国籍/Nationality", "中国/CHINESE")
	put(92, 37, "出生日期/Date of birth", inEnglish(of.BirthDate))
	put(46, 45, "出生地点/Place of birth", "样例/SAMPLE")
	put(92, 45, "签发日期/Date of issue", inEnglish(of.ValidFrom))
	put(46, 53, "签发机关/Authority", "样例/SAMPLE")
	put(92, 53, "有效期至/Date of expiry", inEnglish(of.PassportUntil))
	c.portrait(25, 38, 33, 44)
	c.fill(color.NRGBA{245, 245, 248, 255}, func(p *pen) {
		p.polygon([2]float64{0, 66}, [2]float64{passportWidth, 66}, [2]float64{passportWidth, passportHeight}, [2]float64{0, passportHeight})
	})
	c.zoneLines(6.6, 75, 2.54, 6.35, passportZone(of)) // OCR-B, size 1, on the lines of ICAO Doc 9303-3
	c.marked(70, 44, 16)
	return c
}

// inEnglish writes a date as passports do.
func inEnglish(date string) string {
	year, month, day := parts(date)
	if month == "" {
		return date
	}
	if len(day) == 1 {
		day = "0" + day
	}
	names := []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
	for i, name := range names {
		if month == []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}[i] {
			return day + " " + month + "月/" + name + " " + year
		}
	}
	return date
}
