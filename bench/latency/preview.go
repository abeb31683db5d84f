package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// preview is a running server.
type preview struct {
	address string // ends in a slash
	first   time.Duration
	command *exec.Cmd
}

// idleTime is how long the server is watched at rest.
const idleTime = 5 * time.Second

// start starts a server and waits until it shows its first page.
func start(program, folder string, patience time.Duration) (*preview, error) {
	p := &preview{command: exec.Command(program, "-C", folder, "serve", "--port", "0")}
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := p.command.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		p.stop()
		return nil, fmt.Errorf("the server did not say its address: %w", err)
	}
	p.address = strings.TrimSpace(line)
	for {
		if _, status, err := p.get(""); err == nil && status == http.StatusOK {
			p.first = time.Since(began)
			return p, nil
		}
		if time.Since(began) > patience {
			p.stop()
			return nil, fmt.Errorf("no page after %s", patience)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func (p *preview) stop() {
	_ = p.command.Process.Signal(os.Interrupt)
	_ = p.command.Wait()
}

func (p *preview) get(page string) (body string, status int, err error) {
	answer, err := http.Get(p.address + page)
	if err != nil {
		return "", 0, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	return string(data), answer.StatusCode, err
}

// saves makes the saves of one kind: every second is seen by asking, the others
// by events. The times are sorted.
func (p *preview) saves(k kind, o options) (asked, heard []time.Duration, err error) {
	for i := range o.n {
		see, list := p.ask, &asked
		if i%2 > 0 {
			see, list = p.hear, &heard
		}
		took, err := p.save(k, i, see, o.patient)
		if err != nil {
			return nil, nil, err
		}
		*list = append(*list, took)
		p.rest()
	}
	slices.Sort(asked)
	slices.Sort(heard)
	return asked, heard, nil
}

// rest waits until the server is at rest, and then for a while that is never
// the same, so that a save meets the server at any moment.
func (p *preview) rest() {
	for {
		before := p.worked()
		time.Sleep(100 * time.Millisecond)
		if p.worked()-before <= 10*time.Millisecond {
			break
		}
	}
	time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond)
}

// a seer gives a channel that tells when a page has become as wanted.
type seer func(ctx context.Context, page string, wanted func(string, int) bool) (<-chan time.Time, error)

// save makes one save and gives the time until its page is served.
func (p *preview) save(k kind, i int, see seer, patience time.Duration) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	e, err := k.edit(i)
	if err != nil {
		return 0, err
	}
	seen, err := see(ctx, e.page, e.wanted)
	if err != nil {
		return 0, err
	}
	began := time.Now()
	if err := e.save(); err != nil {
		return 0, err
	}
	select {
	case at := <-seen:
		return at.Sub(began), nil
	case <-ctx.Done():
		return 0, fmt.Errorf("save %d was not seen on %s after %s", i, e.page, patience)
	}
}

// ask asks for the page every two milliseconds.
func (p *preview) ask(ctx context.Context, page string, wanted func(string, int) bool) (<-chan time.Time, error) {
	seen := make(chan time.Time, 1)
	go func() {
		for ctx.Err() == nil {
			if body, status, err := p.get(page); err == nil && wanted(body, status) {
				seen <- time.Now()
				return
			}
			time.Sleep(2 * time.Millisecond)
		}
	}()
	return seen, nil
}

// hear opens an event stream as an open page does, and asks for the page when an
// event comes.
func (p *preview) hear(ctx context.Context, page string, wanted func(string, int) bool) (<-chan time.Time, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.address+"_dossier/events?page="+url.QueryEscape("/"+page), nil)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "event: hello") { // the stream is open
	}
	seen := make(chan time.Time, 1)
	go func() {
		defer answer.Body.Close()
		for lines.Scan() {
			if !strings.HasPrefix(lines.Text(), "event: site") {
				continue
			}
			if body, status, err := p.get(page); err == nil && wanted(body, status) {
				seen <- time.Now()
				return
			}
		}
	}()
	return seen, nil
}

// worked is the processor time that the server has used so far, in steps of
// 10 ms.
func (p *preview) worked() time.Duration {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
	_, rest, _ := strings.Cut(string(data), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// idle gives the processor time that the server uses at rest. A while after a
// build it collects its garbage once.
func (p *preview) idle() (time.Duration, error) {
	time.Sleep(time.Second)
	p.rest()
	before := p.worked()
	time.Sleep(idleTime)
	return p.worked() - before, nil
}

// memory is the server's resident memory in MB.
func (p *preview) memory() int {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kilobytes, _ := strconv.Atoi(strings.Fields(value)[0])
			return kilobytes / 1024
		}
	}
	return 0
}
