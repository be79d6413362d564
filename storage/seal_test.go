package storage

// Seal lets benchmarks write a large store at once.
func Seal(body []byte) []byte { return seal(valueFormat, body) }
