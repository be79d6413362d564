// Package flow holds what is asked when: the interview, the sections and their steps, as data.
package flow
