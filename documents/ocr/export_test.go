package ocr

// CheckLibrary looks for the library as a first engine does.
func CheckLibrary(paths []string) error {
	_, err := findLibrary(paths)
	return err
}
