//go:build cgo

package ocr

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	ort "github.com/yalue/onnxruntime_go"
)

// networks are the three models, ready to run.
type networks struct {
	detector, direction, recogniser *session
	characters                      []string // by class; class 0 is "no character"
}

// starting keeps two engines from starting the library at the same time; it is one for the whole process and is never
// stopped, because it cannot be started again.
var starting sync.Mutex

// load starts the library and builds the networks.
func load(o Options) (_ *networks, err error) {
	starting.Lock()
	defer starting.Unlock()
	if !ort.IsInitialized() {
		path, err := findLibrary(o.LibraryPaths)
		if err != nil {
			return nil, err
		}
		// An absolute path: Windows has a library of this name of its own.
		ort.SetSharedLibraryPath(path)
		if err := ort.InitializeEnvironment(ort.WithLogLevelError()); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrEngine, err)
		}
		if err := ort.DisableTelemetry(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrEngine, err)
		}
	}
	n := &networks{}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("%w: %w", ErrEngine, err), n.close())
		}
	}()
	// The detector is one large run, the recogniser many small ones that run beside each other.
	if n.detector, err = newSession(o.Models.Detector, workers); err != nil {
		return nil, err
	}
	if n.direction, err = newSession(o.Models.Direction, 1); err != nil {
		return nil, err
	}
	if n.recogniser, err = newSession(o.Models.Recogniser, 1); err != nil {
		return nil, err
	}
	n.characters, err = charactersOf(o.Models.Recogniser)
	return n, err
}

func (n *networks) close() error {
	var all error
	for _, s := range []*session{n.detector, n.direction, n.recogniser} {
		if s != nil {
			all = errors.Join(all, s.run.Destroy())
		}
	}
	return all
}

// charactersOf reads the characters that a recogniser knows out of its metadata: one a line, without the class for "no
// character" before them and the space behind them.
func charactersOf(model []byte) ([]string, error) {
	about, err := ort.GetModelMetadataWithONNXData(model)
	if err != nil {
		return nil, err
	}
	defer about.Destroy()
	list, ok, err := about.LookupCustomMetadataMap("character")
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errors.New("the recogniser brings no characters")
	}
	out := []string{""}
	for _, c := range strings.Split(strings.TrimSuffix(list, "\n"), "\n") {
		out = append(out, strings.TrimSuffix(c, "\r"))
	}
	return append(out, " "), nil
}

// session runs one model with one input and one output.
type session struct {
	run *ort.DynamicAdvancedSession
	one sync.Mutex // held by runs that must not overlap, for their memory
}

func newSession(model []byte, threads int) (*session, error) {
	if len(model) == 0 {
		return nil, errors.New("a model is missing")
	}
	in, out, err := ort.GetInputOutputInfoWithONNXData(model)
	if err != nil {
		return nil, err
	}
	if len(in) != 1 || len(out) != 1 {
		return nil, fmt.Errorf("a model with %d inputs and %d outputs", len(in), len(out))
	}
	o, err := ort.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	defer o.Destroy()
	for _, set := range []func() error{
		func() error { return o.SetIntraOpNumThreads(threads) },
		func() error { return o.SetInterOpNumThreads(1) },
		func() error { return o.SetGraphOptimizationLevel(ort.GraphOptimizationLevelEnableAll) },
		// Patterns of memory are kept for every size that was ever seen, and every line has its own.
		func() error { return o.SetMemPattern(false) },
		// Threads that wait for work sleep: the window needs the processor, too.
		func() error { return o.AddSessionConfigEntry("session.intra_op.allow_spinning", "0") },
	} {
		if err := set(); err != nil {
			return nil, err
		}
	}
	run, err := ort.NewDynamicAdvancedSessionWithONNXData(model, []string{in[0].Name}, []string{out[0].Name}, o)
	if err != nil {
		return nil, err
	}
	return &session{run: run}, nil
}

// infer runs the model on data of the given shape and lets use look at what comes out, which is gone afterwards.
func (s *session) infer(data []float32, shape []int64, use func(out []float32, shape []int64) error) error {
	in, err := ort.NewTensor(ort.NewShape(shape...), data)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrEngine, err)
	}
	defer in.Destroy()
	results := []ort.Value{nil}
	if err := s.run.Run([]ort.Value{in}, results); err != nil {
		return fmt.Errorf("%w: %w", ErrEngine, err)
	}
	defer results[0].Destroy()
	out, ok := results[0].(*ort.Tensor[float32])
	if !ok {
		return fmt.Errorf("%w: a result that is not of numbers", ErrEngine)
	}
	return use(out.GetData(), out.GetShape())
}
