// Package filing holds the facts of one ICP filing (备案): plain types, typed values and the dictionary of fields.
//
// # Glossary
//
// One concept has one word, in code, paths, keys and texts. The field's official term stands beside it.
//
//	filing            备案            everything one order asks for
//	order             备案类型        what kind of filing: first, add_service, add_access ...
//	entity            主体 / 主办单位  who runs the service: a person or an organisation
//	nature            主办单位性质     individual, enterprise, government ...
//	unit              单位            any entity that is not an individual
//	certificate       证件            the document that proves who somebody is
//	certificate addr. 证件住所        the address printed on it
//	mailing address   通信地址        where post arrives
//	principal         负责人          the person who answers for the entity (主体负责人) or a service (服务负责人)
//	legal rep.        法定代表人      named on the licence
//	service           互联网信息服务   a website (网站) or an APP
//	content           服务内容        what the service offers, from the ministry's list
//	pre-approval      前置审批        permission of another authority, needed before filing
//	access            接入            the provider's server that the service runs on
//	authorization code 备案授权码      a provider's code that stands for a server
//	filing number     备案号          given by the bureau after approval
//	bureau            管局            provincial communications administration (通信管理局)
//	provider          接入商          whoever sells the server and hands the filing in
//	attachment        附件            a file given for a slot
//	slot              材料位置        the place in a filing that a paper belongs to
//	set aside         已知悉          a warning that the applicant answers with a reason
package filing
