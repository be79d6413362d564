package specimen

// unsigned is an authorisation as it comes out of the printer, in words of its own: no seal, no signature, no date.
func unsigned(of Facts) *canvas {
	c := letterSheet("网站备案授权委托书")
	value := style{size: 4.6, colour: ink}
	y := c.column(28, 68, 62, 116, 10, 7.6, value, value, [][2]string{
		{"单位名称：", of.Entity},
		{"统一社会信用代码：", "　　" + of.USCC},
		{"被授权人：", of.Grantee},
		{"身份证号码：", of.GranteeNumber},
	})
	c.wrapped(28, y+6, 154, 8.4, value, "　　本单位授权上述人员作为互联网信息服务负责人，办理本单位网站的备案事项，由此产生的责任由本单位承担。授权书须由法定代表人签字并加盖公章后才有效。（样例，没有任何效力）")
	c.text(28, 206, value, "法定代表人（签字）：")
	c.text(28, 221, value, "单位（盖章）：")
	c.text(28, 236, value, "日期：　　　　年　　月　　日")
	c.marked(sheetShort/2, 150, 36)
	return c
}

func (f Facts) unsigned() map[string]string {
	return map[string]string{"entity_name": f.Entity, "uscc": f.USCC, "grantee": f.Grantee, "grantee_number": f.GranteeNumber}
}
