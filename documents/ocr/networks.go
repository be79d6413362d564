//go:build cgo

package ocr

import (
	"errors"
	"fmt"
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
func load(o Options) (loaded *networks, err error) {
	starting.Lock()
	defer starting.Unlock()
	path, err := findLibrary(o.LibraryPaths)
	if err != nil {
		return nil, err
	}
	if !ort.IsInitialized() {
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
			loaded, err = nil, errors.Join(fmt.Errorf("%w: %w", ErrEngine, err), n.close())
		}
	}()
	// The detector is one large run, the recogniser many small ones that run beside each other. They are also built beside
	// each other: the first paper waits for it.
	var all sync.WaitGroup
	var detectorErr, directionErr, recogniserErr error
	all.Go(func() { n.detector, _, detectorErr = newSession(o.Models.Detector, workers) })
	all.Go(func() {
		var about description
		if n.recogniser, about, recogniserErr = newSession(o.Models.Recogniser, 1); recogniserErr == nil {
			n.characters, recogniserErr = about.characters()
		}
		n.direction, _, directionErr = newSession(o.Models.Direction, 1)
	})
	all.Wait()
	return n, errors.Join(detectorErr, directionErr, recogniserErr)
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

// session runs one model with one input and one output.
type session struct {
	run *ort.DynamicAdvancedSession
	one sync.Mutex // held by runs that must not overlap, for their memory
}

func newSession(model []byte, threads int) (*session, description, error) {
	about, err := describe(model)
	if err != nil {
		return nil, about, err
	}
	if len(about.inputs) != 1 || len(about.outputs) != 1 {
		return nil, about, fmt.Errorf("a model with %d inputs and %d outputs", len(about.inputs), len(about.outputs))
	}
	o, err := ort.NewSessionOptions()
	if err != nil {
		return nil, about, err
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
			return nil, about, err
		}
	}
	run, err := ort.NewDynamicAdvancedSessionWithONNXData(model, about.inputs, about.outputs, o)
	if err != nil {
		return nil, about, err
	}
	return &session{run: run}, about, nil
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
