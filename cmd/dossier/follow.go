package main

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"dossier/internal/build"
	"dossier/internal/watch"
	"dossier/internal/workspace"
)

// follower builds a dossier after each change.
type follower struct {
	ws      *workspace.Workspace
	builder *build.Builder
	want    build.Input // but for the files
	show    func(m made, took time.Duration)
	rest    func() // what to do when nothing was saved for a while; nil: nothing

	begun bool  // the first site is, or is being, planned
	held  *made // what a first look at a save made, where that failed: the save may not be over
}

// fewFiles is how many files a first look is taken at. A save is of one or two;
// what is of more is waited for.
const fewFiles = 4

// follow builds now and after each change, until ctx ends. After a build it
// looks at the files once more: what changed meanwhile is not waited for. hints,
// if not nil, is where the watcher tells of files at once: what a first look at
// them gives is shown at once too, unless it fails.
func (f *follower) follow(ctx context.Context, opt watch.Options, hints chan string) error {
	var roots []string
	for _, name := range []string{"dossier.yaml", "content", "layouts", "assets"} {
		roots = append(roots, filepath.Join(f.ws.Dir(), name))
	}
	opt.Hints = hints
	bell, err := watch.Watch(ctx, roots, opt)
	if err != nil {
		return err
	}
	for ctx.Err() == nil {
		changed, err := f.settled(ctx)
		if err == nil && !changed {
			err = f.wait(ctx, bell, hints)
		}
		if err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}

// quiet is how long nothing must have been saved for the follower to be at rest.
const quiet = 150 * time.Millisecond

// wait returns when the bell has rung. Until then it follows hints.
func (f *follower) wait(ctx context.Context, bell <-chan struct{}, hints <-chan string) error {
	rest := time.NewTimer(quiet)
	defer rest.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-bell:
			return nil
		case name := <-hints:
			if err := f.early(ctx, pending(name, hints)); err != nil {
				return err
			}
			rest.Reset(quiet)
		case <-rest.C:
			if f.rest != nil {
				f.rest()
			}
		}
	}
}

// pending gives the first hint and those that have come since, or none where they
// are of too many files.
func pending(first string, hints <-chan string) []string {
	names := map[string]bool{first: true}
	for len(hints) > 0 {
		names[<-hints] = true
	}
	if len(names) > fewFiles {
		return nil
	}
	return slices.Sorted(maps.Keys(names))
}

// settled builds from all files as they are, if any of them changed.
func (f *follower) settled(ctx context.Context) (changed bool, err error) {
	start := time.Now()
	snap, err := f.ws.Scan(ctx)
	if err != nil {
		return false, err
	}
	if !snap.Changed {
		if f.held != nil {
			f.show(*f.held, time.Since(start))
			f.held = nil
		}
		return false, nil
	}
	if !f.begun {
		f.begun = true
		defer hurried(snap.Sources)()
	}
	m, err := plan(ctx, snap, f.builder, f.want)
	if err != nil {
		return false, err
	}
	f.held = nil
	f.show(m, time.Since(start))
	return true, nil
}

// early builds from a first look at files that were just saved.
func (f *follower) early(ctx context.Context, names []string) error {
	start := time.Now()
	snap, err := f.ws.Look(ctx, names)
	if err != nil || !snap.Changed {
		return err
	}
	m, err := plan(ctx, snap, f.builder, f.want)
	if err != nil {
		return err
	}
	if f.held = nil; m.Draft == nil {
		f.held = &m
		return nil
	}
	f.show(m, time.Since(start))
	return nil
}
