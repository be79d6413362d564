package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Words that say that something is not done. 不断, 不仅 and the like are none, which negators leaves out by what follows.
var (
	negators = regexp.MustCompile(`不(?:[^断仅但光只同少错限定]|$)|非(?:[^常]|$)|无(?:[^论]|$)|未(?:[^来]|$)|没有|禁止|勿|没(?:[^有]|$)`)
	afterNo  = regexp.MustCompile(`不涉及|不提供|不包含|不含|不从事|不开展|不经营|均不|都不|一概不`)
	// What denies a whole enumeration, and what begins a clause of its own.
	denies   = regexp.MustCompile(`不(?:涉及|提供|包?含|从事|开展|发布|做|经营)|没有|无|非`)
	ownVerb  = regexp.MustCompile(`提供|发布|从事|开展|介绍|包括|主要|用于|展示|记录|分享`)
	sentence = regexp.MustCompile(`[.;!?:。；！？：\n]`)
	clause   = regexp.MustCompile(`[,，]`)
)

// A clause of this many characters is taken for a link of an enumeration: 不涉及新闻，出版，教育.
const enumerationLink = 6

// never says that a name denies nothing.
func never(string, string) bool { return false }

// denied reports whether a remark says of every occurrence of a word that it is not done: a negation stands before it in
// its clause or in the clause that an enumeration began with, or behind it.
func denied(remark, word string) bool {
	for _, s := range sentence.Split(remark, -1) {
		negative := false // the enumeration that runs on was denied
		for _, part := range clause.Split(s, -1) {
			if utf8.RuneCountInString(part) > enumerationLink || ownVerb.MatchString(part) {
				negative = false
			}
			cut := strings.Index(part, word)
			for rest := part; cut >= 0; {
				before, after := rest[:cut], rest[cut+len(word):]
				denial := negators.MatchString(before)
				if !negative && !denial && !afterNo.MatchString(after) {
					return false
				}
				negative = negative || denies.MatchString(before)
				rest = after
				cut = strings.Index(rest, word)
			}
			negative = negative || denies.MatchString(part)
		}
	}
	return true
}
