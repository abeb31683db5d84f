package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"sync"

	"dossier/internal/build"
	"dossier/internal/parallel"
)

// summer sums up files by GMAC (NIST SP 800-38D), under a key that is drawn by chance
// for each dossier. Who does not know the key cannot make two files of one sum but by
// a luck of less than one in 2^100, and nobody is shut out by it: what such a file
// would bring about is that a build is not made. It takes a seventh of the time of
// SHA-256.
type summer struct {
	key  string // hexadecimal
	code cipher.AEAD
}

// newSummer gives the summer of a key, and of a new one where that is none. Where the
// code may not be used, as where GODEBUG allows certified modules alone, it can sum up
// nothing.
func newSummer(key string) *summer {
	var bytes [16]byte
	if len(key) != hex.EncodedLen(len(bytes)) {
		key = ""
	} else if _, err := hex.Decode(bytes[:], []byte(key)); err != nil {
		key = ""
	}
	if key == "" {
		rand.Read(bytes[:]) // never fails
		key = hex.EncodeToString(bytes[:])
	}
	by := &summer{key: key}
	if block, err := aes.NewCipher(bytes[:]); err == nil {
		if code, err := cipher.NewGCM(block); err == nil {
			by.code = code
		}
	}
	return by
}

// program begins to sum up the program's own file. What it gives waits, once, for
// the sum, which is empty where there is none to be had.
func (by *summer) program() func() string {
	if by.code == nil {
		return func() string { return "" }
	}
	done := make(chan string, 1)
	go func() {
		s := by.sum()
		if s.own() != nil {
			done <- ""
			return
		}
		sum := s.end()
		done <- hex.EncodeToString(sum[:])
	}()
	return func() string { return <-done }
}

// files sums up files, each by its name and bytes, where their site is published, at
// which address, and for whom.
func (by *summer) files(output string, want build.Input, sources []build.Source) string {
	sums := make([][sumSize]byte, len(sources))
	desks := sync.Pool{New: func() any { return by.sum() }}
	parallel.Each(len(sources), func(i int) {
		s := desks.Get().(*sum)
		s.add(sources[i].Path)
		s.add(sources[i].Data)
		sums[i] = s.end()
		desks.Put(s)
	})
	s := by.sum()
	s.add(output)
	s.add(fmt.Sprint(want.BaseURL, " ", want.Internal))
	for _, one := range sums {
		s.add(string(one[:]))
	}
	all := s.end()
	return hex.EncodeToString(all[:])
}

const sumSize = 16 // bytes

// sum is a sum in the making.
type sum struct {
	code cipher.AEAD
	room []byte // the sum of what came before, and what came since
	last [sumSize]byte
}

func (by *summer) sum() *sum {
	const room = 32 << 10
	return &sum{code: by.code, room: make([]byte, sumSize, room)}
}

// add takes a text with its length, so that no two lists of texts are the same.
func (s *sum) add(text string) {
	var size [8]byte
	binary.LittleEndian.PutUint64(size[:], uint64(len(text)))
	s.take(string(size[:]))
	s.take(text)
}

func (s *sum) take(text string) {
	for len(text) > 0 {
		n := min(len(text), cap(s.room)-len(s.room))
		s.room = append(s.room, text[:n]...)
		text = text[n:]
		s.turn()
	}
}

// own takes the program's file.
func (s *sum) own() error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(program)
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		n, err := f.Read(s.room[len(s.room):cap(s.room)])
		s.room = s.room[:len(s.room)+n]
		s.turn()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// turn puts the sum of what fills the room in its place.
func (s *sum) turn() {
	if len(s.room) == cap(s.room) {
		s.press()
	}
}

func (s *sum) press() {
	var once [12]byte // a nonce keeps what is hidden apart, and nothing is
	s.code.Seal(s.last[:0], once[:], nil, s.room)
	s.room = append(s.room[:0], s.last[:]...)
}

// end gives the sum of what was taken, and begins anew.
func (s *sum) end() [sumSize]byte {
	s.press()
	sum := s.last
	clear(s.room)
	return sum
}
