package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"syscall"
	"time"
)

// AddressError says that the server cannot listen where it was told to.
type AddressError struct {
	Addr   string
	Reason string
	hint   string
	err    error
}

func (e *AddressError) Error() string { return e.Addr + ": " + e.Reason }

// Hint says what an editor can do about it.
func (e *AddressError) Hint() string { return e.hint }

// Unwrap gives the system's error.
func (e *AddressError) Unwrap() error { return e.err }

// Listen opens the port of an address such as "127.0.0.1:1313" or ":1313".
// Without a host it is open to this machine only; port 0 takes any free one.
// The error is an [*AddressError].
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, &AddressError{addr, "not an address", "give a host and a port, as in 127.0.0.1:1313", err}
	}
	if host == "" {
		host = "127.0.0.1"
	}
	addr = net.JoinHostPort(host, port)
	l, err := net.Listen("tcp", addr)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &AddressError{addr, "the port is in use", "choose another with --port, or any free one with --port 0", err}
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, &AddressError{addr, "this machine has no such address", "name one of its own, 127.0.0.1, or 0.0.0.0 for all", err}
	case errors.Is(err, os.ErrPermission):
		return nil, &AddressError{addr, "the port is reserved", "choose one above 1023 with --port", err}
	}
	return nil, &AddressError{addr, fmt.Sprintf("cannot be listened on: %v", cause(err)), "choose another with --port", err}
}

// cause takes the operation and the address off a network error.
func cause(err error) error {
	if op, ok := errors.AsType[*net.OpError](err); ok {
		return op.Err
	}
	return err
}

// URL gives the address to open in a browser on this machine.
func URL(l net.Listener) string {
	addr, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return "http://" + l.Addr().String() + "/"
	}
	host := addr.IP.String()
	if addr.IP.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, fmt.Sprint(addr.Port)) + "/"
}

// Loopback reports whether only this machine can reach a listener.
func Loopback(l net.Listener) bool {
	addr, ok := l.Addr().(*net.TCPAddr)
	return ok && addr.IP.IsLoopback()
}

// Limits on what one connection may take.
const (
	headerTime  = 5 * time.Second
	readTime    = 10 * time.Second
	writeTime   = 60 * time.Second // a large file on a slow line; not for event streams
	idleTime    = 60 * time.Second
	headerBytes = 16 << 10
	farewell    = 2 * time.Second // for answers that are under way at the end

	mostConnections = 2 * mostTabs // at a time; more wait until one ends
)

// Serve answers on the listener until ctx ends, then closes all connections,
// those of event streams at once, and returns nil.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	host := hostname(l.Addr().String())
	s.bound.Store(&host)
	streams, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	server := &http.Server{
		Handler:                      s,
		DisableGeneralOptionsHandler: true, // we answer for all methods
		ReadHeaderTimeout:            headerTime,
		ReadTimeout:                  readTime,
		WriteTimeout:                 writeTime,
		IdleTimeout:                  idleTime,
		MaxHeaderBytes:               headerBytes,
		ErrorLog:                     s.opts.ErrorLog,
		BaseContext:                  func(net.Listener) context.Context { return streams },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(&bounded{l, make(chan struct{}, mostConnections)}) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving on %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	hangUp()
	patience, enough := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer enough()
	if server.Shutdown(patience) != nil {
		server.Close()
	}
	<-failed
	return nil
}

// bounded accepts so many connections at a time; the others wait in the queue of
// the system.
type bounded struct {
	net.Listener
	open chan struct{} // holds a token for each connection
}

func (b *bounded) Accept() (net.Conn, error) {
	c, err := b.Listener.Accept()
	if err != nil {
		return nil, err
	}
	b.open <- struct{}{}
	return &boundedConn{Conn: c, leave: sync.OnceFunc(func() { <-b.open })}, nil
}

// boundedConn gives its place free when it is closed.
type boundedConn struct {
	net.Conn
	leave func()
}

func (c *boundedConn) Close() error {
	defer c.leave()
	return c.Conn.Close()
}
