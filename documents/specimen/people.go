package specimen

// People returns the facts of several invented applicants, chosen for what is hard to read: long and short names, names
// with a dot, a name with a character that text models do not know, addresses over three lines, every length of validity.
// Their numbers check and lie in divisions (…99) that were never given out.
func People() []Facts {
	first := Sample()
	first.Address = "广东省深圳市南山区粤海街道样例路1号样例花园2栋301室"
	first.Authority = "深圳市公安局样例分局"
	people := []Facts{
		first,
		{
			Name: "欧阳思远", Sex: "男", Ethnicity: "土家", BirthDate: "1978-11-05", Address: "湖北省恩施土家族苗族自治州样例市样例乡样例村十二组68号",
			Number: personNumber("422899", "19781105", 101), Authority: "样例市公安局", ValidFrom: "2024-01-20", ValidUntil: "2044-01-20",
			Entity: "武汉样例远景（湖北）数字科技有限责任公司", USCC: creditCode("91", "420199", "MA4KX0007"), EntityType: "有限责任公司（自然人投资或控股）",
			Capital: "伍佰万圆整", EstablishedOn: "2018-06-15", Scope: "互联网信息服务；软件开发；第二类增值电信业务；广告设计、代理。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
			Residence: "武汉市东湖新技术开发区样例大道58号光谷样例中心B座1702-1705室", Registry: "武汉市样例区市场监督管理局",
			LicenceUntil: "2038-06-14", Shop: "武汉市样例区欧阳百货商行", ShopUSCC: creditCode("92", "420199", "MA4KX0015"),
			Institution: "样例市青少年科技活动中心", InstitutionUSCC: creditCode("12", "420199", "420000018"), CertificateUntil: "2028-12-31",
			Surname: "OUYANG", GivenNames: "SIYUAN", PassportNumber: "EX1234567", PassportUntil: "2034-01-19", HKMONumber: "M12345670", TWNumber: "12345670",
			PermitUntil: "2029-01-19", PermanentNumber: personNumber("911999", "19781105", 101), OldPermanentNumber: "XXA420078110501",
			ResidenceNumber: personNumber("820000", "19781105", 0), Grantee: "周晓", GranteeNumber: personNumber("420199", "19950730", 24), SignedOn: "2026-09-28",
			Domain: "yuanjing-sample.com", Registrar: "样例云计算有限公司", RegisteredOn: "2020-02-29", ExpiresOn: "2027-02-28",
		},
		{
			Name: "阿依古丽·样例", Sex: "女", Ethnicity: "维吾尔", BirthDate: "1960-02-09", Address: "新疆维吾尔自治区乌鲁木齐市天山区样例路320号4号楼2单元502室",
			Number: personNumber("650199", "19600209", 202), Authority: "乌鲁木齐市公安局样例分局", ValidFrom: "2011-07-01", ValidUntil: "long_term",
			Entity: "新疆样例丝路商贸有限公司", USCC: creditCode("91", "650199", "MA77X0003"), EntityType: "有限责任公司（自然人独资）", Capital: "叁拾万元整",
			EstablishedOn: "2015-12-31", Scope: "农副产品销售；互联网销售；日用百货销售。", Residence: "新疆乌鲁木齐市沙依巴克区样例街88号样例国际大厦11层1103室",
			Registry: "乌鲁木齐市样例区市场监督管理局", LicenceUntil: "2035-12-30", Shop: "样例区古丽干果店", ShopUSCC: creditCode("92", "650199", "MA77X0011"),
			Institution: "样例县农业技术推广站", InstitutionUSCC: creditCode("12", "650199", "458000016"), CertificateUntil: "2029-05-20",
			Surname: "AYIGULI", GivenNames: "YANGLI", PassportNumber: "EX7654321", PassportUntil: "2027-08-08", HKMONumber: "H76543210", TWNumber: "76543210",
			PermitUntil: "2027-03-02", PermanentNumber: personNumber("911999", "19600209", 202), OldPermanentNumber: "XXB650060020902",
			ResidenceNumber: personNumber("830000", "19600209", 0), Grantee: "买买提·样例", GranteeNumber: personNumber("650199", "19881212", 35), SignedOn: "2026-08-01",
			Domain: "silu-sample.cn", Registrar: "样例数据科技股份有限公司", RegisteredOn: "2016-10-10", ExpiresOn: "2030-10-10",
		},
		{
			Name: "王磊", Sex: "男", Ethnicity: "汉", BirthDate: "2001-09-30", Address: "四川省成都市武侯区样例街9号",
			Number: personNumber("510199", "20010930", 33), Authority: "成都市公安局样例分局", ValidFrom: "2019-10-12", ValidUntil: "2029-10-12",
			Entity: "成都样例文化传媒工作室（有限合伙）", USCC: creditCode("91", "510199", "MA6CX0009"), EntityType: "有限合伙企业", Capital: "100万人民币",
			EstablishedOn: "2021-03-08", Scope: "组织文化艺术交流活动；摄影扩印服务。", Residence: "成都高新区样例北路99号1栋2单元3层306号",
			Registry: "成都市样例区行政审批局", LicenceUntil: "long_term", Shop: "武侯区王磊数码经营部", ShopUSCC: creditCode("92", "510199", "MA6CX0017"),
			Institution: "样例市博物馆", InstitutionUSCC: creditCode("12", "510199", "450000012"), CertificateUntil: "2027-06-30",
			Surname: "WANG", GivenNames: "LEI", PassportNumber: "EX8005216", PassportUntil: "2029-11-03", HKMONumber: "M00518852", TWNumber: "00518852",
			PermitUntil: "2028-12-24", PermanentNumber: personNumber("911999", "20010930", 33), OldPermanentNumber: "XXC510001093003",
			ResidenceNumber: personNumber("810000", "20010930", 0), Grantee: "诸葛明月", GranteeNumber: personNumber("510199", "19991105", 46), SignedOn: "2026-11-20",
			Domain: "wenhua-sample.com.cn", Registrar: "样例互联（北京）科技有限公司", RegisteredOn: "2022-01-05", ExpiresOn: "2027-01-05",
		},
	}
	return people
}

// RareName is a person whose name holds a character that text models do not know.
func RareName() Facts {
	f := Sample()
	f.Name = "马晓翀"
	return f
}
