// Package onnxruntime knows the library that runs the text models: its file, its checksum, and where it may lie.
package onnxruntime

import (
	_ "embed"
	"path/filepath"
	"runtime"
)

//go:embed LICENSE
var licence string

// Licence returns the MIT License under which the library may be passed on, for the About page.
func Licence() string { return licence }

// Version is the version of ONNX Runtime that all the libraries are.
const Version = "1.28.2"

// library is the build of ONNX Runtime for one platform. It is too large to be embedded and cannot be loaded from
// memory: it is shipped beside the programs.
type library struct {
	folder, file, sum string
}

// libraries by GOOS/GOARCH; assets/npm/files.txt names the origin of each.
var libraries = map[string]library{
	"linux/amd64":   {"linux-x64", "libonnxruntime.so", "4b3607aebd1784b26b6f9b20e4bd974c7ab8287043e4d095cb7d2cb40b5e566e"},
	"linux/arm64":   {"linux-arm64", "libonnxruntime.so", "cfc800d4438f15e8d9017521326776ca7117d8783cb847ccccc2fc61ac4d540f"},
	"darwin/amd64":  {"darwin-x64", "libonnxruntime.dylib", "2bf27180c09e6fd3f407c9ab25205ebf1ff95f2d53bfa35e35409b5849e0ac70"},
	"darwin/arm64":  {"darwin-arm64", "libonnxruntime.dylib", "b0613d0ae53199a83b05fa48e169211498e9d40d54beaa372068ebe5ec5b0929"},
	"windows/amd64": {"win32-x64", "onnxruntime.dll", "7f66f939a881baf4f46a2216496798edf4a1429878b646d12674aa62f27d8a25"},
}

// File returns the name of the library's file on this platform, and its SHA-256 in hexadecimal. Both are empty where no
// library is built for it.
func File() (name, sum string) {
	l := libraries[runtime.GOOS+"/"+runtime.GOARCH]
	return l.file, l.sum
}

// Places returns the absolute paths at which the library is looked for, in this order: beside the program, where a bundle
// of macOS keeps libraries, in the cache folder, and, for who built the program here, in the source tree. An empty folder
// is left out. That a place can be written to by others does no harm, because only a file with the checksum is loaded.
func Places(programFolder, cacheFolder string) []string {
	name, _ := File()
	if name == "" {
		return nil
	}
	var folders []string
	if programFolder != "" {
		folders = append(folders, programFolder, filepath.Join(programFolder, "..", "Frameworks"))
	}
	if cacheFolder != "" {
		folders = append(folders, cacheFolder)
	}
	folders = append(folders, fetched())
	var out []string
	for _, folder := range folders {
		if filepath.IsAbs(folder) {
			out = append(out, filepath.Join(folder, name))
		}
	}
	return out
}

// fetched is where `make assets` puts the library. In a program that was built with -trimpath it is no absolute path.
func fetched() string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "files", libraries[runtime.GOOS+"/"+runtime.GOARCH].folder)
}
